"""What the telephone leaves behind: a card per call for a day, and a line per question answered at once.

Both belong to whoever was called: a municipality, or the region (owner «region»).
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField


class CallState(models.TextChoices):
    RINGING = "ringing", pgettext_lazy("state of a call", "Rings")
    TAKEN = "taken", pgettext_lazy("state of a call", "Taken")
    MISSED = "missed", pgettext_lazy("state of a call", "Missed")
    ENDED = "ended", pgettext_lazy("state of a call", "Ended")


class CallCard(models.Model):
    """A call as the exchange tells it. The number of the caller is forgotten after a day."""

    municipality = MunicipalityField()
    call = models.CharField(max_length=80, help_text="How the exchange names this call")
    phone = models.CharField(max_length=40, blank=True, help_text="Empty when the caller hides it")
    line = models.CharField(max_length=80, blank=True, help_text="The line that was called")
    state = models.CharField(max_length=8, choices=CallState.choices, default=CallState.RINGING)
    at = models.DateTimeField()
    taken_by = ActorField(null=True, blank=True)
    number = models.CharField(max_length=14, blank=True, help_text="The melding that came of it")

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "call"], name="call_card_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["municipality", "at"], name="call_card_recent")]

    def __str__(self) -> str:
        return f"{self.call} {self.at:%Y-%m-%d %H:%M}"


class FirstLine(models.Model):
    """A question that was answered while it was asked. `competent` is the municipality it was about."""

    municipality = MunicipalityField()
    competent = MunicipalityField()
    number = models.CharField(max_length=14)
    category = models.CharField(max_length=60)
    channel = models.CharField(max_length=8)
    by = ActorField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "number"], name="first_line_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["municipality", "at"], name="first_line_recent")]

    def __str__(self) -> str:
        return self.number
