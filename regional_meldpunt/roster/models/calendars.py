"""Calendars that come in (leave) and go out (shifts)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.roster.models.plan import Roster
from regional_meldpunt.roster.models.spans import in_order, person_key


class LeaveCalendar(models.Model):
    """A calendar of somebody's leave, read again every hour. Only from when until when is kept, never the subject."""

    person = person_key()
    url = models.URLField(_("address of the calendar"), max_length=500)
    added_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    due_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.person_id}"


class Absence(models.Model):
    """Somebody is away: typed by hand, or read from a calendar."""

    person = person_key()
    calendar = models.ForeignKey(LeaveCalendar, on_delete=models.CASCADE, null=True, related_name="absences")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [in_order("absence_ends_after_start")]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person", "ends_at"], name="absence_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.starts_at:%d/%m}"


class Feed(models.Model):
    """A secret address at which a calendar program reads shifts: the own ones, or with a roster all of that roster."""

    account = models.BigIntegerField()
    person = person_key()
    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, null=True, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["account"], name="feed_of_account")]

    def __str__(self) -> str:
        return f"{self.account}: {self.made_at:%d/%m/%Y}"
