"""A draft: everything a citizen typed so far, kept by the server so that nothing is lost without JavaScript.

It lives in the schema of the municipality, for a day at most. Sending empties it, down to the number that came of it.
"""

from __future__ import annotations

import uuid

from django.db import models


class Draft(models.Model):
    """The address of a draft is its unguessable id; `key` makes one melding of it, however often it is sent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    answers = models.JSONField(default=dict)
    photos = models.JSONField(default=list)
    number = models.CharField(max_length=14, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["changed_at"], name="draft_age")]

    def __str__(self) -> str:
        return str(self.id)
