"""The plan: what the coordinator works on. Nobody is called by it until it is published."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation.identity.actor import ActorField
from regional_meldpunt.roster.models.spans import apart, in_order, person_key


class Covers(models.TextChoices):
    """When somebody has to be there."""

    WINDOWS = "windows", _("In the hours of its rotations")
    ALWAYS = "always", _("Day and night")


class Unit(models.TextChoices):
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")


class OverrideKind(models.TextChoices):
    ADD = "add", pgettext_lazy("exception", "Comes in addition")
    REMOVE = "remove", pgettext_lazy("exception", "Is free")
    REPLACE = "replace", pgettext_lazy("exception", "Takes the place of")


class Roster(models.Model):
    """One roster of the region, such as the first line. The first active one is what the desk calls by itself."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    description = models.CharField(_("what it is for"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=10)
    active = models.BooleanField(_("in use"), default=True)
    weights = models.JSONField(default=dict, blank=True)
    """Municipality -> what its share is measured by, such as its number of inhabitants."""

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Layer(models.Model):
    """A line of people to reach: the first, and behind it a backup."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="layers")
    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=10)
    covers = models.CharField(_("somebody is needed"), max_length=8, choices=Covers, default=Covers.WINDOWS)
    active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "id"]

    def __str__(self) -> str:
        return self.name


class Rotation(models.Model):
    """Turns of some length, from a date and time. `windows` is a list of days, begin, end and what days off do."""

    layer = models.ForeignKey(Layer, on_delete=models.CASCADE, related_name="rotations")
    name = models.CharField(_("name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"), default=10)
    unit = models.CharField(_("unit"), max_length=6, choices=Unit, default=Unit.WEEKS)
    length = models.PositiveSmallIntegerField(_("length of a turn"), default=1)
    starts_on = models.DateField(_("first turn"))
    starts_at = models.TimeField(_("changes hands at"))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    windows = models.JSONField(default=list, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(length__gt=0), name="rotation_has_length"),
        ]

    def __str__(self) -> str:
        return self.name


class RotationMember(models.Model):
    """A place in the turn, with the moments from and until which it counts."""

    rotation = models.ForeignKey(Rotation, on_delete=models.CASCADE, related_name="members")
    person = person_key()
    order = models.PositiveSmallIntegerField(default=10)
    joins = models.DateTimeField(null=True, blank=True)
    leaves = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.rotation_id}"


class Override(models.Model):
    """An exception in one layer. Two never hold at the same time."""

    layer = models.ForeignKey(Layer, on_delete=models.CASCADE, related_name="overrides")
    kind = models.CharField(_("what"), max_length=8, choices=OverrideKind)
    person = person_key()
    instead_of = person_key()
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = ActorField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            in_order("override_ends_after_start"),
            apart("override_one_at_a_time", "layer_id"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts_at:%d/%m %H:%M}"


class TemporarySchedule(models.Model):
    """A schedule that stands in the place of everything, in every layer, for a span."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="temporaries")
    name = models.CharField(_("name"), max_length=80)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    by = ActorField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            in_order("temporary_ends_after_start"),
            apart("temporary_one_at_a_time", "roster_id"),
        ]

    def __str__(self) -> str:
        return self.name


class TemporaryShift(models.Model):
    """Who is on call in a layer during a part of a temporary schedule."""

    schedule = models.ForeignKey(TemporarySchedule, on_delete=models.CASCADE, related_name="shifts")
    layer = models.ForeignKey(Layer, on_delete=models.CASCADE, related_name="+")
    person = person_key()
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            in_order("temporary_shift_ends_after_start"),
            apart("temporary_shift_one_at_a_time", "layer_id"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.starts_at:%d/%m %H:%M}"


class OwnDay(models.Model):
    """A day on which the region is free although it is no public holiday, such as 11 July."""

    day = models.DateField(_("day"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    yearly = models.BooleanField(_("every year"), default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["day"]

    def __str__(self) -> str:
        return self.name
