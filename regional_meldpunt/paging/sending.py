"""The threads of the process: many that wait for gateways, each kind with its own, and one that writes what came of it.

Only the writer has a connection to the database. While the database is away it keeps what it knows and tries again.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from django.db import DatabaseError, connection, transaction

from foundation.tenancy import region
from regional_meldpunt.paging import mails, queries, results
from regional_meldpunt.paging.jobs import Handed, Job, NotNow, Refused
from regional_meldpunt.paging.models import Kind
from regional_meldpunt.paging.senders import chat, phone, push
from tenants.registry import hosts

THREADS = {Kind.PUSH: 8, Kind.SMS: 12, Kind.VOICE: 12, Kind.MAIL: 2, Kind.CHAT: 4}
AGAIN = 0.5
"""Seconds until what could not be written is written again."""
BREATH = 0.02
"""Seconds in which what came of other messages may join; nobody waits for it."""
MOST = 50
Outcome = Handed | Refused | NotNow
Told = tuple[Job, Outcome]
log = logging.getLogger(__name__)

SENDERS: Mapping[str, Callable[[Job], Handed]] = {
    Kind.PUSH: push.send,
    Kind.SMS: phone.send,
    Kind.VOICE: phone.send,
    Kind.CHAT: chat.send,
}


class Sending:
    """What is on its way. `free` says how many more of each kind may begin now."""

    def __init__(self) -> None:
        self._pools = {
            kind: ThreadPoolExecutor(most, thread_name_prefix=f"paging-{kind}")
            for kind, most in THREADS.items()
            if kind in SENDERS
        }
        self._busy: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._done: SimpleQueue[Told | None] = SimpleQueue()
        self._stopping = threading.Event()
        self._writer = threading.Thread(target=self._write_all, name="paging-writer", daemon=True)
        self._writer.start()

    def free(self) -> dict[str, int]:
        with self._lock:
            return {str(kind): most - self._busy[kind] for kind, most in THREADS.items()}

    @property
    def on_their_way(self) -> int:
        with self._lock:
            return sum(self._busy.values())

    def begin(self, job: Job) -> None:
        with self._lock:
            self._busy[job.kind] += 1
        if job.kind == Kind.MAIL:
            self._done.put((job, Handed()))
        else:
            self._pools[Kind(job.kind)].submit(self._send, job)

    def end(self) -> None:
        """Wait for what is on its way, and write it."""
        for pool in self._pools.values():
            pool.shutdown(wait=True)
        self._stopping.set()
        self._done.put(None)
        self._writer.join(timeout=10)

    def _send(self, job: Job) -> None:
        self._done.put((job, send(job)))

    def _write_all(self) -> None:
        """What came of one message is written with whatever comes in the next moment."""
        while told := self._told():
            while not _written(told) and not self._stopping.wait(AGAIN):
                pass
            with self._lock:
                self._busy.subtract(job.kind for job, _outcome in told)
        connection.close()

    def _told(self) -> list[Told]:
        """Waits for the first; nothing when there is no more to come."""
        first = self._done.get()
        self._stopping.wait(BREATH)
        told = [first]
        while len(told) < MOST and not self._done.empty():
            told.append(self._done.get())
        known = [one for one in told if one is not None]
        if len(known) < len(told) and known:
            self._done.put(None)
        return known


def send(job: Job) -> Outcome:
    """Hand one message over. Whatever a way raises, it is an outcome."""
    try:
        return SENDERS[job.kind](job)
    except (Refused, NotNow) as problem:
        return problem
    except Exception:
        log.exception("The way %s failed unexpectedly", job.kind)
        return NotNow("gateway_error")


def write(told: Sequence[Told]) -> None:
    """Behind the engine's wall."""
    at = queries.database_clock()
    with transaction.atomic():
        taken = [(job, outcome) for job, outcome in told if isinstance(outcome, Handed)]
        held = results.handed_all(taken, at=at) if taken else set()
        for job, _handed in taken:
            if job.kind == Kind.MAIL and job.page in held:
                mails.send_waiting(job)
    for job, outcome in told:
        if not isinstance(outcome, Handed):
            gone = outcome.gone if isinstance(outcome, Refused) else ()
            results.failed(job, str(outcome), at=at, for_good=isinstance(outcome, Refused), gone=gone)


def _written(told: list[Told]) -> bool:
    try:
        hosts.municipalities()  # known before any transaction: inside one the register cannot be read
        with region("engine"):
            write(told)
    except DatabaseError as problem:
        log.warning("What became of %d messages could not be written yet: %s", len(told), type(problem).__name__)
        connection.close()
        return False
    except Exception:
        if len(told) > 1:
            return all(list(map(_written, ([one] for one in told))))
        log.exception("What became of %s could not be written", told[0][0].key)
    return True
