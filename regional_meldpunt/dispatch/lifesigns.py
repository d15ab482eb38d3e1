"""The engine says that it works: each second to Redis, in its own row for the coordinator, and to somebody outside."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from time import monotonic

from foundation import heartbeat
from regional_meldpunt.dispatch import queries
from regional_meldpunt.dispatch.models import Engine

FORGOTTEN_AFTER = timedelta(minutes=10)


class Lifesigns:
    """Those of one engine. `steps` is how often it took up a melding since it began."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.steps = 0
        self._begun: datetime | None = None
        self._beaten = -heartbeat.INTERVAL

    def give(self, at: datetime) -> None:
        """After each look; does something once a second."""
        if monotonic() - self._beaten < heartbeat.INTERVAL:
            return
        self._beaten = monotonic()
        late = queries.oldest_due(at)
        heartbeat.beat("engine", oldest_due=late)
        if self._begun is None:
            self._begun = at
            Engine.objects.filter(seen_at__lt=at - FORGOTTEN_AFTER).delete()
        now = {"seen_at": at, "steps": self.steps, "late": late}
        Engine.objects.update_or_create(
            name=self.name, defaults=now, create_defaults={**now, "started_at": self._begun}
        )
