"""The process «paging»: hands over what is due, by whatever way, and never waits for a gateway.

Each way has threads of its own, so that one slow gateway keeps nobody from another. A page is marked as being sent
and committed before it goes; killed at any moment, the next process sends it again with the same key.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from types import FrameType

from django.db import DatabaseError, connection

from foundation import heartbeat
from foundation.realtime.waking import Waker
from foundation.tenancy import region
from regional_meldpunt.paging import queries, results, taking
from regional_meldpunt.paging.sending import Sending
from tenants.registry import hosts

TICK = 0.5
"""Seconds until the next look when nothing is known to come earlier."""
SHORTEST = 0.05
LOOK_AFTER = 0.5
log = logging.getLogger(__name__)


def run() -> None:
    """Work until SIGTERM. An error of the database is survived: the connection is made anew."""
    stop, sending = threading.Event(), Sending()
    waker = Waker("streekpoort paging listener", channel=queries.CHANNEL, breath=SHORTEST)
    _on_end(stop.set)
    looked = beaten = 0.0
    while not stop.is_set():
        wait = TICK
        try:
            hosts.municipalities()
            with region("engine"):
                at = queries.database_clock()
                if monotonic() - looked >= LOOK_AFTER:
                    results.look_after(at)
                    looked = monotonic()
                wait = work(at, sending)
                if monotonic() - beaten >= heartbeat.INTERVAL:
                    heartbeat.beat("paging", oldest_due=queries.oldest_due(at), sending=sending.on_their_way)
                    beaten = monotonic()
        except DatabaseError as problem:
            log.warning("Paging lost the database and tries again: %s", type(problem).__name__)
            connection.close()
            stop.wait(TICK)
        waker.wait(wait, stop)
    sending.end()
    waker.close()
    connection.close()


def work(at: datetime, sending: Sending) -> float:
    """Begin everything that may go now; returns the seconds until something will be due."""
    for job in taking.take(at, sending.free()):
        sending.begin(job)
    moment = queries.next_moment()
    if moment is None:
        return TICK
    return min(TICK, max(SHORTEST, (moment - at).total_seconds()))


def _on_end(stop: Callable[[], None]) -> None:
    def handle(number: int, frame: FrameType | None) -> None:
        stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)
