"""Who asked for a mail about an area. It lives in the schema of the municipality, and ends with one click."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Subscription(models.Model):
    """One address and one area. Nothing is mailed before the address was confirmed, except the question to confirm.

    The link in its mails is derived from `key`; the database keeps only a hash of it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(max_length=254)
    area = models.JSONField(default=dict)
    language = models.CharField(max_length=5, default="nl")
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["email"], name="map_subscription_email")]

    def __str__(self) -> str:
        return str(self.key)
