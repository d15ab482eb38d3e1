"""The counters of one process. Who is counted: a reader without an account, with an ordinary browser, once per page.

No cookie, no address and no fingerprint is looked at, so two visits of one person are two. What is in memory when a
process is killed is at most what was read in the last `EVERY` seconds.
"""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections import Counter, deque
from contextlib import suppress
from functools import lru_cache
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django.utils.timezone import localdate

from cms.visits import actions
from foundation.tenancy import WallError, municipality

EVERY = 2.0  # seconds
ROBOTS = ("bot", "crawl", "spider", "slurp", "preview", "lighthouse", "monitor", "curl", "python", "wget")
LONGEST = 400
MOST = 20_000
AT_ONCE = 200_000
log = logging.getLogger(__name__)


@lru_cache(maxsize=2000)
def is_robot(agent: str) -> bool:
    return any(map(agent.lower().__contains__, ROBOTS))


class Counting:
    def __init__(self) -> None:
        self._seen: deque[tuple[str, str]] = deque(maxlen=AT_ONCE)
        self._counts: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()
        self._writes = False
        os.register_at_fork(after_in_child=self._forked)

    def seen(self, schema: str, path: str, environ: dict[str, Any]) -> None:
        """A page was given. Quick, and without a lock: it stands in the way of every page."""
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_SEC_PURPOSE" in environ:
            return
        if len(path) > LONGEST or "\x00" in path or is_robot(environ.get("HTTP_USER_AGENT", "")):
            return
        self._seen.append((schema, path))
        if not self._writes:
            self._begin()

    def write(self) -> int:
        """Everything counted so far goes to the database; what cannot be written stays for the next time."""
        with self._lock:
            counted, self._counts = self._counts, Counter()
            with suppress(IndexError):
                while True:
                    counted[self._seen.popleft()] += 1
        month, written = localdate().replace(day=1), 0
        by_schema: dict[str, dict[str, int]] = {}
        for (schema, path), views in counted.items():
            by_schema.setdefault(schema, {})[path] = views
        for schema, counts in by_schema.items():
            try:
                with municipality(schema):
                    actions.add(counts, month)
                written += sum(counts.values())
            except (DatabaseError, WallError) as problem:
                log.warning("Visits of %s are written later: %s", schema, problem)
                connection.close()
                self._put_back(schema, counts)
        return written

    def _put_back(self, schema: str, counts: dict[str, int]) -> None:
        with self._lock:
            if len(self._counts) < MOST:
                self._counts.update({(schema, path): views for path, views in counts.items()})

    def _forked(self) -> None:
        """The writer is a thread, and a fork has none; what was counted before is written by the parent."""
        self._writes, self._counts, self._lock = False, Counter(), threading.Lock()
        self._seen.clear()

    def _begin(self) -> None:
        with self._lock:
            if self._writes:
                return
            self._writes = True
        threading.Thread(target=self._write_for_ever, name="visits", daemon=True).start()
        atexit.register(self.write)

    def _write_for_ever(self) -> None:
        pause = threading.Event()
        while not pause.wait(EVERY):
            if self._seen or self._counts:
                close_old_connections()
                self.write()


counting = Counting()
