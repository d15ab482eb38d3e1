"""The engine killed, doubled, without Redis, its connections ended: each melding is called for once, and none is forgotten."""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic

import psycopg
import pytest
import redis
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from foundation.events import announcing
from foundation.events.models import StoredEvent
from foundation.tasks.models import Task
from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen.models import HistoryEntry, Melding
from streekpoort.embedded import redis as embedded_redis
from tests.faults.alone import Alone, alone, end_backends
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.stack import wait_for

PATIENCE = 120.0
STANDSTILL = 30.0
ENGINE = "%engine%"
pytestmark = pytest.mark.slow


@pytest.fixture
def engine(committed: None, tmp_path: Path) -> Iterator[Alone]:
    """Somebody is on call; no engine runs yet."""
    on_call_people()
    with alone(folder=tmp_path) as stack:
        yield stack


def acute(count: int = 1) -> list[Melding]:
    """Acute meldingen at the desk, all at once; nobody sits there."""
    with municipality("kortrijk"), announcing():
        return [
            making.receive(decision=making.REGION, category="boom-op-de-weg", urgency="acute") for _ in range(count)
        ]


def calls() -> int:
    with region("desk"):
        return Alarm.objects.count()


def await_calls(engine: Alone, count: int) -> None:
    wait_for(lambda: calls() >= count, PATIENCE, f"{count} alarms", engine.logs)


def assert_each_called_once(meldingen: list[Melding]) -> None:
    """One alarm, one line of history, one event and one mail for each melding; and nothing else."""
    once = dict.fromkeys((melding.number for melding in meldingen), 1)
    with region("desk"):
        assert Counter(Alarm.objects.values_list("melding__number", flat=True)) == once
        lines = HistoryEntry.objects.filter(verb="alarm_sent")
        assert Counter(lines.values_list("melding__number", flat=True)) == once
        events = StoredEvent.objects.filter(event="alarm.sent")
        assert Counter(events.values_list("data__number", flat=True)) == once
    with login("queue"), region("queue"):
        mails = Task.objects.filter(key__contains="alarm.")
        assert mails.count() == len(meldingen)


@contextmanager
def the_last_statement_held_up(superuser_url: str) -> Iterator[psycopg.Connection]:
    """Nobody can number an event: whoever does something waits just before its commit."""
    with psycopg.connect(superuser_url) as holder:
        holder.execute("SELECT 1 FROM events_stream FOR UPDATE")
        yield holder
        holder.rollback()


def engines_waiting(superuser_url: str) -> int:
    with psycopg.connect(superuser_url) as superuser:
        found = superuser.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename LIKE %s AND wait_event_type = 'Lock'",
            [ENGINE],
        ).fetchone()
    return int(found[0]) if found else 0


def listeners(superuser_url: str) -> int:
    with psycopg.connect(superuser_url) as superuser:
        found = superuser.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name = 'streekpoort engine listener'"
        ).fetchone()
    return int(found[0]) if found else 0


def test_killed_just_before_its_commit_it_leaves_nothing_and_the_next_one_calls_once(
    engine: Alone, superuser_url: str
) -> None:
    found = acute()
    with the_last_statement_held_up(superuser_url):
        engine.start("engine")
        wait_for(
            lambda: engines_waiting(superuser_url), PATIENCE, "the engine to be at its last statement", engine.logs
        )
        engine.kill("engine", signal.SIGKILL)
    wait_for(lambda: not engines_waiting(superuser_url), PATIENCE, "the database to notice")
    assert calls() == 0
    engine.start("engine")
    await_calls(engine, 1)
    assert_each_called_once(found)


def test_killed_again_and_again_while_it_works_it_loses_and_doubles_nothing(engine: Alone) -> None:
    found = acute(60)
    for reached in (1, 15, 35):
        engine.start("engine")
        await_calls(engine, reached)
        engine.kill("engine", signal.SIGKILL)
    engine.start("engine")
    await_calls(engine, len(found))
    assert_each_called_once(found)


def test_two_engines_share_what_is_due(engine: Alone, tmp_path: Path, superuser_url: str) -> None:
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    with alone("engine", folder=other_folder):
        engine.start("engine")
        wait_for(lambda: listeners(superuser_url) == 2, PATIENCE, "two engines", engine.logs)
        found = acute(60)
        await_calls(engine, len(found))
        assert_each_called_once(found)


