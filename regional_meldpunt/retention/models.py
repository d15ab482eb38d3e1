"""The periods a municipality chose, and the register of what was erased: proof without personal data."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.retention.terms import LONGEST, SHORTEST, Ending


class Term(models.Model):
    """After how many days without reopening a melding that ended like this is erased."""

    municipality = MunicipalityField()
    ending = models.CharField(max_length=10, choices=Ending.choices)
    days = models.PositiveIntegerField(validators=[MinValueValidator(SHORTEST), MaxValueValidator(LONGEST)])

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "ending"], name="retention_term_once"),
        ]

    def __str__(self) -> str:
        return f"{self.ending}: {self.days}"


class Erasure(models.Model):
    """One melding that was erased. `counts` says how much of what, for example {"photos": 2, "messages": 3}."""

    municipality = MunicipalityField()
    number = models.CharField(max_length=14)
    ending = models.CharField(max_length=10, choices=Ending.choices)
    finished_at = models.DateTimeField()
    erased_at = models.DateTimeField()
    counts = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["-erased_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "number"], name="erasure_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "-erased_at", "-id"], name="erasure_newest"),
        ]

    def __str__(self) -> str:
        return self.number
