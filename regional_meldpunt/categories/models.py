"""Groups and categories of meldingen. The same list for the whole region; its content is data in `catalogue.py`."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language, pgettext_lazy

URGENCIES = ("acute", "urgent", "normal", "can_wait")


class Urgency(models.TextChoices):
    """How soon somebody must look. Stored as a readable word; the order is that of `RANK`."""

    ACUTE = "acute", pgettext_lazy("urgency", "Acute")
    URGENT = "urgent", pgettext_lazy("urgency", "Urgent")
    NORMAL = "normal", pgettext_lazy("urgency", "Normal")
    CAN_WAIT = "can_wait", pgettext_lazy("urgency", "Can wait")


RANK: dict[str, int] = {word: rank for rank, word in enumerate(URGENCIES)}


class CategoryGroup(models.Model):
    """A row on the first screen of reporting, for example «Street, pavement and cycle path»."""

    slug = models.SlugField(max_length=40, unique=True)
    name_nl = models.CharField(max_length=80)
    name_fr = models.CharField(max_length=80)
    hint_nl = models.CharField(max_length=120)
    hint_fr = models.CharField(max_length=120)
    icon = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.name_nl

    @property
    def name(self) -> str:
        return in_language(self.name_nl, self.name_fr)

    @property
    def hint(self) -> str:
        return in_language(self.hint_nl, self.hint_fr)


class Category(models.Model):
    """One kind of fact, with the urgency that goes with it unless somebody decides otherwise."""

    group = models.ForeignKey(CategoryGroup, on_delete=models.PROTECT, related_name="categories")
    slug = models.SlugField(max_length=60, unique=True)
    name_nl = models.CharField(max_length=100)
    name_fr = models.CharField(max_length=100)
    synonyms_nl = models.TextField(help_text="Words people type, separated by commas")
    synonyms_fr = models.TextField()
    urgency = models.CharField(max_length=10, choices=Urgency.choices, default=Urgency.NORMAL)
    acute = models.BooleanField(default=False, help_text="Shows «Danger? Call 112» as soon as it is chosen")
    icon = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["group__order", "order", "slug"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name_nl

    @property
    def name(self) -> str:
        return in_language(self.name_nl, self.name_fr)


def in_language(dutch: str, french: str) -> str:
    """The French text to a French reader when there is one, else the Dutch."""
    language = get_language() or "nl"
    return french if language.startswith("fr") and french else dutch
