"""One stored file. The row is the only way to the bytes; the path on disk is never shown to anybody."""

from __future__ import annotations

import uuid

from django.db import models

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField


class StoredFile(models.Model):
    """Bytes that passed the checks in `cleaning.py`: re-encoded, measured, scanned.

    `attached_at` stays empty until something keeps the file; `actions.sweep` removes what nobody kept.
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    at_region = models.BooleanField(default=False, help_text="The region works with it as well")
    path = models.CharField(max_length=200, unique=True)
    content_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField(help_text="bytes")
    width = models.PositiveIntegerField(default=0, help_text="pixels, 0 when it is no image")
    height = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    scanned = models.BooleanField(default=False, help_text="An antivirus engine looked at it")
    stored_at = models.DateTimeField()
    stored_by = ActorField()
    attached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "attached_at", "stored_at"], name="file_unattached")]

    def __str__(self) -> str:
        return f"{self.content_type} {self.ref}"
