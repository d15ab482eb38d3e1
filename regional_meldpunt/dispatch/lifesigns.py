"""The engine says that it works: each second to Redis, in its own row for the coordinator, and to somebody outside."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from foundation import heartbeat
from regional_meldpunt.dispatch import queries
from regional_meldpunt.dispatch.models import Engine
from regional_meldpunt.dispatch.outside import Outside

FORGOTTEN_AFTER = timedelta(minutes=10)


class Lifesigns:
    """Those of one engine. `steps` is how often it took up a melding since it began."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self.steps = 0
        self.outside = Outside(self.name)
        self._begun: datetime | None = None
        self._beaten = -heartbeat.INTERVAL
        self._told = 0

    def give(self, at: datetime) -> bool:
        """After each look; true when a second has passed and signs were given."""
        if monotonic() - self._beaten < heartbeat.INTERVAL:
            return False
        self._beaten = monotonic()
        late = queries.oldest_due(at)
        heartbeat.beat("engine", oldest_due=late)
        self.outside.looked(late)
        if self._begun is None:
            self._begun = at
            Engine.objects.filter(seen_at__lt=at - FORGOTTEN_AFTER).delete()
        values = {"seen_at": at, "steps": self.steps, "late": late, **self._of_outside(at)}
        first = {**values, "started_at": self._begun}
        Engine.objects.update_or_create(name=self.name, defaults=values, create_defaults=first)
        return True

    def _of_outside(self, at: datetime) -> dict[str, Any]:
        """What became of the last sign to the outside, once."""
        told = self.outside.told
        if told is None or told.number == self._told:
            return {}
        self._told = told.number
        return {"outside_problem": told.problem} if told.problem else {"outside_problem": "", "outside_at": at}
