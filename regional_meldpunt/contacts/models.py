"""How to answer a reporter. Keyed by the reference that the melding carries; nothing here names the melding."""

from __future__ import annotations

import uuid

from django.db import models


class Contact(models.Model):
    """One reporter as they named themselves. Every field is optional: reporting needs no name."""

    ref = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=5, default="nl")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.ref)
