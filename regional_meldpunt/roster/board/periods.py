"""Which part of the calendar is shown: a week or a month of days, or four, ten or fifty-two weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.calendar.clock import moment

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
KINDS = ("week", "maand", "4", "10", "jaar")
WEEKS = {"4": 4, "10": 10, "jaar": 52}
YEARS_AROUND = 6


@dataclass(frozen=True)
class Column:
    """A week or a day, from its first moment to the first of the next."""

    day: date
    begins: datetime
    ends: datetime
    title: str
    under: str
    holiday: str = ""
    is_now: bool = False
    is_weekend: bool = False


@dataclass(frozen=True)
class Period:
    kind: str
    first: date
    last: date
    """Not included."""

    @property
    def by_day(self) -> bool:
        return self.kind in ("week", "maand")

    @property
    def begins(self) -> datetime:
        return moment(self.first, time.min)

    @property
    def ends(self) -> datetime:
        return moment(self.last, time.min)

    @property
    def before(self) -> date:
        if self.kind == "maand":
            return (self.first - DAY).replace(day=1)
        return self.first - (self.last - self.first)

    @property
    def title(self) -> str:
        if self.kind == "maand":
            return str(date_format(self.first, "F Y")).capitalize()
        end = self.last - DAY
        return f"{date_format(self.first, 'j M')} – {date_format(end, 'j M Y')}".lower()

    def columns(self, off: dict[date, str], today: date) -> list[Column]:
        step = DAY if self.by_day else WEEK
        found, day = [], self.first
        while day < self.last:
            found.append(self._column(day, min(day + step, self.last), off, today))
            day += step
        return found

    def _column(self, day: date, until: date, off: dict[date, str], today: date) -> Column:
        if self.by_day:
            title, under = date_format(day, "D").lower(), date_format(day, "j M").lower()
        else:
            title, under = _("week %(number)d") % {"number": day.isocalendar().week}, date_format(day, "j M").lower()
        holidays = [name for free, name in off.items() if day <= free < until and (self.by_day or free.weekday() < 5)]
        return Column(
            day,
            moment(day, time.min),
            moment(until, time.min),
            title,
            under,
            holidays[0] if holidays else "",
            day <= today < until,
            self.by_day and day.weekday() >= 5,
        )


def chosen(kind: str, since: str, today: date, usual: str) -> Period:
    """From what stands in the address; the present week or month when it makes no sense."""
    kind = kind if kind in KINDS else usual
    try:
        day = date.fromisoformat(since)
    except ValueError:
        day = today
    if abs((day - today).days) > 366 * YEARS_AROUND:
        day = today
    if kind == "maand":
        first = day.replace(day=1)
        return Period(kind, first, (first + 32 * DAY).replace(day=1))
    first = day - day.weekday() * DAY
    return Period(kind, first, first + WEEKS.get(kind, 1) * WEEK)
