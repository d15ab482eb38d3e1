"""Signs of life: each long-running process says every second that it works, and how far behind it is.

A sign lives in Redis for a few seconds and then fades by itself, so nobody compares clocks, and a Redis that
lost everything knows again after one beat. What a process says about itself travels with it, for example the
age of the oldest row it should have handled by now: whoever asks needs no right to read those rows.
"""

import json
import logging
import os
import threading
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import redis
from django.conf import settings

logger = logging.getLogger(__name__)

INTERVAL = 1.0
"""Seconds between two signs of one process."""
FADES_AFTER_MS = 5000
PATIENCE = 2.0
"""Seconds Redis gets to answer."""


def beat(process: str, **facts: Any) -> bool:
    """Say that `process` works, with facts about itself; False when Redis did not hear it (never an exception)."""
    try:
        _client(os.getpid()).set(_key(process), json.dumps({"pid": os.getpid(), **facts}), px=FADES_AFTER_MS)
    except redis.RedisError as problem:
        logger.warning("No sign of life could be given for %s: %s", process, problem)
        return False
    return True


def signs(*processes: str) -> dict[str, dict[str, Any] | None]:
    """The latest sign of each process, or None where it has faded. Raises `redis.RedisError` when Redis is away."""
    found = _client(os.getpid()).mget([_key(process) for process in processes])
    return {process: json.loads(sign) if sign else None for process, sign in zip(processes, found, strict=True)}


def forget(*processes: str) -> None:
    """Wipe out earlier signs: before a fresh start, one of a predecessor says nothing. Raises `redis.RedisError`."""
    _client(os.getpid()).delete(*[_key(process) for process in processes])


class Pulse:
    """Beats from a thread of its own for a process whose main loop is not ours.

    `facts` is asked at each beat; when it raises, the beat is skipped: a process that cannot look at its own work
    does not count as alive.
    """

    def __init__(self, process: str, facts: Callable[[], Mapping[str, Any]] = dict) -> None:
        self.process = process
        self.facts = facts
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"pulse-{process}", daemon=True)

    def start(self) -> "Pulse":
        self._thread.start()
        return self

    def stop(self) -> None:
        self._stopped.set()

    def _run(self) -> None:
        while True:
            try:
                beat(self.process, **self.facts())
            except Exception:
                logger.exception("%s could not look at its own work", self.process)
            if self._stopped.wait(INTERVAL):
                return


def _key(process: str) -> str:
    return f"{settings.STREEKPOORT_ROLE_PREFIX}:heartbeat:{process}"


@cache
def _client(pid: int) -> "redis.Redis":
    """One client for each process: a connection must not survive a fork."""
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
