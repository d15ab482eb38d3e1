"""The threads of the process: many that wait for gateways, each kind with its own, and one that writes what came of it.

Only the writer has a connection to the database. While the database is away it keeps what it knows and tries again.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping
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
Outcome = Handed | Refused | NotNow
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
        self._done: SimpleQueue[tuple[Job, Outcome] | None] = SimpleQueue()
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
        while (told := self._done.get()) is not None:
            job, outcome = told
            while not _written(job, outcome) and not self._stopping.wait(AGAIN):
                pass
            with self._lock:
                self._busy[job.kind] -= 1
        connection.close()


def send(job: Job) -> Outcome:
    """Hand one message over. Whatever a way raises, it is an outcome."""
    try:
        return SENDERS[job.kind](job)
    except (Refused, NotNow) as problem:
        return problem
    except Exception:
        log.exception("The way %s failed unexpectedly", job.kind)
        return NotNow("gateway_error")


def write(job: Job, outcome: Outcome) -> None:
    """Behind the engine's wall."""
    at = queries.database_clock()
    if isinstance(outcome, Refused):
        results.failed(job, str(outcome), at=at, for_good=True, gone=outcome.gone)
    elif isinstance(outcome, NotNow):
        results.failed(job, str(outcome), at=at, for_good=False)
    else:
        with transaction.atomic():
            if results.handed(job, outcome, at=at) and job.kind == Kind.MAIL:
                mails.send_waiting(job)


def _written(job: Job, outcome: Outcome) -> bool:
    try:
        hosts.municipalities()  # known before any transaction: inside one the register cannot be read
        with region("engine"):
            write(job, outcome)
    except DatabaseError as problem:
        log.warning("What became of %s could not be written yet: %s", job.key, type(problem).__name__)
        connection.close()
        return False
    except Exception:
        log.exception("What became of %s could not be written", job.key)
    return True
