"""A transfer as one of the two sides knows it. In clear: references, times, states, sections, who of the staff.

Who it is about, why, what was sent and what was found is sealed with a key of the transfer itself, which is wrapped by
the keys of the OCMW like the key of a file.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.transfer.states import Choice, Decision, Side, State


class Transfer(models.Model):
    """`other` is the OCMW on the other side; `file` is our own: the sender's from the start, the receiver's at the end.

    `turn` counts the parcels: one that was refused is sealed again under the next number, and the former never opens.
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=12)
    side = models.CharField(max_length=6, choices=Side.choices)
    other = MunicipalityField()
    state = models.CharField(max_length=10, choices=State.choices)
    key_id = models.CharField(max_length=32)
    wrapped = models.BinaryField()
    sealed = models.BinaryField(default=bytes)
    answer = models.BinaryField(default=bytes)
    consent = models.CharField(max_length=64, blank=True)
    consent_changed_at = models.DateTimeField(null=True, blank=True)
    handler_id = models.BigIntegerField(null=True, blank=True)
    handler_name = models.CharField(max_length=120, blank=True)
    began_at = models.DateTimeField()
    began_by = ActorField()
    asked_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    help_asked_on = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    conflict_at = models.DateTimeField(null=True, blank=True)
    turn = models.PositiveSmallIntegerField(default=0)
    file = models.ForeignKey(SocialFile, null=True, blank=True, on_delete=models.PROTECT, related_name="transfers")

    class Meta:
        ordering: ClassVar[list[str]] = ["-began_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["side", "state", "due_on"], name="social_transfer_work"),
        ]

    def __str__(self) -> str:
        return self.number


class TransferSection(models.Model):
    """One section: what the sender chose (`choice`, `redaction`), what came (`content`), what we decided on it."""

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(max_length=20)
    ground = models.CharField(max_length=10)
    choice = models.CharField(max_length=8, choices=Choice.choices, default=Choice.OPEN, blank=True)
    why = models.BinaryField(default=bytes)
    redaction = models.BinaryField(default=bytes)
    version = models.PositiveIntegerField(default=0)
    content = models.BinaryField(default=bytes)
    decision = models.CharField(max_length=6, choices=Decision.choices, default=Decision.OPEN, blank=True)
    note = models.BinaryField(default=bytes)
    by = ActorField(null=True, blank=True)
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["transfer", "kind"], name="social_transfer_section_once"),
        ]

    def __str__(self) -> str:
        return self.kind


class TransferDocument(models.Model):
    """A supporting document: the sender's choice of one of its own (`ref` of the file's), or one that came."""

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="documents")
    ref = models.UUIDField()
    kind = models.CharField(max_length=20)
    sealed = models.BinaryField(default=bytes)
    size = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["transfer", "ref"], name="social_transfer_document_once"),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Step(models.Model):
    """What happened, in order, written once: receipts, refusals and erasures stay provable without personal data."""

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    by = ActorField()
    verb = models.CharField(max_length=30)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.verb
