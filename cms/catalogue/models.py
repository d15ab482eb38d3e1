"""Fiches of this municipality: the public half with the keys of LPDC, the internal half, and every version."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.identity.actor import ActorField


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class LeadUnit(models.TextChoices):
    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")


class Counter(models.TextChoices):
    COUNTER = "counter", _("Counter")
    FAST = "fast_counter", _("Fast counter")
    OTHER = "other", _("Other")


class AppointmentNeed(models.TextChoices):
    NO = "no", _("No appointment")
    MAY = "may", _("With or without appointment")
    YES = "yes", _("Always by appointment")


class Internal(models.Model):
    """The internal half: what a colleague at the counter wants to know. Abstract."""

    service = models.CharField(_("responsible service"), max_length=120, blank=True)
    executor = models.CharField(_("who carries it out"), max_length=120, blank=True)
    replacements = models.CharField(_("who can also handle it"), max_length=300, blank=True)
    lead_time = models.PositiveIntegerField(_("lead time"), null=True, blank=True)
    lead_unit = models.CharField(_("in"), max_length=10, choices=LeadUnit, default=LeadUnit.MINUTES)
    on_site = models.BooleanField(_("on site"), default=True)
    by_phone = models.BooleanField(_("by telephone"), default=True)
    online = models.URLField(_("address to start online"), max_length=400, blank=True)
    counter = models.CharField(_("on site at"), max_length=15, choices=Counter, default=Counter.COUNTER)
    appointment = models.CharField(_("appointment"), max_length=5, choices=AppointmentNeed, default=AppointmentNeed.MAY)
    hours = models.JSONField(default=dict, blank=True, help_text="Own opening hours; empty: those of the town hall")
    home_visit = models.CharField(_("at home or nearby"), max_length=200, blank=True)
    remarks = models.TextField(_("remarks"), blank=True)
    owner = models.CharField(_("owner (back office)"), max_length=120, blank=True)
    editor = models.CharField(_("editor (front office)"), max_length=120, blank=True)
    review_on = models.DateField(_("look at it again on"), null=True, blank=True)

    class Meta:
        abstract = True


INTERNAL = tuple(field.name for field in Internal._meta.local_fields)


class Fiche(Internal):
    """`content` is what is being written, `shown` what citizens read: the text of the version that was published."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    content = models.JSONField(default=dict)
    shown = models.JSONField(null=True, blank=True)
    name = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True)
    summary_fr = models.TextField(blank=True)
    themes = models.JSONField(default=list)
    audiences = models.JSONField(default=list)
    words = models.TextField(blank=True, help_text="Name and search words in small letters, for mistyped questions")
    body = models.TextField(blank=True, help_text="Everything a citizen reads, without marks, to search in")
    version = models.PositiveIntegerField(default=0)
    published_version = models.PositiveIntegerField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    concept = models.UUIDField(null=True, blank=True)
    concept_version = models.PositiveIntegerField(
        null=True, blank=True, help_text="Snapshot of the concept on which was last decided"
    )
    productnummer = models.CharField(max_length=20, null=True, blank=True)  # noqa: DJ001 - all three or none
    checked_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()
    changed_by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(concept=None, concept_version=None, productnummer=None)
                | models.Q(concept__isnull=False, concept_version__isnull=False, productnummer__isnull=False),
                name="fiche_concept_all_or_none",
            ),
            models.UniqueConstraint(
                fields=["concept"],
                condition=models.Q(concept__isnull=False) & ~models.Q(state="withdrawn"),
                name="fiche_once_per_concept",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="published") | models.Q(shown__isnull=False, published_version__isnull=False),
                name="fiche_published_is_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/producten/{self.slug}/"

    @property
    def public(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def unpublished_changes(self) -> bool:
        return self.public and self.content != self.shown

    def overdue(self, today: date) -> bool:
        return self.review_on is not None and self.review_on <= today

    def internal(self) -> dict[str, Any]:
        """The internal half as plain values, for a version."""
        values = {name: getattr(self, name) for name in INTERNAL}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


class VersionKind(models.TextChoices):
    MADE = "made", _("made")
    SAVED = "saved", _("changed")
    PUBLISHED = "published", _("published")
    CONCEPT = "concept", _("decided on a change of the concept")
    BROUGHT_BACK = "brought_back", _("an earlier version brought back")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REVIEWED = "reviewed", _("read through")
    IMPORTED = "imported", _("imported")


class FicheVersion(models.Model):
    """What stood from `at` on, who did it and why. Written once."""

    fiche = models.ForeignKey(Fiche, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=15, choices=VersionKind)
    content = models.JSONField()
    internal = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = ActorField()
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["fiche", "number"], name="fiche_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.fiche_id} ({self.number})"


class Typing(models.Model):
    """What somebody typed and did not save yet. One per person and fiche; gone when it is saved or thrown away."""

    fiche = models.ForeignKey(Fiche, on_delete=models.CASCADE, related_name="typings", null=True)
    user_id = models.BigIntegerField()
    based_on = models.PositiveIntegerField(default=0)
    form = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["fiche", "user_id"], nulls_distinct=False, name="typing_once_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.fiche_id} {self.user_id}"


class Import(models.Model):
    """A file that was read, with what would happen per line. Nothing is written until somebody says so."""

    name = models.CharField(max_length=120)
    lines = models.JSONField(default=list)
    at = models.DateTimeField()
    by = ActorField()
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Manner(models.Model):
    """How this municipality speaks to people: u or je. One row at most."""

    address = models.CharField(max_length=2, choices=[("u", "u"), ("je", "je")], default="u")

    def __str__(self) -> str:
        return self.address
