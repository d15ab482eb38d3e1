"""Reads of the closing days. In SQL of its own: the calendar is imported before the models are ready."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.apps import apps
from django.db import connection

from foundation.standing import standing

ClosingDays = Mapping[date, time]
LEAP_YEARS = 9  # at the turn of a century 29 February can be eight years away


@standing
def closing_days(schema: str, first: date, last: date) -> ClosingDays:
    """The municipality's own closing days between two dates, each with the hour from which it is closed.

    Works behind every wall of a municipality or the region, for every municipality (see `sql/closing_days.sql`).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, from_time FROM public.closing_days(%s, %s, %s)", [schema, first, last])
        return dict(cursor.fetchall())


@dataclass(frozen=True)
class ComingDay:
    """An own closing day and when it comes (again)."""

    row: Any
    next: date


def own_day(schema: str, pk: int) -> Any:
    return _own(schema).filter(pk=pk).first()


def coming_days(schema: str, today: date) -> list[ComingDay]:
    """The own closing days that are still to come, the nearest first."""
    found = [ComingDay(row, coming) for row in _own(schema) if (coming := _next(row, today)) is not None]
    return sorted(found, key=lambda day: day.next)


def past_days(schema: str, today: date) -> list[Any]:
    """The ones that are over and do not come back, the latest first."""
    return list(_own(schema).filter(yearly=False, day__lt=today).order_by("-day")[:50])


def _own(schema: str) -> Any:
    return apps.get_model("calendar_days", "ClosingDay")._default_manager.filter(municipality=schema)


def _next(row: Any, today: date) -> date | None:
    day: date = row.day
    if not row.yearly:
        return day if day >= today else None
    first = max(today.year, day.year)
    years = (year for year in range(first, first + LEAP_YEARS) if day.day < 29 or _exists(year, day))
    return next(coming for year in years if (coming := day.replace(year=year)) >= max(today, day))


def _exists(year: int, day: date) -> bool:
    return day.day <= monthrange(year, day.month)[1]
