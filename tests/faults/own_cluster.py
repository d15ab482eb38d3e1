"""A PostgreSQL for one test: its server may be struck down without ending the tests of others.

The cluster of the test house is shared by every run, and works without fsync. This one is made by the same code as that of
`make up`, writes for good, and holds a copy of the database of this process.
"""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
from django.db import connections
from psycopg.errors import DuplicateObject
from psycopg.sql import SQL, Identifier

from streekpoort.embedded import postgres
from streekpoort.embedded.home import port_is_free
from streekpoort.embedded.postgres import Urls
from tenants.provisioning.baseline import pg_dump
from tests.support import database, environment
from tests.support.servers import PREFIX, into, servers
from tests.support.stack import wait_for

PROGRAMS = Path(pg_dump()).parent
PATIENCE = 30.0
PRISTINE = "pristine"


@dataclass(frozen=True)
class Cluster:
    """`environment` is for the processes that live on it."""

    home: Path
    urls: Urls

    @property
    def environment(self) -> dict[str, str]:
        return self.urls.environment()

    def shut_down_at_once(self) -> None:
        """As `pg_ctl stop -m immediate`: nobody is waited for, nothing is tidied, the next start recovers."""
        with psycopg.connect(self.urls.superuser) as superuser:
            (folder,) = superuser.execute("SHOW data_directory").fetchone() or ("",)
        pid = int((Path(folder) / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGQUIT)
        port = urlsplit(self.urls.superuser).port or 0
        wait_for(lambda: port_is_free(port), PATIENCE, "the server to be gone")

    def start(self) -> None:
        """Where it was; this process connects anew."""
        assert into(postgres.ensure(self.home, prefix=PREFIX).database, environment.DATABASE) == self.urls.database
        connections.close_all()

    @contextmanager
    def lived_on(self) -> Iterator["Cluster"]:
        """A fresh copy, on which this process works as well; afterwards it is back where it was."""
        with psycopg.connect(into(self.urls.superuser, "postgres"), autocommit=True) as superuser:
            name = Identifier(environment.DATABASE)
            superuser.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            database.copy(superuser, PRISTINE, environment.DATABASE)
        parts = urlsplit(self.urls.database)
        connection = connections["default"]
        there = {"PORT": parts.port, "USER": unquote(parts.username or ""), "PASSWORD": unquote(parts.password or "")}
        before, addresses = {key: connection.settings_dict[key] for key in there}, dict(os.environ)
        connections.close_all()
        connection.settings_dict.update(there)
        os.environ.update(self.environment)
        try:
            yield self
        finally:
            connections.close_all()
            connection.settings_dict.update(before)
            os.environ.update({name: addresses[name] for name in self.environment})


@contextmanager
def own_cluster(folder: Path) -> Iterator[Cluster]:
    """With everything that the database of this process holds now."""
    home = folder / "cluster"
    (home / "run").mkdir(parents=True)
    (home / "run" / "postgres.port").write_text(str(_port_to_keep()))
    try:
        made = postgres.ensure(home, prefix=PREFIX, durable=False)
        _copy_roles(made.superuser)
        _copy_database(folder / "copy.dump", made.superuser)
        postgres.stop(home)
        made = postgres.ensure(home, prefix=PREFIX)
        named = {field: into(getattr(made, field), environment.DATABASE) for field in Urls.__dataclass_fields__}
        yield Cluster(home, Urls(**named))
    finally:
        postgres.destroy(home)


def _port_to_keep() -> int:
    """Out of the range from which connections take theirs: whoever knocks while nobody listens could sit down on it."""
    return next(port for port in range(20_000 + os.getpid() % 8_000, 32_000) if port_is_free(port))


def _copy_roles(target: str) -> None:
    source = servers.urls("postgres").superuser
    told = subprocess.run(
        [PROGRAMS / "pg_dumpall", "--roles-only", "--no-role-passwords", f"--dbname={source}"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    with psycopg.connect(target, autocommit=True) as superuser:
        for statement in re.findall(r"^(?:CREATE|ALTER|GRANT) .*?;$", told, re.MULTILINE | re.DOTALL):
            try:
                superuser.execute(statement.encode())
            except DuplicateObject:
                continue  # the logins were made with the cluster


def _copy_database(dump: Path, target: str) -> None:
    source = servers.urls(environment.DATABASE).superuser
    subprocess.run([PROGRAMS / "pg_dump", "-Fc", "-Z0", f"--file={dump}", source], check=True)
    subprocess.run([PROGRAMS / "pg_restore", "--create", "--exit-on-error", f"--dbname={target}", dump], check=True)
    dump.unlink()
    with psycopg.connect(target, autocommit=True) as superuser:
        names = Identifier(environment.DATABASE), Identifier(PRISTINE)
        superuser.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(*names))
