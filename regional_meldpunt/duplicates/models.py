"""A storm: what one night of wind or water caused, kept together so that one message reaches everybody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField


class Storm(models.Model):
    """Owned by the region or by one municipality. Meldingen carry its slug."""

    municipality = MunicipalityField()
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    by = ActorField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["municipality", "-at"], name="storm_recent")]

    def __str__(self) -> str:
        return self.name


class StormMessage(models.Model):
    """What was said to everybody, once: `key` comes with the form, so that a second click says nothing twice."""

    municipality = MunicipalityField()
    storm = models.SlugField(max_length=40)
    key = models.UUIDField()
    text = models.TextField()
    by = ActorField()
    at = models.DateTimeField()
    told = models.PositiveIntegerField(default=0, help_text="Meldingen whose reporters were told so far")

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="storm_message_once"),
        ]

    def __str__(self) -> str:
        return f"{self.storm} {self.at:%Y-%m-%d %H:%M}"
