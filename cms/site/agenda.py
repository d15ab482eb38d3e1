"""What is to be done when: the days of events in order, from one query."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, islice
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.site import queries
from cms.site.occurrences import AHEAD, Occurrence, between, coming, each_once

BACK = timedelta(days=92)
MOST = 60
MOST_DAYS_OF_ONE = 8
MONTHS_SHOWN = 6


@dataclass(frozen=True)
class Month:
    first: date
    days: tuple[tuple[date, tuple[Occurrence, ...]], ...]


@dataclass(frozen=True)
class Asked:
    """One answer of the agenda page. `month` is the first day of the month that was asked for, if any."""

    months: tuple[Month, ...]
    category: str
    month: date | None
    past: bool
    choices: tuple[date, ...]

    @property
    def empty(self) -> bool:
        return not self.months


def asked(page: Page, parameters: Mapping[str, str]) -> Asked:
    """What stands in the address: `soort`, `maand` (2026-12) and `voorbij`. What makes no sense is passed over."""
    today = timezone.localdate()
    category = parameters.get("soort", "")
    category = category if category in queries.event_categories() else ""
    month = _month(parameters.get("maand", ""))
    past = month is None and bool(parameters.get("voorbij"))
    if month is not None:
        found = list(between(queries.events_in(page, month, _end_of(month), category), month, _end_of(month)))
    elif past:
        yesterday = today - timedelta(days=1)
        found = list(between(queries.events_in(page, today - BACK, yesterday, category), today - BACK, yesterday))[::-1]
    else:
        found = list(each_once(queries.events_in(page, today, today + AHEAD, category), today))
    return Asked(_by_month(found[:MOST]), category, month, past, tuple(_next_months(today)))


def coming_of(event: Any) -> list[Occurrence]:
    """The next days of one event; of one that is over its last day, so that the page still says when it was."""
    found = list(islice(coming(event, timezone.localdate()), MOST_DAYS_OF_ONE))
    return found or [Occurrence(event, event.first_day, event.repeat != "never")]


def facts(event: Any) -> dict[str, Any]:
    """For schema.org: the next day it takes place."""
    at = coming_of(event)[0]
    status = "EventCancelled" if event.cancelled else "EventScheduled"
    found: dict[str, Any] = {
        "startDate": timezone.localtime(at.starts).isoformat() if event.starts_at else at.day.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
    }
    if at.ends:
        found["endDate"] = timezone.localtime(at.ends).isoformat()
    if event.organiser:
        found["organizer"] = {"@type": "Organization", "name": event.organiser}
    place = queries.place_of(event)
    if place or event.place_text:
        address = place.address if place else event.place_text
        found["location"] = {"@type": "Place", "name": place.title if place else event.place_text, "address": address}
    return found


def _by_month(found: list[Occurrence]) -> tuple[Month, ...]:
    return tuple(
        Month(first, tuple((day, tuple(same)) for day, same in groupby(rows, key=lambda at: at.day)))
        for first, rows in groupby(found, key=lambda at: at.day.replace(day=1))
    )


def _month(text: str) -> date | None:
    year, _dash, month = text.partition("-")
    if not (year.isdigit() and month.isdigit() and 2000 <= int(year) <= 2100 and 1 <= int(month) <= 12):
        return None
    return date(int(year), int(month), 1)


def _end_of(month: date) -> date:
    return _following(month) - timedelta(days=1)


def _following(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _next_months(today: date) -> Iterator[date]:
    month = today.replace(day=1)
    for _number in range(MONTHS_SHOWN):
        yield month
        month = _following(month)
