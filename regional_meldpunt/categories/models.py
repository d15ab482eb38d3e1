"""Groups and categories of meldingen, the questions that go with them, and the referrals that come first.

The list is one for the whole region (its content is data in `catalogue.py`); a municipality adds categories of its
own below a group of the region, and may hide a regional category or promise another deadline for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import get_language, pgettext_lazy

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField

REGION = "region"
"""The owner of what is the same for the whole region, where a row of one municipality names that municipality."""

OURS = "municipality"
"""The owner of a category that the municipality itself solves; anything else is a party or a kind of party."""

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
    """One kind of fact, with the urgency that goes with it unless somebody decides otherwise.

    `acute_when` names answers that make it acute: `[{"question": "gewonden", "values": ["ja"]}]`, one is enough.
    `owner` says whose it is: the municipality, a party by its slug, or a kind of party («police») by place.
    `edition` is the edition of the catalogue whose details this row has, so that loading never undoes an edit.
    """

    municipality = MunicipalityField(default=REGION)
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
    deadline_days = models.PositiveSmallIntegerField(default=10, help_text="Working days")
    warn_days = models.PositiveSmallIntegerField(default=2, help_text="Working days before the deadline")
    duplicate_metres = models.PositiveSmallIntegerField(default=50)
    anonymous_allowed = models.BooleanField(default=True)
    public = models.BooleanField(default=True, help_text="Meldingen may stand on the public map")
    owner = models.CharField(max_length=40, default=OURS)
    acute_when = models.JSONField(default=list, blank=True)
    edition = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["group__order", "order", "slug"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.name_nl

    @property
    def name(self) -> str:
        return in_language(self.name_nl, self.name_fr)

    @property
    def local(self) -> bool:
        return bool(self.municipality != REGION)


class LocalChoice(models.Model):
    """What one municipality changes about a category of the region; empty means: as in the region."""

    municipality = MunicipalityField()
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="choices")
    hidden = models.BooleanField(default=False)
    deadline_days = models.PositiveSmallIntegerField(null=True, blank=True)
    warn_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "category"], name="local_choice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.category_id}"


class Answering(models.TextChoices):
    """How a question is answered."""

    CHOICE = "choice", pgettext_lazy("kind of question", "Choice from a list")
    YES_NO = "yesno", pgettext_lazy("kind of question", "Yes or no")
    TEXT = "text", pgettext_lazy("kind of question", "Text")
    NUMBER = "number", pgettext_lazy("kind of question", "Number")


class Question(models.Model):
    """A question that belongs to a category. `options` is a list of {"value", "nl", "fr"}.

    `shown_when` is empty, or {"question": slug, "values": [...]}: asked only after one of those answers.
    """

    municipality = MunicipalityField(default=REGION)
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="questions")
    slug = models.SlugField(max_length=40)
    label_nl = models.CharField(max_length=160)
    label_fr = models.CharField(max_length=160, blank=True)
    kind = models.CharField(max_length=8, choices=Answering.choices)
    options = models.JSONField(default=list, blank=True)
    required = models.BooleanField(default=False)
    shown_when = models.JSONField(default=dict, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "category", "slug"], name="question_once"),
        ]

    def __str__(self) -> str:
        return self.label_nl

    @property
    def label(self) -> str:
        return in_language(self.label_nl, self.label_fr)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """(value, words) of each answer, for who reads the page now; empty for a free answer."""
        return [(row["value"], in_language(row.get("nl", ""), row.get("fr", ""))) for row in self.options]

    def is_asked(self, given: Mapping[str, str]) -> bool:
        """Whether it is asked at all, after these answers by slug."""
        if not self.shown_when:
            return True
        wanted: list[str] = self.shown_when.get("values", [])
        return given.get(self.shown_when.get("question", "")) in wanted

    def worded(self, value: str) -> str:
        """The words of an answer, or the answer itself."""
        return dict(self.choices).get(value, value)


class Level(models.TextChoices):
    """How loud a referral speaks; the loudest stands first."""

    LIFE = "life", pgettext_lazy("level of a referral", "Danger of life")
    URGENT = "urgent", pgettext_lazy("level of a referral", "Urgent")
    INFO = "info", pgettext_lazy("level of a referral", "Information")


class Referral(models.Model):
    """Somewhere better than here, said first: 112, the police, 1722 in a storm, the night line.

    It holds for one category, for one group, or everywhere when both are empty; in its period, while it is switched on.
    """

    municipality = MunicipalityField(default=REGION)
    slug = models.SlugField(max_length=40)
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.INFO)
    category = models.ForeignKey(Category, on_delete=models.CASCADE, null=True, blank=True, related_name="referrals")
    group = models.ForeignKey(CategoryGroup, on_delete=models.CASCADE, null=True, blank=True, related_name="referrals")
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    title_nl = models.CharField(max_length=120)
    title_fr = models.CharField(max_length=120, blank=True)
    text_nl = models.CharField(max_length=400, blank=True)
    text_fr = models.CharField(max_length=400, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    url = models.URLField(max_length=300, blank=True)
    line = models.CharField(max_length=20, blank=True, help_text="Shown only while this number is open")
    order = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="referral_once"),
        ]

    def __str__(self) -> str:
        return self.title_nl

    @property
    def title(self) -> str:
        return in_language(self.title_nl, self.title_fr)

    @property
    def text(self) -> str:
        return in_language(self.text_nl, self.text_fr)


STORM_LINE = "1722"
"""The number that the authorities open in a storm or when there is water everywhere, so that 112 stays free."""


class Opening(models.Model):
    """A number that is open for a time, such as 1722. Everything that refers to it is shown exactly that long."""

    municipality = MunicipalityField(default=REGION)
    line = models.CharField(max_length=20, default=STORM_LINE)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
    by = ActorField()
    closed_at = models.DateTimeField(null=True, blank=True, help_text="Closed before its time")
    closed_by = ActorField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-from_at", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["municipality", "line", "-until_at"], name="opening_of_line"),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.from_at:%Y-%m-%d %H:%M}"

    @property
    def ended_at(self) -> datetime:
        """When it ended, or will."""
        return self.closed_at or self.until_at


def in_language(dutch: str, french: str) -> str:
    """The French text to a French reader when there is one, else the Dutch."""
    language = get_language() or "nl"
    return french if language.startswith("fr") and french else dutch
