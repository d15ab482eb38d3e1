"""Night numbers, and the calls to them. Who called is not here: the number stands in the contact book of a
municipality, and for a day on the card of the call; here is only a print of it, to know the same caller again.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from tenants.people.models import Person


class NightNumber(models.Model):
    """A number that citizens call. `place` is the municipality whose contact book keeps the caller, and which the
    call-back is about until somebody knows better; a number of the region itself has one too.
    """

    digits = models.CharField(max_length=20, unique=True, help_text="The last digits, the same however it is dialled")
    shown = models.CharField(max_length=40, help_text="As people read it")
    name = models.CharField(max_length=80)
    place = models.CharField(max_length=40)
    regional = models.BooleanField(default=False, help_text="Also for calls to a number that nobody knows")
    desk_phone = models.CharField(max_length=40, blank=True, help_text="Rings first while an operator is at the desk")
    ring_seconds = models.PositiveSmallIntegerField(default=25)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class NightCall(models.Model):
    """A call as the exchange tells of it. Facts are only ever added, so that they may arrive in any order and twice."""

    call = models.CharField(max_length=80, unique=True, help_text="How the exchange names this call")
    key = models.UUIDField(default=uuid.uuid4, editable=False, help_text="Makes one melding of it")
    line = models.ForeignKey(NightNumber, on_delete=models.SET_NULL, null=True, related_name="+")
    line_name = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=40)
    caller = models.CharField(max_length=64, blank=True, help_text="Of the caller's number; empty when it is hidden")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_by_name = models.CharField(max_length=120, blank=True)
    missed_at = models.DateTimeField(null=True)
    voicemail_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    recording = models.UUIDField(null=True, help_text="Reference of the stored file with the message")
    recording_url = models.CharField(max_length=500, blank=True)
    call_back_at = models.DateTimeField(null=True, help_text="Since when somebody must call back")
    joins = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="joined")
    number = models.CharField(max_length=14, blank=True, help_text="The melding that came of it")

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], name="night_call_recent"),
            models.Index(fields=["caller", "call_back_at"], name="night_call_same"),
        ]

    def __str__(self) -> str:
        return f"{self.call} {self.at:%Y-%m-%d %H:%M}"

    @property
    def state(self) -> str:
        """`answered`, `voicemail`, `missed`, `ended` or `ringing`."""
        facts = (
            ("answered", self.answered_at),
            ("voicemail", self.voicemail_at),
            ("missed", self.missed_at),
            ("ended", self.ended_at),
        )
        return next((word for word, at in facts if at), "ringing")

    @property
    def said(self) -> str:
        return str(WORDS[self.state])


WORDS = {
    "ringing": pgettext_lazy("state of a night call", "Rings"),
    "answered": pgettext_lazy("state of a night call", "Answered"),
    "missed": pgettext_lazy("state of a night call", "Missed"),
    "voicemail": pgettext_lazy("state of a night call", "Left a message"),
    "ended": pgettext_lazy("state of a night call", "Ended"),
}
