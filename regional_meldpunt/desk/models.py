"""Which melding a colleague has open. That somebody sits at the desk at all is `dispatch.Presence`."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Look(models.Model):
    """One row per operator, written again with every sign of their desk; a sign that is a minute old says nothing."""

    account = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=120)
    number = models.CharField(max_length=14, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["seen_at"], name="desk_look_seen")]

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"
