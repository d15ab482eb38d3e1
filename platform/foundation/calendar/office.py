"""When an office works: opening hours, minus public holidays, minus the municipality's own closing days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from foundation.calendar.clock import local, moment
from foundation.calendar.holidays import public_holidays
from foundation.calendar.hours import OpeningHours, ranges_of
from foundation.calendar.queries import ClosingDays, closing_days

LOOK_AHEAD = timedelta(days=366)


class Office(Protocol):
    """What the calendar needs to know of a municipality; its snapshot fits."""

    @property
    def schema_name(self) -> str: ...

    @property
    def opening_hours(self) -> OpeningHours: ...


def is_workday(day: date, municipality: Office | str) -> bool:
    """Monday to Friday, no public holiday, not closed for the whole day by the municipality itself."""
    closed = closing_days(_schema(municipality), day, day)
    return _is_workday(day, closed)


def next_workday(day: date, municipality: Office | str) -> date:
    """The first working day after `day`."""
    closed = closing_days(_schema(municipality), day, day + LOOK_AHEAD)
    ahead = (day + timedelta(days=step) for step in range(1, LOOK_AHEAD.days))
    return next(candidate for candidate in ahead if _is_workday(candidate, closed))


def office_open(office: Office, at: datetime) -> bool:
    """Whether somebody is at that municipality's desk at that moment."""
    at, today = at.astimezone(UTC), local(at).date()
    closed = closing_days(office.schema_name, today - timedelta(days=1), today)
    return any(start <= at < end for start, end in _open_ranges(office, today - timedelta(days=1), 2, closed))


def next_opening(office: Office, at: datetime) -> datetime | None:
    """The first moment, from `at` on, that the office is open; `at` itself when it is; None if it never opens."""
    at, today = at.astimezone(UTC), local(at).date()
    first = today - timedelta(days=1)
    closed = closing_days(office.schema_name, first, first + LOOK_AHEAD)
    for start, end in _open_ranges(office, first, LOOK_AHEAD.days, closed):
        if at < end:
            return max(start, at)
    return None


def closing_time(office: Office, at: datetime) -> datetime | None:
    """Until when the office is open, if it is open at that moment; None when it is closed."""
    today = local(at).date()
    closed = closing_days(office.schema_name, today - timedelta(days=1), today)
    ranges = _open_ranges(office, today - timedelta(days=1), 2, closed)
    return next((end for start, end in ranges if start <= at < end), None)


def _open_ranges(office: Office, first: date, days: int, closed: ClosingDays) -> Iterator[tuple[datetime, datetime]]:
    """The open ranges in order of time, cut off where an own closing day starts in the afternoon."""
    for day in (first + timedelta(days=step) for step in range(days)):
        if day in public_holidays(day.year):
            continue
        from_time = closed.get(day)
        if from_time == time.min:
            continue
        limit = moment(day, from_time) if from_time else None
        for start, end in ranges_of(office.opening_hours, day):
            until = min(end, limit) if limit else end
            if start < until:
                yield start, until


def _is_workday(day: date, closed: ClosingDays) -> bool:
    weekend = day.weekday() >= 5
    return not weekend and day not in public_holidays(day.year) and closed.get(day) != time.min


def _schema(municipality: Office | str) -> str:
    return municipality if isinstance(municipality, str) else municipality.schema_name
