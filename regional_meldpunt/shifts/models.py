"""What people add to what the machine remembers (lines, hand-overs), and what leaves the desk (reports, months).

What happened to meldingen, alarms and rosters is never copied here: the log reads it where it is kept.
"""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField


class LogEntry(models.Model):
    """A line that somebody wrote. Never changed: a correction is a new line that points at the old one.

    `at` is when it happened, `written_at` when it was written down.
    """

    at = models.DateTimeField(_("when"))
    written_at = models.DateTimeField()
    by = ActorField()
    text = models.TextField(_("what happened"), max_length=2000)
    number = models.CharField(_("number of the melding"), max_length=14, blank=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "id"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["at"], name="shiftlog_by_moment")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.text[:60]}"


class HandOver(models.Model):
    """One shift of the desk that was handed over: «Ik draag over», and once «Ik neem over».

    `picture` is what the leaving person saw and handed over: what happened, what is open, which warnings stand.
    """

    begins_at = models.DateTimeField(_("shift from"))
    at = models.DateTimeField(_("handed over"))
    by = ActorField()
    to_account = models.BigIntegerField(null=True)
    to_name = models.CharField(_("to whom"), max_length=120, blank=True)
    text = models.TextField(_("what whoever comes must know"), max_length=4000, blank=True)
    picture = models.JSONField(default=dict)
    taken_at = models.DateTimeField(null=True)
    taken_by = ActorField(null=True)
    told_at = models.DateTimeField(null=True, help_text="The coordinator heard that nobody took over")

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=models.Q(at__gte=models.F("begins_at")), name="hand_over_after_begin"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["at"], condition=models.Q(taken_at=None), name="hand_over_not_taken"),
        ]

    def __str__(self) -> str:
        return f"{self.by} -> {self.to_name or '?'} {self.at:%Y-%m-%d %H:%M}"


class Rules(models.Model):
    """One row: what the region agreed on about nights, rest and hand-overs. A change touches no month already made."""

    night_begins = models.TimeField(_("night from"), default=time(22))
    night_ends = models.TimeField(_("night until"), default=time(6))
    rest_hours = models.PositiveSmallIntegerField(
        _("hours of rest after an intervention at night"), default=11, validators=[MaxValueValidator(24)]
    )
    workday_begins = models.TimeField(_("a working day begins at"), default=time(8))
    round_minutes = models.PositiveSmallIntegerField(
        _("minutes to which an intervention is rounded up"), default=15, validators=[MaxValueValidator(120)]
    )
    least_minutes = models.PositiveSmallIntegerField(
        _("minutes that an intervention counts at least"), default=0, validators=[MaxValueValidator(480)]
    )
    takeover_minutes = models.PositiveSmallIntegerField(
        _("minutes after which the coordinator hears that nobody took over"),
        default=30,
        validators=[MaxValueValidator(720)],
    )

    class Meta:
        verbose_name_plural = "rules"

    def __str__(self) -> str:
        return "rules"


class MorningSetting(models.Model):
    """When a municipality wants its morning report, and who gets it. Without a row: its directors, at 07:30."""

    municipality = MunicipalityField(unique=True)
    active = models.BooleanField(_("send a report every morning"), default=True)
    at = models.TimeField(_("at"), default=time(7, 30))
    addresses = models.TextField(_("to these addresses"), blank=True)
    only_when_something = models.BooleanField(_("only when something happened"), default=False)

    def __str__(self) -> str:
        return f"{self.municipality} {self.at:%H:%M}"


class MorningReport(models.Model):
    """What one municipality heard on one morning. One per day: the database refuses a second. No personal data."""

    municipality = MunicipalityField()
    day = models.DateField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    content = models.JSONField()
    sent_to = models.PositiveSmallIntegerField(default=0, help_text="How many addresses it was mailed to")
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-day"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "day"], name="morning_report_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.day}"


class MonthExport(models.Model):
    """A version of what one employer is told about one month. A correction afterwards makes the next version."""

    municipality = MunicipalityField()
    month = models.DateField(help_text="Its first day")
    version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    rules = models.JSONField()
    content = models.JSONField()
    differences = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = ActorField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-month", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "month", "version"], name="month_export_version"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.month:%Y-%m} v{self.version}"
