"""Concepts, their immutable versions, the governments they name, and what municipalities published from them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from cms.concepts.kinds import CHOICES, PRODUCT
from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField


class Concept(models.Model):
    """What is being written. Municipalities only ever read `ConceptVersion`, except for number and state."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=CHOICES, default=PRODUCT)
    productnummer = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    content = models.JSONField(default=dict)
    published = models.PositiveIntegerField(default=0, help_text="Number of the newest version, 0 before the first")
    mandatory = models.BooleanField(default=False, help_text="Every municipality offers this")
    removed = models.BooleanField(default=False, help_text="The region stopped with it")
    changed_at = models.DateTimeField()
    changed_by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class ConceptVersion(models.Model):
    """What stood from `at` on. Nobody changes or removes one; a tombstone says that the concept ended."""

    concept = models.ForeignKey(Concept, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    tombstone = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = ActorField()
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["concept", "number"], name="concept_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.concept_id} ({self.number})"


class Authority(models.Model):
    """A government that fiches name. Merged or abolished: it ended, and its fiches must be looked at."""

    name = models.CharField(max_length=160, unique=True)
    level = models.CharField(max_length=20)
    ended_on = models.DateField(null=True, blank=True)
    successor = models.CharField(max_length=160, blank=True)

    class Meta:
        verbose_name_plural = "authorities"
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Offering(models.Model):
    """One published fiche of one municipality, for the neighbours' search and for the overview of the region."""

    municipality = MunicipalityField()
    fiche = models.UUIDField()
    concept = models.UUIDField(null=True, blank=True)
    slug = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "fiche"], name="offering_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Uptake(models.Model):
    """That a municipality took over a page, an alert or a text, and on which version it last decided."""

    municipality = MunicipalityField()
    concept = models.UUIDField()
    version = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "concept"], name="uptake_once"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.concept}"
