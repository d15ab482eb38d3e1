"""Which days an event falls on. Days only: the hour is that of the wall clock, so that summer time moves nothing."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

MOST_DAYS = 731
"""An event comes back for at most two years: who keeps it up looks at it again by then."""


class Repeat(models.TextChoices):
    NEVER = "never", gettext_lazy("does not come back")
    DAILY = "daily", gettext_lazy("every day")
    WEEKDAYS = "weekdays", gettext_lazy("Monday to Friday")
    WEEKLY = "weekly", gettext_lazy("every week")
    FORTNIGHTLY = "fortnightly", gettext_lazy("every two weeks")
    MONTHLY_DAY = "monthly_day", gettext_lazy("every month on the same date")
    MONTHLY_WEEKDAY = "monthly_weekday", gettext_lazy("every month on the same weekday, such as the first Sunday")
    YEARLY = "yearly", gettext_lazy("every year")


ICAL = {
    Repeat.DAILY: "FREQ=DAILY",
    Repeat.WEEKDAYS: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    Repeat.WEEKLY: "FREQ=WEEKLY",
    Repeat.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
    Repeat.MONTHLY_DAY: "FREQ=MONTHLY",
    Repeat.YEARLY: "FREQ=YEARLY",
}
NTH = (
    pgettext_lazy("weekday of a month", "first"),
    pgettext_lazy("weekday of a month", "second"),
    pgettext_lazy("weekday of a month", "third"),
    pgettext_lazy("weekday of a month", "fourth"),
    pgettext_lazy("weekday of a month", "fifth"),
)
SHORT_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STEPS = {Repeat.DAILY: 1, Repeat.WEEKDAYS: 1, Repeat.WEEKLY: 7, Repeat.FORTNIGHTLY: 14}


@dataclass(frozen=True)
class Rule:
    repeat: Repeat
    first: date
    until: date | None = None
    skipped: frozenset[date] = frozenset()

    def days(self, start: date, end: date) -> Iterator[date]:
        """The days from `start` up to and including `end`, in order."""
        for day in self._all(min(end, self.until or end)):
            if day >= start and day not in self.skipped:
                yield day

    def _all(self, last: date) -> Iterator[date]:
        if self.repeat is Repeat.NEVER:
            if self.first <= last:
                yield self.first
        elif self.repeat in STEPS:
            yield from self._stepped(STEPS[self.repeat], last)
        else:
            yield from self._by_month(12 if self.repeat is Repeat.YEARLY else 1, last)

    def _stepped(self, step: int, last: date) -> Iterator[date]:
        day = self.first
        while day <= last:
            if self.repeat is not Repeat.WEEKDAYS or day.weekday() < 5:
                yield day
            day += timedelta(days=step)

    def _by_month(self, months: int, last: date) -> Iterator[date]:
        """A month that has no such day is passed over: there is no 31 June and not always a fifth Sunday."""
        number = self.first.year * 12 + self.first.month - 1
        while date(number // 12, number % 12 + 1, 1) <= last:
            day = self._in_month(number // 12, number % 12 + 1)
            if day is not None and self.first <= day <= last:
                yield day
            number += months

    def _in_month(self, year: int, month: int) -> date | None:
        days = monthrange(year, month)[1]
        if self.repeat is not Repeat.MONTHLY_WEEKDAY:
            return date(year, month, self.first.day) if self.first.day <= days else None
        offset = (self.first.weekday() - date(year, month, 1).weekday()) % 7
        found = 1 + offset + 7 * ((self.first.day - 1) // 7)
        return date(year, month, found) if found <= days else None

    @property
    def words(self) -> str:
        """As a visitor reads it: which weekday or date of the month, where the choice of an editor leaves that open."""
        if self.repeat is Repeat.MONTHLY_WEEKDAY:
            facts = {"nth": NTH[(self.first.day - 1) // 7], "day": date_format(self.first, "l").lower()}
            return _("every month on the %(nth)s %(day)s") % facts
        if self.repeat is Repeat.MONTHLY_DAY:
            return _("every month on the %(number)sth") % {"number": self.first.day}
        return str(self.repeat.label)

    @property
    def ical(self) -> str:
        """The value of RRULE, without an end; "" for what comes once."""
        if self.repeat is Repeat.MONTHLY_WEEKDAY:
            return f"FREQ=MONTHLY;BYDAY={(self.first.day - 1) // 7 + 1}{SHORT_DAYS[self.first.weekday()]}"
        return ICAL.get(self.repeat, "")
