"""Draaiboeken of the municipalities and examples of the region; what was read for a melding, and each tick.

A draaiboek is for a category, for a group, or for everything of a municipality. Its earlier versions stay. What a
melding was helped with is copied to the melding, so that it stays readable wherever the melding goes.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.categories.models import Category, CategoryGroup
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.playbooks.content import Content

REGION = "region"


class Playbook(models.Model):
    """What stands now. Without category and group it is the general one of its municipality."""

    municipality = MunicipalityField()
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(CategoryGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=120)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    owner_name = models.CharField(max_length=120, help_text="Who keeps it right: a function rather than a person")
    review_on = models.DateField()
    shared = models.BooleanField(default=False, help_text="Neighbours may copy it")
    active = models.BooleanField(default=True)
    changed_at = models.DateTimeField()
    changed_by = ActorField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["municipality", "category", "group"],
                condition=models.Q(active=True),
                nulls_distinct=False,
                name="playbook_one_for_each",
            ),
            models.CheckConstraint(
                condition=models.Q(category=None) | models.Q(group=None), name="playbook_category_or_group"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> Content:
        return Content.of(self.content)

    @property
    def subject(self) -> str:
        """The category or the group; empty for the general one."""
        about = self.category or self.group
        return about.name if about else ""

    def overdue(self, today: date) -> bool:
        return self.review_on < today


class Edition(models.Model):
    """A version as it stood from `at` on. Nobody changes or removes one."""

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="editions")
    municipality = MunicipalityField()
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    content = models.JSONField()
    at = models.DateTimeField()
    by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["playbook", "number"], name="playbook_edition_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def said(self) -> Content:
        return Content.of(self.content)


class Offer(models.Model):
    """What a municipality lets its neighbours copy: a draaiboek without the numbers of its own people."""

    playbook = models.OneToOneField(Playbook, on_delete=models.CASCADE, related_name="offer")
    municipality = MunicipalityField()
    category = models.ForeignKey(Category, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(CategoryGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=120)
    content = models.JSONField()

    class Meta:
        ordering: ClassVar[list[str]] = ["municipality", "title"]

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> Content:
        return Content.of(self.content)

    @property
    def subject(self) -> str:
        about = self.category or self.group
        return about.name if about else ""


class Opened(models.Model):
    """What stood when somebody first opened or ticked it for a melding.

    `key` says for whom and what it was opened: a melding that goes to a neighbour, or turns out to be something else,
    gets that draaiboek as well. `origin` is the owner of the draaiboek, which may be the region. No reference to the
    draaiboek itself: the next municipality reads this copy, and not the draaiboek of the one before.
    """

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="opened_playbooks")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    key = models.CharField(max_length=120)
    schema_origin = models.CharField(max_length=40)
    reach = models.CharField(max_length=10)
    playbook_number = models.BigIntegerField()
    edition_number = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    content = models.JSONField()
    at = models.DateTimeField()
    by = ActorField()

    class Meta:
        verbose_name_plural = "opened"
        ordering: ClassVar[list[str]] = ["at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["melding", "key"], name="playbook_opened_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.edition_number})"

    @property
    def said(self) -> Content:
        return Content.of(self.content)


class Tick(models.Model):
    """A step that somebody did. The database lets one tick stand for each step; one taken back stays readable."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="playbook_ticks")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    opened = models.ForeignKey(Opened, on_delete=models.CASCADE, related_name="ticks")
    step = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = ActorField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = ActorField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["opened", "step"], condition=models.Q(undone_at=None), name="playbook_tick_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.at:%Y-%m-%d %H:%M}"
