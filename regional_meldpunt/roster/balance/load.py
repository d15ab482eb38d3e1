"""What somebody carries: hours, nights, weekends and holidays, counted from shifts. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from foundation.calendar.clock import local, moment

MIDDLE_OF_THE_NIGHT = time(3, 30)
"""Whoever is on call then has that night. Later than every clock change."""
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


class Stint(NamedTuple):
    """One person on call from a moment to a moment."""

    person: int
    begins: datetime
    ends: datetime


@dataclass
class Load:
    """`weekends` are counted by their Saturday, `holidays` by day."""

    hours: float = 0.0
    shifts: int = 0
    nights: int = 0
    weekends: set[date] = field(default_factory=set)
    holidays: set[date] = field(default_factory=set)


def loads(stints: Iterable[Stint], off_days: frozenset[date]) -> dict[int, Load]:
    """Person -> what they carry. An off day counts as a holiday unless it is a Saturday or a Sunday."""
    found: dict[int, Load] = {}
    for stint in stints:
        load = found.setdefault(stint.person, Load())
        load.hours += (stint.ends - stint.begins) / HOUR
        load.shifts += 1
        day, last = local(stint.begins).date(), local(stint.ends - timedelta(microseconds=1)).date()
        while day <= last:
            if stint.begins <= moment(day, MIDDLE_OF_THE_NIGHT) < stint.ends:
                load.nights += 1
            if day.weekday() >= 5:
                load.weekends.add(day - (day.weekday() - 5) * DAY)
            elif day in off_days:
                load.holidays.add(day)
            day += DAY
    return found
