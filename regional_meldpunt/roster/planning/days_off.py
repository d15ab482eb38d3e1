"""Public holidays of Belgium and the own days of the region: the days a window may treat apart."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable
from datetime import date

from foundation.calendar.holidays import public_holidays
from regional_meldpunt.roster.models import OwnDay


def names(first: date, last: date, language: str = "nl") -> dict[date, str]:
    """Every day off between two dates, with what it is called."""
    found = {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in public_holidays(year, language).items()
        if first <= day <= last
    }
    for own in OwnDay.objects.all():
        for day in _days(own, range(first.year, last.year + 1)):
            if first <= day <= last:
                found.setdefault(day, own.name)
    return dict(sorted(found.items()))


def days_off(first: date, last: date) -> frozenset[date]:
    return frozenset(names(first, last))


def _days(own: OwnDay, years: Iterable[int]) -> Iterable[date]:
    if not own.yearly:
        return [own.day]
    leap_day = (own.day.month, own.day.day) == (2, 29)
    return [own.day.replace(year=year) for year in years if year >= own.day.year and (isleap(year) or not leap_day)]
