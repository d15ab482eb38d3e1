"""One gapless stream of what happened in the region, and its counter.

Number order equals commit order, because the counter row is held from the last statement of a transaction until its
commit. Whoever read up to number N therefore never misses a late commit of a lower number.
"""

import uuid
from typing import ClassVar

from django.db import models

from foundation.tenancy.fields import MunicipalityField


class Stream(models.Model):
    """The counter of a stream. `epoch` is renewed by a restore, and by nothing else."""

    name = models.CharField(max_length=40, primary_key=True)
    epoch = models.UUIDField(default=uuid.uuid4)
    head = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} at {self.head}"


class StoredEvent(models.Model):
    """One event: what, about which municipality, whether the desk may see it, and its ids. No personal data."""

    seq = models.BigIntegerField(primary_key=True)
    event = models.CharField(max_length=60)
    data = models.JSONField()
    municipality = MunicipalityField(blank=True)
    received_by = MunicipalityField(blank=True)
    desk = models.BooleanField(default=True)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "seq"], name="event_municipality_seq"),
            models.Index(fields=["received_by", "seq"], name="event_received_by_seq"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.event}"
