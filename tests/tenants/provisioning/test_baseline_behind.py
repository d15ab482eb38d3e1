"""A baseline that somebody forgot to renew is said, and costs time; it never costs a start."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from streekpoort.embedded.postgres import Urls
from tenants.provisioning import baseline, database
from tenants.provisioning.baseline import Standing
from tests.support.database import drop, superuser
from tests.support.environment import DATABASE
from tests.support.home import CHECKOUT
from tests.support.servers import PREFIX, servers

APP = "contacts"


@pytest.fixture
def nothing() -> Iterator[Urls]:
    """A database without a single table."""
    name = f"{DATABASE}_nothing"
    drop(name)
    with superuser() as connection:
        statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0")
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(f"{PREFIX}_owner")))
    yield servers.urls(name)
    drop(name)


@pytest.fixture
def without_app(tmp_path: Path) -> Path:
    """The baseline as it was before there was an app of that name."""
    table, row = (
        re.compile(rf"\s\S+\.{APP}_\w+[\s(]"),
        re.compile(rf"^\t\(\d+, '{APP}', '\d{{4}}\w+', .*\),\n", re.MULTILINE),
    )
    for name in ("public.sql", "municipality.sql"):
        text, removed = row.subn("", (baseline.FOLDER / name).read_text())
        assert removed
        kept = [part for part in re.split(r"(?<=;)\n", text) if not table.search(part.partition("\n")[0])]
        assert f".{APP}_" not in "".join(kept)
        (tmp_path / name).write_text("\n".join(kept))
    note = (baseline.FOLDER / "made_from.txt").read_text().splitlines(keepends=True)
    (tmp_path / "made_from.txt").write_text("".join(line for line in note if not line.startswith(f"{APP}.")))
    return tmp_path


@pytest.mark.slow
def test_what_the_baseline_lacks_is_applied_after_it(nothing: Urls, without_app: Path) -> None:
    environment = {**os.environ, **nothing.environment(), "STREEKPOORT_PROCESS": "owner"}
    environment["PYTHONPATH"] = os.pathsep.join((str(CHECKOUT / "platform"), str(CHECKOUT)))
    environment["DJANGO_SETTINGS_MODULE"] = "streekpoort.settings.test"
    command = (sys.executable, "-m", "tests.tenants.provisioning.start_from", str(without_app))
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert database.REMARKS[Standing.BEHIND] in done.stdout
    assert "then: []" in done.stdout  # nobody is behind any more
    with psycopg.connect(nothing.owner) as connection:
        present = "SELECT to_regclass('menen.contacts_contact') IS NOT NULL"
        assert connection.execute(present).fetchone() == (True,)
        joined = "SELECT count(*) FROM registry_municipality WHERE schema_name = 'menen'"
        assert connection.execute(joined).fetchone() == (1,)


@pytest.mark.wall("kortrijk")  # some migrations ask the database while they are imported
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda lines: lines, Standing.CURRENT),
        (lambda lines: lines[1:], Standing.BEHIND),
        (lambda lines: [lines[0].replace(lines[0][-3:-1], "zz"), *lines[1:]], Standing.FOREIGN),
        (lambda lines: [*lines, "gone.0001_initial 0123456789abcdef\n"], Standing.FOREIGN),
    ],
    ids=["equal", "one was added", "one was changed", "one is gone"],
)
def test_standing(change: Any, expected: Standing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baseline, "FOLDER", tmp_path)
    lines = [f"{name} {digest}\n" for name, digest in baseline.on_disk().items()]
    (tmp_path / "made_from.txt").write_text("".join(change(lines)))
    assert baseline.standing() is expected


def test_without_a_note_it_is_foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baseline, "FOLDER", tmp_path)
    assert baseline.standing() is Standing.FOREIGN


@pytest.mark.parametrize(
    ("standing", "empty", "done"),
    [
        (Standing.CURRENT, True, ["load", "guard"]),
        (Standing.BEHIND, True, ["load", "migrate", "guard"]),
        (Standing.FOREIGN, True, ["migrate", "guard"]),
        (Standing.FOREIGN, False, ["migrate", "guard"]),
        (Standing.CURRENT, False, ["migrate", "guard"]),
    ],
)
@pytest.mark.wall("kortrijk")
def test_from_what_the_region_is_made(
    standing: Standing, empty: bool, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    said: list[str] = []
    monkeypatch.setattr(baseline, "standing", lambda: standing)
    monkeypatch.setattr(baseline, "load_public", lambda: steps.append("load"))
    monkeypatch.setattr(database, "is_empty", lambda: empty)
    monkeypatch.setattr(database, "migrate_tables", lambda: steps.append("migrate"))
    monkeypatch.setattr(database, "guard", lambda: steps.append("guard"))
    database._migrate_public(said.append, by_migrations=False)
    assert steps == done
    assert said == ([database.REMARKS[standing]] if empty and standing in database.REMARKS else [])
