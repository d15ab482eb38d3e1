"""Letters between two OCMWs. References, times and sealed bytes: no name, no number, nothing about whom it is.

`municipality` is the addressee and `received_by` the author, so that row-level security shows a letter to those two.
A parcel is a letter whose sealed bytes lie in the media folder, under the name `blob`.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from foundation.tenancy.fields import MunicipalityField


class Letter(models.Model):
    class Kind(models.TextChoices):
        REQUEST = "request", "request"  # receiver -> sender: whom, since when, why, on which ground
        STANDING = "standing", "standing"  # receiver -> sender: who agreed changed
        WITHDRAWN = "withdrawn", "withdrawn"  # receiver -> sender: do not send, or: it may no longer be opened
        PARCEL = "parcel", "parcel"  # sender -> receiver
        ANSWER = "answer", "answer"  # sender -> receiver: not known, refused, passed on
        RECALLED = "recalled", "recalled"  # sender -> receiver: the parcel is taken back
        RECEIPT = "receipt", "receipt"  # receiver -> sender: opened, and every byte was right
        REJECTED = "rejected", "rejected"  # receiver -> sender: it did not open, and why
        FINISHED = "finished", "finished"  # receiver -> sender: which sections were taken over
        CONFLICT = "conflict", "conflict"  # either: we do not agree who is competent

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        FETCHED = "fetched", "fetched"
        REFUSED = "refused", "refused"
        RECALLED = "recalled", "recalled"
        EXPIRED = "expired", "expired"

    municipality = MunicipalityField()
    received_by = MunicipalityField()
    ref = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    turn = models.PositiveSmallIntegerField(default=1)
    sealed = models.BinaryField(default=bytes)
    blob = models.UUIDField(null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.BinaryField(default=bytes)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "received_by", "ref", "kind", "turn"], name="social_letter_once"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "state", "id"], name="social_letter_waiting"),
            models.Index(fields=["received_by", "state", "id"], name="social_letter_sent"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.turn}"
