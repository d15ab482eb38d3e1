"""The counters of one process. Who is counted: a reader without an account, with an ordinary browser, once per page.

No cookie, no address and no fingerprint is looked at, so two visits of one person are two. What is in memory when a
process is killed is at most what was read in the last `EVERY` seconds.
"""

from __future__ import annotations

import atexit
import logging
import os
import threading
from collections import Counter
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django.utils.timezone import localdate

from cms.visits import actions
from foundation.tenancy import WallError, municipality

EVERY = 2.0  # seconds
ROBOTS = ("bot", "crawl", "spider", "slurp", "preview", "lighthouse", "monitor", "curl", "python", "wget")
LONGEST = 400
MOST = 20_000
log = logging.getLogger(__name__)


class Counting:
    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()
        self._writer_of = 0  # the process whose writer runs: a fork has none yet

    def seen(self, schema: str, path: str, environ: dict[str, Any]) -> None:
        """A page was given. Quick: it stands in the way of every page."""
        agent = environ.get("HTTP_USER_AGENT", "").lower()
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_SEC_PURPOSE" in environ or any(map(agent.__contains__, ROBOTS)):
            return
        if len(path) > LONGEST or "\x00" in path:
            return
        with self._lock:
            self._counts[schema, path] += 1
        if self._writer_of != os.getpid():
            self._begin()

    def write(self) -> int:
        """Everything counted so far goes to the database; what cannot be written stays for the next time."""
        with self._lock:
            counted, self._counts = self._counts, Counter()
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

    def _begin(self) -> None:
        with self._lock:
            if self._writer_of == os.getpid():
                return
            self._writer_of = os.getpid()
        threading.Thread(target=self._write_for_ever, name="visits", daemon=True).start()
        atexit.register(self.write)

    def _write_for_ever(self) -> None:
        pause = threading.Event()
        while not pause.wait(EVERY):
            if self._counts:
                close_old_connections()
                self.write()


counting = Counting()