def test_its_ended_connections_cost_no_alarm(engine: Alone, superuser_url: str) -> None:
    engine.start("engine")
    wait_for(lambda: listeners(superuser_url), PATIENCE, "the engine", engine.logs)
    found = acute(40)
    for reached in (1, 10, 20):
        await_calls(engine, reached)
        end_backends(superuser_url, ENGINE)
    await_calls(engine, len(found))
    assert_each_called_once(found)
    wait_for(lambda: listeners(superuser_url), PATIENCE, "the engine to listen again", engine.logs)


def test_it_calls_without_redis_and_gives_signs_of_life_again_after_it(committed: None, tmp_path: Path) -> None:
    on_call_people()
    home = tmp_path / "redis-home"
    url = embedded_redis.ensure(home)
    try:
        with alone("engine", folder=tmp_path, REDIS_URL=url) as engine:
            server = redis.Redis.from_url(url)
            signs = partial(server.keys, "*heartbeat:engine")
            wait_for(signs, PATIENCE, "a sign of life", engine.logs)
            server.flushall()
            wait_for(signs, PATIENCE, "a sign of life after FLUSHALL", engine.logs)
            embedded_redis.stop(home)
            found = acute(3)
            await_calls(engine, 3)
            assert embedded_redis.ensure(home) == url
            wait_for(signs, PATIENCE, "a sign of life after the restart", engine.logs)
            assert_each_called_once(found)
    finally:
        embedded_redis.stop(home)


def seconds_to_the_call(engine: Alone) -> float:
    """From the moment the melding was written to the look in which the engine called for it."""
    before, melding = calls(), acute()[0]
    await_calls(engine, before + 1)
    with region("desk"):
        heard = StoredEvent.objects.get(event="melding.received", data__number=melding.number).at
        return (Alarm.objects.get(melding=melding).sent_at - heard).total_seconds()


def test_an_acute_melding_wakes_it(engine: Alone, superuser_url: str) -> None:
    """Not at its next look, half a second later, but at once: six of seven times, on a busy machine perhaps not at first."""
    engine.start("engine")
    wait_for(lambda: listeners(superuser_url), PATIENCE, "the engine", engine.logs)
    waits: list[float] = []
    for _attempt in range(3):
        waits = sorted(seconds_to_the_call(engine) for _ in range(7))
        if waits[5] < 0.2:
            break
    assert waits[5] < 0.2, waits


def test_stopped_like_a_machine_that_stands_still_it_goes_on_where_it_was(engine: Alone, superuser_url: str) -> None:
    """Half a minute. What comes in meanwhile is called for as soon as it wakes, once."""
    engine.start("engine")
    wait_for(lambda: listeners(superuser_url), PATIENCE, "the engine", engine.logs)
    engine.processes["engine"].send_signal(signal.SIGSTOP)
    wakes = monotonic() + STANDSTILL
    found = acute(5)
    wait_for(lambda: monotonic() > wakes, STANDSTILL + 5, "half a minute")
    assert calls() == 0
    engine.processes["engine"].send_signal(signal.SIGCONT)
    await_calls(engine, len(found))
    assert_each_called_once(found)


def test_a_rolling_restart_costs_and_doubles_nothing(engine: Alone, tmp_path: Path, superuser_url: str) -> None:
    """The new one begins before the old one is asked to end, in the middle of the work."""
    engine.start("engine")
    wait_for(lambda: listeners(superuser_url), PATIENCE, "the engine", engine.logs)
    other_folder = tmp_path / "new"
    other_folder.mkdir()
    with alone("engine", folder=other_folder) as new:
        wait_for(lambda: listeners(superuser_url) == 2, PATIENCE, "the new engine", new.logs)
        found = acute(30)
        engine.kill("engine", signal.SIGTERM)
        await_calls(new, len(found))
        assert_each_called_once(found)


def test_a_database_that_is_away_for_a_while_costs_no_alarm(engine: Alone, superuser_url: str) -> None:
    """Nobody can connect, and who was connected is thrown out; the engine tries again until it may."""
    engine.start("engine")
    wait_for(lambda: listeners(superuser_url), PATIENCE, "the engine", engine.logs)
    found = acute(5)
    name = conninfo_to_dict(superuser_url)["dbname"]
    database = sql.Identifier(str(name))
    with psycopg.connect(superuser_url, dbname="postgres", autocommit=True) as superuser:
        superuser.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(database))
        try:
            superuser.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename LIKE %s",
                [name, ENGINE],
            )
            wait_for(lambda: "lost the database" in engine.logs(), PATIENCE, "the engine to notice", engine.logs)
        finally:
            superuser.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(database))
    await_calls(engine, len(found))
    assert_each_called_once(found)
