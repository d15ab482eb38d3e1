"""The promise: so many working days per category, counted with the holidays and closing days of the municipality.

The day it comes in does not count; a promise ends when the last day does, at 17:00 in Brussels.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from foundation.calendar.clock import local, moment
from foundation.calendar.holidays import public_holidays
from foundation.calendar.queries import closing_days
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category

END_OF_DAY = time(17, 0)
LONGEST = 260  # working days: a year


def deadline(category: Category, municipality: str, from_: datetime) -> datetime:
    """When it must be done. Works behind the wall of any municipality or of the desk, for every municipality."""
    days = categories.promise(category, municipality).deadline_days
    return moment(add_workdays(local(from_).date(), days, municipality), END_OF_DAY)


def warning(category: Category, municipality: str, deadline_at: datetime) -> datetime:
    """From when on it must be shown that the deadline comes near."""
    days = categories.promise(category, municipality).warn_days
    return moment(subtract_workdays(local(deadline_at).date(), days, municipality), time.min)


def resumed(deadline_at: datetime, paused_at: datetime, at: datetime, municipality: str) -> datetime:
    """The deadline after a pause: later by the working days during which the clock stood still."""
    lost = workdays_between(local(paused_at).date(), local(at).date(), municipality)
    ahead = local(deadline_at)
    return moment(add_workdays(ahead.date(), lost, municipality), ahead.time()) if lost else deadline_at


def add_workdays(day: date, count: int, municipality: str) -> date:
    """`count` working days later; with 0 the first working day from `day` on."""
    count = min(count, LONGEST)
    closed = _Closed(municipality, day, count)
    if count == 0:
        while not closed.works(day):
            day += timedelta(days=1)
        return day
    while count:
        day += timedelta(days=1)
        count -= closed.works(day)
    return day


def subtract_workdays(day: date, count: int, municipality: str) -> date:
    """`count` working days earlier."""
    count = min(count, LONGEST)
    closed = _Closed(municipality, day - timedelta(days=2 * count + 30), count)
    while count:
        day -= timedelta(days=1)
        count -= closed.works(day)
    return day


def workdays_between(first: date, last: date, municipality: str) -> int:
    """How many working days lie after `first`, up to and including `last`."""
    length = (last - first).days
    closed = _Closed(municipality, first, max(length, 0))
    return sum(closed.works(first + timedelta(days=step)) for step in range(1, length + 1))


class _Closed:
    """The calendar of one municipality over a stretch, asked for once."""

    def __init__(self, municipality: str, first: date, count: int) -> None:
        self._own = closing_days(municipality, first, first + timedelta(days=2 * count + 60))

    def works(self, day: date) -> bool:
        weekend = day.weekday() >= 5
        return not weekend and day not in public_holidays(day.year) and self._own.get(day) != time.min
