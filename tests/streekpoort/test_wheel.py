"""What is installed from a wheel looks like what runs from a checkout: pages need their front-end files too."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.home import CHECKOUT

VENDOR = CHECKOUT / "build" / "vendor"
pytestmark = pytest.mark.skipif(not (VENDOR / "utrecht.css").exists(), reason="no front-end files: run `make up` once")


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_it_has_the_front_end_files_and_their_licences(names):
    made = {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    packed = {name.removeprefix("streekpoort/vendor/") for name in names if name.startswith("streekpoort/vendor/")}
    assert packed == made - {"axe.min.js"}


def test_it_has_everything_that_is_not_python(names):
    kinds = {".html", ".css", ".js", ".svg", ".mo", ".sql"}
    for package, folder in (("foundation", "platform/foundation"), ("tenants", "tenants"), ("cms", "cms")):
        here = {path.relative_to(CHECKOUT / folder) for path in (CHECKOUT / folder).rglob("*") if path.suffix in kinds}
        assert {Path(package, path).as_posix() for path in here} <= names


def test_it_has_no_tests(names):
    assert not [name for name in names if name.startswith("tests/")]
