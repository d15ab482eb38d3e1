"""Webhooks of a municipality, what was sent to them, and how far the stream of events was read."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField


class Webhook(models.Model):
    """An address that wants to hear what happens. `events` empty means everything about meldingen.

    `secret` signs each message; the receiver has the same one, so it cannot be a hash.
    """

    municipality = MunicipalityField()
    name = models.CharField(max_length=120)
    url = models.CharField(max_length=300)
    secret = models.CharField(max_length=80)
    events = models.JSONField(default=list)
    active = models.BooleanField(default=True)
    made_by = ActorField()
    made_at = models.DateTimeField()
    failing_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class DeliveryState(models.TextChoices):
    QUEUED = "queued", pgettext_lazy("state of a delivery", "Waiting")
    DELIVERED = "delivered", pgettext_lazy("state of a delivery", "Delivered")
    FAILED = "failed", pgettext_lazy("state of a delivery", "Given up")


class Delivery(models.Model):
    """One message to one webhook. `ident` stays the same at every attempt, so that a receiver can drop copies."""

    municipality = MunicipalityField()
    webhook_id = models.BigIntegerField()
    ident = models.UUIDField(default=uuid.uuid4, unique=True)
    seq = models.BigIntegerField(null=True, blank=True, help_text="Number of the event; empty for a test message")
    event = models.CharField(max_length=60)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    answer = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Status of the last answer")
    problem = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    next_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        verbose_name_plural = "deliveries"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["webhook_id", "seq"], name="delivery_once")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "webhook_id", "-at"], name="delivery_list"),
            models.Index(fields=["next_at"], condition=~models.Q(next_at=None), name="delivery_due"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.ident}"


class Follower(models.Model):
    """How far the stream was read for webhooks; of another epoch, the number means nothing."""

    name = models.CharField(max_length=40, primary_key=True)
    epoch = models.UUIDField()
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.name} at {self.seq}"
