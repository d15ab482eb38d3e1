"""A sign of life to somebody outside: when it stays away, a service elsewhere raises the alarm about the alarms.

Asking an address takes as long as it takes, so it happens beside the work. It only goes out while the engine really
works: it looked within the last seconds, and no step is overdue.
"""

from __future__ import annotations

import json
import logging
import threading
from dataclasses import dataclass
from time import monotonic

from django.conf import settings

from foundation import outbound
from foundation.outbound import OutboundProblem

LOOKED_WITHIN = 5.0
LATE = 5.0
"""Seconds after which a step counts as overdue."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Told:
    """What became of a sign; `number` rises with each. `problem` is empty when it arrived."""

    number: int
    problem: str


class Outside:
    """Started at the first look; does nothing without an address."""

    def __init__(self, name: str) -> None:
        self.told: Told | None = None
        self._name = name
        self._looked, self._late = -LOOKED_WITHIN, 0.0
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def looked(self, late: float) -> None:
        """The engine looked just now, and its most overdue step was so many seconds late."""
        self._looked, self._late = monotonic(), late
        if self._thread is None and settings.STREEKPOORT_HEARTBEAT_URL:
            self._thread = threading.Thread(target=self._run, name="engine-outside", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        self._stopped.set()

    @property
    def works(self) -> bool:
        return monotonic() - self._looked <= LOOKED_WITHIN and self._late <= LATE

    def _run(self) -> None:
        number = 0
        while not self._stopped.is_set():
            if self.works:
                number += 1
                self.told = Told(number, self._tell())
            self._stopped.wait(settings.STREEKPOORT_HEARTBEAT_EVERY)

    def _tell(self) -> str:
        body = json.dumps({"engine": self._name, "late": round(self._late, 1)}).encode()
        kind = {"Content-Type": "application/json"}
        try:
            answer = outbound.ask("POST", settings.STREEKPOORT_HEARTBEAT_URL, body=body, headers=kind)
        except OutboundProblem as problem:
            log.warning("The sign of life did not leave: %s", problem)
            return str(problem)[:200]
        return "" if answer.fine else f"HTTP {answer.status}"
