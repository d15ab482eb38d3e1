"""Filters that somebody kept, and what was done to many meldingen at once, so that it can be undone."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField

EVERYBODY = 0


class SavedList(models.Model):
    """A filter with a name: a tab above the list, of one person or of everybody here."""

    municipality = MunicipalityField()
    user_id = models.BigIntegerField(default=EVERYBODY, help_text="0: for everybody here")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=600, help_text="The filter, as it stands in the address")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["user_id", "name", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "user_id", "name"], name="saved_list_once"),
        ]

    def __str__(self) -> str:
        return self.name


class BulkAct(models.Model):
    """One act on many. `items` is a list of {"number", "version", "before": {...}}: what to go back to."""

    municipality = MunicipalityField()
    key = models.UUIDField()
    verb = models.CharField(max_length=16)
    items = models.JSONField(default=list)
    refused = models.PositiveIntegerField(default=0)
    by = ActorField()
    user_id = models.BigIntegerField()
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="bulk_act_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "user_id", "-at"], name="bulk_mine")
        ]

    def __str__(self) -> str:
        return f"{self.verb} {len(self.items)}"
