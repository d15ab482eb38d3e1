"""The index of what is published, and the words that mean the same."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField

VECTOR = (
    SearchVector("title", weight="A", config="dutch")
    + SearchVector("words", weight="B", config="dutch")
    + SearchVector("summary", weight="C", config="dutch")
    + SearchVector("body", weight="D", config="dutch")
    + SearchVector("title_fr", weight="A", config="french")
    + SearchVector("summary_fr", weight="C", config="french")
)


class Kind(models.TextChoices):
    PRODUCT = "product", _("Product")
    PAGE = "page", _("Page")
    NEWS = "news", _("News")
    PLACE = "place", _("Place")
    EVENT = "event", _("Event")
    DOOR = "door", _("Service of the region")


class Entry(models.Model):
    """One published thing. `words` are title and keywords in small letters without accents, for mistyped questions."""

    municipality = MunicipalityField()
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=Kind)
    path = models.CharField(max_length=400)
    title = models.CharField(max_length=255)
    title_fr = models.CharField(max_length=255, blank=True)
    summary = models.TextField(blank=True)
    summary_fr = models.TextField(blank=True)
    words = models.TextField(blank=True)
    body = models.TextField(blank=True)
    same = models.CharField(max_length=80, blank=True, help_text="What it is at every municipality: its concept")
    vector = models.GeneratedField(expression=VECTOR, output_field=SearchVectorField(), db_persist=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="search_entry_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [GinIndex(fields=["vector"], name="search_vector")]

    def __str__(self) -> str:
        return self.title


class Synonyms(models.Model):
    """Words that mean the same, a line each, of one municipality or of the region for all."""

    municipality = MunicipalityField(unique=True)
    lines = models.TextField()
    at = models.DateTimeField()
    by = ActorField()

    def __str__(self) -> str:
        return self.municipality
