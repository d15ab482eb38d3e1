"""Waking a process that works through due rows, as soon as something happened anywhere.

A notification only wakes; the rows tell what there is to do. A lost notification or connection therefore costs no more
than the time until the next look.
"""

import logging
import threading
from contextlib import suppress
from time import monotonic
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from foundation.realtime.logins import arguments

CHANNEL = "streekpoort_events"
BREATH = 0.05
"""Seconds between two looks, however much happens; after a rest the first one comes at once."""

AGAIN = 0.5
"""Seconds until a lost connection is made again."""

log = logging.getLogger(__name__)


def _hear_out(listener: "psycopg.Connection[tuple[Any, ...]]") -> None:
    """What was said up to now is answered by the look that follows; it asks for no other one."""
    for _told in listener.notifies(timeout=0):
        pass


class Waker:
    """Waits for the next event or for the next look, whichever comes first.

    `channel` is another one for what wakes only one kind of process; `breath` as below.
    """

    def __init__(self, name: str, *, channel: str = CHANNEL, breath: float = BREATH) -> None:
        self._name = name
        self._channel = channel
        self._breath = breath
        self._listener: psycopg.Connection[tuple[Any, ...]] | None = None
        self._looked = -breath

    def wait(self, seconds: float, stop: threading.Event) -> bool:
        """Come back when something happened (true), also while nobody waited, and after `seconds` anyhow."""
        woken = False
        try:
            listener = self._listening()
            woken = any(True for _ in listener.notifies(timeout=seconds, stop_after=1))
            if woken and (left := self._looked + self._breath - monotonic()) > 0:
                stop.wait(left)
                _hear_out(listener)
        except (psycopg.Error, OSError) as error:
            log.warning("Listening stopped, trying again: %s", type(error).__name__)
            self.close()
            stop.wait(min(seconds, AGAIN))
        self._looked = monotonic()
        return woken

    def close(self) -> None:
        if self._listener is not None:
            with suppress(psycopg.Error, OSError):
                self._listener.close()
            self._listener = None

    def _listening(self) -> "psycopg.Connection[tuple[Any, ...]]":
        if self._listener is None or self._listener.closed:
            self._listener = psycopg.connect(**arguments(self._name))
            self._listener.execute(SQL("LISTEN {}").format(Identifier(self._channel)))
        return self._listener
