"""The dispatch engine: a process of its own that calls whoever must be called, and never waits for anybody.

It works on rows with a moment at which something is due, takes them with SKIP LOCKED so that several engines share
the work, and believes only the clock of the database. Killed at any point it leaves either everything or nothing of
a step behind; the next engine goes on. Woken by whatever happens, it otherwise sleeps until exactly the next moment.
"""

import logging
import signal
import threading
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from time import monotonic
from types import FrameType

from django.db import Error as DatabaseError
from django.db import InterfaceError, OperationalError, connection

from foundation import standing
from foundation.events import announcing
from foundation.realtime.waking import Waker
from foundation.tenancy import region
from foundation.tenancy.prepared import prepared
from regional_meldpunt.dispatch import due, progress, queries
from regional_meldpunt.dispatch.ledger import gathered
from regional_meldpunt.dispatch.lifesigns import Lifesigns
from regional_meldpunt.dispatch.progress import Look
from tenants.registry import hosts

TICK = 0.5
"""Seconds until the next look when nothing wakes the engine and nothing is due before."""
BREATH = 0.1
"""Seconds between two looks in a storm: what came meanwhile is taken up together, which costs much less."""
MOST = 120
"""Steps in one look, so that signs of life and the end of the process are never kept waiting."""
SET_ASIDE = timedelta(minutes=1)

log = logging.getLogger(__name__)
Question = Callable[[Collection[int]], list[int]]


def run() -> None:
    """Work until SIGTERM. An error of the database is survived: the connection is made anew."""
    stop, waker, signs = threading.Event(), Waker("streekpoort engine listener", breath=BREATH), Lifesigns()
    _on_end(stop.set)
    tidied = 0.0
    while not stop.is_set():
        rest = TICK
        try:
            hosts.municipalities()  # known before any transaction: inside one the register cannot be read
            with region("engine"):
                begun = monotonic()
                at = database_clock()
                tidy = begun - tidied >= TICK
                signs.steps += (steps := work(at, tidy=tidy))
                tidied = begun if tidy else tidied
                if signs.give(at):
                    due.after_a_clock_set_back(at)
                rest = 0.0 if steps >= MOST else _until_next(at, monotonic() - begun)
        except DatabaseError as error:
            log.warning("The engine lost the database and tries again: %s", type(error).__name__)
            connection.close()
            stop.wait(TICK)
        waker.wait(rest, stop)
    waker.close()
    connection.close()


def _on_end(stop: Callable[[], None]) -> None:
    def handle(number: int, frame: FrameType | None) -> None:
        stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)


def _until_next(at: datetime, spent: float) -> float:
    """Seconds to sleep: until the next moment in any row, never longer than a tick."""
    moment = queries.next_due()
    if moment is None:
        return TICK
    return min(TICK, max(0.0, (moment - at).total_seconds() - spent))


def database_clock() -> datetime:
    """The only clock: engines on several machines would otherwise disagree."""
    now: datetime = prepared("SELECT clock_timestamp()").fetchone()[0]
    return now


class Aside:
    """Meldingen with which something went wrong that is not the database: the others do not wait for them."""

    def __init__(self) -> None:
        self._until: dict[int, datetime] = {}

    def put(self, pk: int, at: datetime) -> None:
        self._until[pk] = at + SET_ASIDE

    def now(self, at: datetime) -> set[int]:
        self._until = {pk: until for pk, until in self._until.items() if until > at}
        return set(self._until)


aside = Aside()


def work(at: datetime, *, tidy: bool = True) -> int:
    """Do everything that is due at a moment; returns how many meldingen were taken up. Behind the engine's wall.

    `tidy` also ends what nobody needs any more; in a storm that can wait until the next tick.
    """
    look = Look.at_moment(at)
    present = bool(look.operators)
    questions: tuple[Question, ...] = (
        lambda but: due.steps(at, but),
        lambda but: due.unbegun(present, but),
    )
    if tidy:
        questions = (due.needless, due.left_behind, *questions)
    steps = 0
    for question in questions:
        seen: set[int] = set()
        while steps < MOST:
            found = question(aside.now(at) | seen)
            seen.update(found)
            steps += _take(found, look) if found else 0
            if len(found) < due.BATCH:
                break
    return steps


def _take(pks: list[int], look: Look) -> int:
    """These meldingen in one transaction, those that another engine holds left out; when one of them goes wrong, each
    by itself.
    """
    try:
        return _together(pks, look)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        if len(pks) > 1:
            return sum(_take([pk], look) for pk in pks)
        log.exception("The engine could not go on with melding %s; it tries again in a minute", pks[0])
        aside.put(pks[0], look.at)
        return 0


def _together(pks: list[int], look: Look) -> int:
    with announcing(), standing.moment():
        held = due.hold(pks)
        look = look.not_before(held)
        runs = due.active(held)
        alarms = due.alarms_of(runs.values())
        look.foresee(held, runs)
        with gathered():
            for melding in held:
                run = runs.get(melding.pk)
                progress.take_up(melding, run, alarms.get(run.pk, ()) if run else (), look)
    return len(held)
