"""Rules in order, and the outside parties they may name. Nothing here points at a row of another app: a rule names
teams, parties and categories by their slug, and says so when one of them is gone.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.categories.models import Urgency, in_language

REGION = "region"


class Rule(models.Model):
    """«When … then …». `conditions` is described in `conditions.py`; an empty outcome leaves that part as it was."""

    municipality = MunicipalityField()
    position = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=120)
    conditions = models.JSONField(default=dict, blank=True)
    team = models.CharField(max_length=40, blank=True)
    party = models.CharField(max_length=40, blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency.choices, blank=True)
    responsible = models.CharField(max_length=12, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "position"], name="routing_rule_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class Sort(models.TextChoices):
    """What kind of party it is. A category may name a kind, and the place then decides which one."""

    POLICE = "police", pgettext_lazy("kind of party", "Police zone")
    FIRE = "fire", pgettext_lazy("kind of party", "Fire and rescue")
    GRID = "grid", pgettext_lazy("kind of party", "Grid operator")
    ROADS = "roads", pgettext_lazy("kind of party", "Regional roads")
    WATERWAY = "waterway", pgettext_lazy("kind of party", "Waterways")
    WATER = "water", pgettext_lazy("kind of party", "Water company")
    RAIL = "rail", pgettext_lazy("kind of party", "Railway")
    BUS = "bus", pgettext_lazy("kind of party", "Public transport")
    WASTE = "waste", pgettext_lazy("kind of party", "Waste company")
    ANIMALS = "animals", pgettext_lazy("kind of party", "Animal shelter")
    CONTRACTOR = "contractor", pgettext_lazy("kind of party", "Contractor")
    OTHER = "other", pgettext_lazy("kind of party", "Other")


class Way(models.TextChoices):
    """How work reaches a party."""

    MAIL = "mail", pgettext_lazy("way to a party", "Mail")
    TOKEN = "token", pgettext_lazy("way to a party", "Page without account")
    OPEN311 = "open311", pgettext_lazy("way to a party", "Open311")


class Party(models.Model):
    """Somebody outside who solves what is not ours. `places` lists municipalities; empty is the whole region."""

    municipality = MunicipalityField()
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    sort = models.CharField(max_length=12, choices=Sort.choices, default=Sort.OTHER)
    places = models.JSONField(default=list, blank=True)
    way = models.CharField(max_length=8, choices=Way.choices, default=Way.MAIL)
    email = models.EmailField(blank=True)
    endpoint = models.URLField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.URLField(max_length=300, blank=True)
    text_nl = models.CharField(max_length=300, blank=True)
    text_fr = models.CharField(max_length=300, blank=True)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "id"]
        verbose_name_plural = "parties"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="party_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> str:
        return in_language(self.text_nl, self.text_fr)

    def covers(self, municipality: str) -> bool:
        return not self.places or municipality in self.places
