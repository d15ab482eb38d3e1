"""The built-in PostgreSQL and Redis: for people who have neither, wherever their checkout lies."""

import os
import shutil
import signal
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
import redis as redis_client

from streekpoort.embedded import postgres, redis, services


def until(condition: Callable[[], object], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("a home with spaces") / ("long " * 30)
    yield folder
    redis.stop(folder)
    postgres.destroy(folder)
    shutil.rmtree(folder, ignore_errors=True)


def postmaster(home: Path) -> int:
    address = postgres.ensure(home, durable=False).superuser
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT pg_read_file('postmaster.pid')").fetchone()
    assert row is not None
    return int(row[0].splitlines()[0])


def test_the_owner_may_make_roles_but_is_no_superuser(home: Path) -> None:
    with psycopg.connect(postgres.ensure(home, durable=False).owner) as connection:
        row = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, pg_get_userbyid(datdba) = current_user "
            "FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()"
        ).fetchone()
    assert row == (False, False, True, True)


@pytest.mark.parametrize("login", ["database", "queue", "engine"])
def test_the_other_logins_own_nothing_and_may_nothing(home: Path, login: str) -> None:
    with psycopg.connect(getattr(postgres.ensure(home, durable=False), login)) as connection:
        row = connection.execute(
            "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row == (False,)


def test_nobody_comes_in_without_the_password(home: Path) -> None:
    address = urlsplit(postgres.ensure(home, durable=False).owner)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"host=127.0.0.1 port={address.port} user={address.username} password=guess dbname=streekpoort")


def test_secrets_are_for_their_owner_only(home: Path) -> None:
    postgres.ensure(home, durable=False)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (home / "secrets").iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE((home / "secrets").stat().st_mode) == 0o700


def test_a_second_start_finds_the_running_server(home: Path) -> None:
    first = postgres.ensure(home, durable=False)
    started = time.monotonic()
    assert postgres.ensure(home, durable=False) == first
    assert time.monotonic() - started < 0.5


def test_it_recovers_after_the_server_was_killed(home: Path) -> None:
    with psycopg.connect(postgres.ensure(home, durable=False).owner, autocommit=True) as connection:
        connection.execute("SET synchronous_commit = on")
        connection.execute("CREATE TABLE kept AS SELECT 'still there' AS word")
    pid = postmaster(home)
    os.kill(pid, signal.SIGKILL)
    until(lambda: gone(pid))
    with psycopg.connect(postgres.ensure(home, durable=False).owner) as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("still there",)]


def test_a_stale_pid_file_with_a_reused_number_is_no_obstacle(home: Path) -> None:
    postgres.ensure(home, durable=False)
    postgres.stop(home)
    data = next(iter({folder for folder in (home / "postgres", *Path("/var/lib").glob("streekpoort-*"))
                      if (folder / "data").exists() and postgres._server(home, print).base == folder}))  # fmt: skip
    (data / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n{data}\n0\n1\n\n127.0.0.1\n0 0\nready\n")
    with psycopg.connect(postgres.ensure(home, durable=False).owner) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_redis_answers_with_its_password_only(home: Path) -> None:
    address = redis.ensure(home)
    assert redis_client.Redis.from_url(address).ping() is True
    with pytest.raises(redis_client.AuthenticationError):
        redis_client.Redis(port=urlsplit(address).port or 0).ping()


def test_redis_comes_back_after_it_was_killed(home: Path) -> None:
    before = redis_client.Redis.from_url(redis.ensure(home))
    pid = int(before.info("server")["process_id"])
    os.kill(pid, signal.SIGKILL)
    until(lambda: gone(pid))
    assert redis_client.Redis.from_url(redis.ensure(home)).ping() is True


def test_addresses_that_are_set_are_used_and_nothing_is_started(tmp_path: Path) -> None:
    given = {
        "DATABASE_URL": "postgresql://app@db/x",
        "DATABASE_OWNER_URL": "postgresql://owner@db/x",
        "REDIS_URL": "redis://cache/0",
    }
    settings = services.ensure(tmp_path, given)
    assert {name: settings[name] for name in given} == given
    assert settings["DATABASE_QUEUE_URL"] == given["DATABASE_URL"]
    assert not (tmp_path / "postgres").exists()


def test_half_an_outside_database_is_refused_with_the_name_of_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(services.MissingAddress, match="DATABASE_OWNER_URL is missing"):
        services.ensure(tmp_path, {"DATABASE_URL": "postgresql://app@db/x", "REDIS_URL": "redis://cache/0"})
