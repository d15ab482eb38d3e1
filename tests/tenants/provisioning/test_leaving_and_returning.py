"""A municipality takes everything with it, and can come back as it was. On a database of its own."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import psycopg
import pytest

from tests.support.home import CHECKOUT
from tests.support.scratch import Scratch

SOURCE = os.pathsep.join((str(CHECKOUT / "platform"), str(CHECKOUT)))


def streekpoort(scratch: Scratch, *arguments: str, answer: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "streekpoort", *arguments],
        env={**scratch.environment, "DJANGO_SETTINGS_MODULE": "streekpoort.settings.test", "PYTHONPATH": SOURCE},
        input=answer,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def count(scratch: Scratch, query: str) -> int:
    with psycopg.connect(scratch.urls.superuser) as database:
        return database.execute(query).fetchone()[0]


@pytest.mark.slow
def test_export_remove_and_create_from_give_the_same_municipality(scratch: Scratch, tmp_path: Path) -> None:
    users = count(scratch, "SELECT count(*) FROM menen.identity_user")
    pages = count(scratch, "SELECT count(*) FROM menen.wagtailcore_page")
    assert users and pages

    file = tmp_path / "menen.zip"
    done = streekpoort(scratch, "tenant", "export", "menen", str(file))
    assert done.returncode == 0, done.stderr
    assert zipfile.ZipFile(file).testzip() is None

    refused = streekpoort(scratch, "tenant", "remove", "menen", answer="Kortrijk\n")
    assert refused.returncode != 0
    assert "nothing was removed" in refused.stderr
    assert count(scratch, "SELECT count(*) FROM menen.identity_user") == users

    assert streekpoort(scratch, "tenant", "remove", "menen", answer="Menen\n").returncode == 0
    assert count(scratch, "SELECT count(*) FROM pg_namespace WHERE nspname = 'menen'") == 0
    assert count(scratch, "SELECT count(*) FROM registry_municipality WHERE slug = 'menen'") == 0

    back = streekpoort(scratch, "tenant", "create", "--from", str(file))
    assert back.returncode == 0, back.stderr
    assert count(scratch, "SELECT count(*) FROM menen.identity_user") == users
    assert count(scratch, "SELECT count(*) FROM menen.wagtailcore_page") == pages


def test_a_file_that_is_no_export_is_refused_with_its_name(scratch: Scratch, tmp_path: Path) -> None:
    file = tmp_path / "holiday.zip"
    file.write_bytes(b"not a zip")
    done = streekpoort(scratch, "tenant", "create", "--from", str(file))
    assert done.returncode != 0
    assert "holiday.zip is not an export" in done.stderr


def test_an_unknown_municipality_is_answered_with_the_known_ones(scratch: Scratch) -> None:
    done = streekpoort(scratch, "tenant", "suspend", "gent")
    assert done.returncode != 0
    assert "kortrijk" in done.stderr
