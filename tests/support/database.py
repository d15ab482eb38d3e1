"""A template built once by the owner, and a copy of it for every process that runs tests.

The template carries the name of a fingerprint over everything that shapes a database: models, migrations, walls, SQL and the code that
builds. While nothing of that changes, a run starts with one ``CREATE DATABASE ... TEMPLATE``.
"""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests.support.environment import DATABASE
from tests.support.home import CHECKOUT, locked
from tests.support.servers import PREFIX, servers

SHAPING = (
    "*/migrations/*.py", "walls.py", "models.py", "models/*.py", "sql/*.sql", "baseline/*.sql",
    "tenants/provisioning/*.py", "tenants/registry/*.py", "foundation/tenancy/*.py", "foundation/tenancy/backend/*.py", "settings/*.py",
    "tests/cast.py", "tests/support/build.py",
)  # fmt: skip
ROOTS = ("platform", "tenants", "cms", "regional_meldpunt", "shared_services", "tests")
WORLD = ("*.py", "*.sql")  # the populated template follows every file: its content comes from the modules themselves
KEPT_TEMPLATES = 3


def fingerprint(patterns: tuple[str, ...] = SHAPING) -> str:
    """Changes with every file that shapes the database."""
    digest = hashlib.sha256()
    for root in ROOTS:
        for path in sorted((CHECKOUT / root).rglob("*")):
            relative = path.relative_to(CHECKOUT)
            if path.is_file() and any(relative.match(pattern) for pattern in patterns):
                digest.update(f"{relative}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def superuser(database: str = "postgres") -> Iterator[psycopg.Connection]:
    with psycopg.connect(servers.urls(database).superuser, autocommit=True) as connection:
        yield connection


def template() -> str:
    """The name of an up-to-date template; it is built when there is none."""
    with locked("template"):
        name = f"template_{fingerprint()}"
        with superuser() as connection:
            _drop_stale(connection)
            if not _exists(connection, name):
                _build(connection, name)
            _forget_old_templates(connection, name)
    return name


def world() -> str:
    """The name of an up-to-date populated template (``tests.isolation.world``)."""
    source = template()
    with locked("template"):
        name = f"template_world_{fingerprint(WORLD)}"
        with superuser() as connection:
            if not _exists(connection, name):
                draft = f"{name}_draft"
                _drop(connection, draft)
                copy(connection, source, draft)
                _run_builder(draft, "world", servers.urls(draft).superuser)
                _rename(connection, draft, name)
    return name


def make(name: str = DATABASE, source: str = "") -> None:
    """A database of this process, equal to the template, or to another one."""
    source = source or template()
    with locked("template"), superuser() as connection:
        _drop(connection, name)
        copy(connection, source, name)


def drop(name: str = DATABASE) -> None:
    with superuser() as connection:
        _drop(connection, name)


def _build(connection: psycopg.Connection, name: str) -> None:
    draft = f"{name}_draft"
    _drop(connection, draft)
    owner = sql.Identifier(f"{PREFIX}_owner")
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(draft), owner))
    _run_builder(draft)
    _rename(connection, draft, name)


def _run_builder(database: str, *arguments: str) -> None:
    environment = {**os.environ, **servers.urls(database).environment(), "STREEKPOORT_PROCESS": "owner"}
    environment["DJANGO_SETTINGS_MODULE"] = "streekpoort.settings.test"
    environment["PYTHONPATH"] = os.pathsep.join((str(CHECKOUT / "platform"), str(CHECKOUT)))
    command = (sys.executable, "-m", "tests.support.build", *arguments)
    built = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
    if built.returncode:
        raise RuntimeError(f"the template database could not be built:\n{built.stdout[-2000:]}{built.stderr[-6000:]}")


def _rename(connection: psycopg.Connection, draft: str, name: str) -> None:
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(name)))


def copy(connection: psycopg.Connection, source: str, name: str) -> None:
    """A copy keeps the tables and their rights, not the rights on the database itself: those are repeated."""
    owner = sql.Identifier(f"{PREFIX}_owner")
    target = sql.Identifier(name)
    statement = "CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY"
    connection.execute(sql.SQL(statement).format(target, sql.Identifier(source), owner))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(target))
    for kind in ("app", "queue", "engine"):
        login = sql.Identifier(f"{PREFIX}_login_{kind}")
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(target, login))


def _exists(connection: psycopg.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _drop_stale(connection: psycopg.Connection) -> None:
    for (name,) in connection.execute("SELECT datname FROM pg_database").fetchall():
        owner_process = re.fullmatch(r"test_(\d+)(_\w+)?", name)
        dead = owner_process and not Path(f"/proc/{owner_process[1]}").exists()
        if dead or name.endswith("_draft"):  # a draft is made under the lock that we hold: this one was given up
            _drop(connection, name)


def _forget_old_templates(connection: psycopg.Connection, present: str) -> None:
    question = (
        "SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%%' AND datname <> ALL(%s) ORDER BY oid DESC"
    )
    old = connection.execute(question, [[present, "template0", "template1"]]).fetchall()
    for (name,) in old[KEPT_TEMPLATES:]:
        _drop(connection, name)
