"""Who was told and who agreed, at the receiver. In clear: references, codes, dates. Sealed: names and what was shown.

The key of an adult's row is wrapped twice: by the keys of the OCMW, and by the secret of the link that this adult has
in hand. So they read and answer in the evening, when the social files are locked, and nobody else does.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.identity.actor import ActorField


class Participant(models.Model):
    """An adult of one request. `sections` is [{"kind", "ground"}]; `person` is what the request calls them."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request_ref = models.UUIDField(db_index=True)
    person = models.UUIDField()
    sections = models.JSONField(default=list)
    key_id = models.CharField(max_length=32)
    wrapped = models.BinaryField(default=bytes)
    sealed = models.BinaryField(default=bytes)
    asked_at = models.DateTimeField()
    asked_by = ActorField()
    link_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001  # none is not the same as ""
    link_box = models.BinaryField(default=bytes)
    link_until = models.DateTimeField(null=True, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["request_ref", "person"], name="social_asked_once"),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Statement(models.Model):
    """What an adult said, once and for all: a change of mind is a new one. Each is chained to the one before.

    `choices` is {kind: word} for the sections it is about; `text_hash` is of every word that was shown to them.
    """

    class Way(models.TextChoices):
        WEB = "web", _("form on the web")
        DESK = "desk", _("at the desk, with a witness")
        PAPER = "paper", _("on paper")

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="statements")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = ActorField()
    way = models.CharField(max_length=10, choices=Way.choices)
    choices = models.JSONField(default=dict)
    until = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=2)
    text_version = models.CharField(max_length=12)
    text_hash = models.CharField(max_length=64)
    sealed = models.BinaryField()
    scan = models.UUIDField(null=True, blank=True)
    previous = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        ordering: ClassVar[list[str]] = ["participant", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["participant", "number"], name="social_statement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.number}"
