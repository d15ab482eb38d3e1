"""When a place is open: the hours of its week, minus holidays and closing days, with its own exceptions.

An exception wins from everything else: a recycling park may be open on a holiday, and closed on an ordinary Tuesday.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.site.open_now import CLOSES_SOON, OpenNow, Shape, clock, spans_in_words, until_it_opens
from foundation.calendar.clock import local, moment
from foundation.calendar.holidays import holiday_name
from foundation.calendar.hours import DAYS, ranges_of
from foundation.calendar.queries import coming_days

AHEAD = 60  # days in which the next opening is looked for
TOLD = 21  # days ahead of which exceptions are told

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Exceptional:
    """Days on which other hours hold; without spans it is closed."""

    first: date
    last: date
    spans: tuple[tuple[str, str], ...]
    reason: str

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Timetable:
    opening_hours: Mapping[str, Any]
    exceptions: tuple[Exceptional, ...] = ()
    closes_with_town: bool = True

    def exception(self, day: date) -> Exceptional | None:
        return next((found for found in self.exceptions if found.holds(day)), None)

    @property
    def known(self) -> bool:
        return any(self.opening_hours.values()) or any(found.spans for found in self.exceptions)


@dataclass(frozen=True)
class Closure:
    name: str
    from_time: time | None = None


@dataclass(frozen=True)
class Different:
    """A day to come on which the usual hours do not hold; `hours` is empty when it is closed."""

    day: date
    name: str
    hours: str

    @property
    def date(self) -> str:
        return formats.date_format(self.day, "l j F").lower()


Closures = Mapping[date, Closure]


def closures(schema: str, at: datetime) -> Closures:
    """Holidays and own closing days of a municipality for the coming weeks. One query."""
    today, language = local(at).date(), (get_language() or "nl").split("-")[0]
    days = [today + timedelta(days=step) for step in range(-1, AHEAD)]
    found = {day: Closure(name) for day in days if (name := holiday_name(day, language))}
    for coming in coming_days(schema, today):
        found.setdefault(coming.next, Closure(coming.row.name, coming.row.from_time))
    return found


def spans_on(table: Timetable, day: date, closed: Closures) -> list[Span]:
    """Between which moments it is open on that day."""
    exception = table.exception(day)
    if exception is not None:
        return list(ranges_of({DAYS[day.weekday()]: exception.spans}, day))
    closure = closed.get(day) if table.closes_with_town else None
    usual = list(ranges_of(table.opening_hours, day))
    if closure is None:
        return usual
    if closure.from_time is None:
        return []
    limit = moment(day, closure.from_time)
    return [(start, min(end, limit)) for start, end in usual if start < limit]


def state(table: Timetable, at: datetime, closed: Closures) -> OpenNow:
    """Open, closes soon or closed; until when; and why, when the reason is of today."""
    at, today = at.astimezone(UTC), local(at).date()
    for start, end in _coming(table, today - timedelta(days=1), closed):
        if start <= at < end:
            shape: Shape = "soon" if end - at <= CLOSES_SOON else "open"
            return OpenNow(shape, _("until %(time)s") % {"time": clock(end)})
        if start > at:
            return OpenNow("closed", until_it_opens(start, at), _why(table, today, closed))
    return OpenNow("closed", "", _why(table, today, closed))


def different(table: Timetable, at: datetime, closed: Closures) -> list[Different]:
    """The coming weeks, today included: which days are not as usual."""
    today = local(at).date()
    days = [today + timedelta(days=step) for step in range(TOLD)]
    return list(_different(table, days, closed))


def _different(table: Timetable, days: Iterable[date], closed: Closures) -> Iterator[Different]:
    for day in days:
        usual, now = list(ranges_of(table.opening_hours, day)), spans_on(table, day, closed)
        if usual != now:
            yield Different(day, _reason(table, day, closed), spans_in_words(now))


def _coming(table: Timetable, first: date, closed: Closures) -> Iterator[Span]:
    for step in range(AHEAD):
        yield from spans_on(table, first + timedelta(days=step), closed)


def _why(table: Timetable, today: date, closed: Closures) -> str:
    return next((found.name for found in _different(table, [today], closed)), "")


def _reason(table: Timetable, day: date, closed: Closures) -> str:
    exception = table.exception(day)
    if exception is not None:
        return exception.reason
    closure = closed.get(day)
    return closure.name if closure else ""
