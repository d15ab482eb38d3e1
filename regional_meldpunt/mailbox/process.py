"""The mail process: visits every mailbox at its turn and handles what was stored.

One slow or broken server delays nobody else: a few visits go on at the same time, and a mailbox that is still being
visited is passed over. Killed at any point it loses nothing; the next one goes on.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.timezone import now

from foundation import heartbeat
from foundation.tenancy import behind
from regional_meldpunt.mailbox import collecting, handling, queries, sweeping
from regional_meldpunt.mailbox.models import REGION
from tenants.registry import hosts

TOGETHER = 4
BEAT = 1.0
log = logging.getLogger(__name__)
Visited = tuple[str, int]


class Round:
    """Who is being visited now."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        self._pool = pool
        self._busy: dict[Visited, Future[None]] = {}
        self.failing = 0

    def begin(self) -> None:
        """Send somebody to each mailbox that nobody is at."""
        self._busy = {who: visiting for who, visiting in self._busy.items() if not visiting.done()}
        found = everything()
        self.failing = sum(1 for _who, fails in found if fails)
        for who, _fails in found:
            if who not in self._busy:
                self._busy[who] = self._pool.submit(visit, *who)


def run() -> None:
    """Work until SIGTERM."""
    stop = threading.Event()
    _on_end(stop.set)
    with ThreadPoolExecutor(TOGETHER, thread_name_prefix="mailbox") as pool:
        work, waited = Round(pool), float(settings.STREEKPOORT_MAIL_POLL)
        while not stop.is_set():
            if waited >= settings.STREEKPOORT_MAIL_POLL:
                waited = 0.0
                _survive(work.begin)
            heartbeat.beat("mail", failing=work.failing)
            stop.wait(BEAT)
            waited += BEAT
    connection.close()


def everything() -> list[tuple[Visited, bool]]:
    """Every mailbox with a server, of every municipality and of the region, and whether it fails now."""
    found: list[tuple[Visited, bool]] = []
    for schema in (REGION, *(place.schema_name for place in hosts.municipalities())):
        with behind(queries.wall_of(schema)):
            found += [((schema, box.pk), box.failing_since is not None) for box in queries.to_fetch()]
    return found


def visit(schema: str, pk: int) -> None:
    """Fetch, handle, sweep. In a thread with a connection of its own, which is closed afterwards."""
    try:
        hosts.municipalities()  # known before any transaction: inside one the register cannot be read
        with behind(queries.wall_of(schema)):
            box = queries.mailbox(pk)
            if box is not None and box.is_fetched:
                handling.handle_all(box)  # what an earlier visit left
                collecting.collect(box, at=now(), then=partial(handling.handle_all, box))
                sweeping.sweep(box, at=now())
    except DatabaseError as problem:
        log.warning("A visit to a mailbox lost the database: %s", type(problem).__name__)
    except Exception:
        log.exception("A visit to a mailbox of %s failed", schema)
    finally:
        connection.close()


def _survive(step: Callable[[], None]) -> None:
    try:
        step()
    except DatabaseError as problem:
        log.warning("The mail process lost the database and tries again: %s", type(problem).__name__)
        connection.close()


def _on_end(stop: Callable[[], None]) -> None:
    def handle(number: int, frame: FrameType | None) -> None:
        stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)
