"""Events on their days: which come in a period, and which comes next. From the rule alone, without a query."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from cms.site.open_now import clock
from foundation.calendar.clock import moment

AHEAD = timedelta(days=183)
FARTHEST = timedelta(days=731)


@dataclass(frozen=True)
class Occurrence:
    """An event on one of its days."""

    event: Any
    day: date
    again: bool = False

    @property
    def last(self) -> date:
        return self.day + timedelta(days=self.event.length)

    @property
    def starts(self) -> datetime:
        return moment(self.day, self.event.starts_at or time.min)

    @property
    def ends(self) -> datetime | None:
        return moment(self.last, self.event.ends_at) if self.event.ends_at else None

    @property
    def hours(self) -> str:
        """10 to 12 o'clock, from 20 o'clock, or "" for the whole day."""
        if not self.event.starts_at:
            return ""
        start = clock(self.starts)
        if self.ends is None or self.event.length:
            return start
        return _("%(start)s until %(end)s") % {"start": start, "end": clock(self.ends)}

    @property
    def until(self) -> str:
        return formats.date_format(self.last, "j F") if self.event.length else ""


def between(events: Iterable[Any], start: date, end: date) -> list[Occurrence]:
    """Every day of every event in the period, in order of time."""
    found = [
        Occurrence(event, day, event.repeat != "never")
        for event in events
        for day in event.rule.days(start - timedelta(days=event.length), end)
    ]
    return sorted(found, key=_order)


def each_once(events: Iterable[Any], today: date) -> list[Occurrence]:
    """Each event on the next of its days: what comes back each week does not bury the rest."""
    found = [first for event in events if (first := next(iter(coming(event, today)), None)) is not None]
    return sorted(found, key=_order)


def coming(event: Any, today: date) -> Iterator[Occurrence]:
    days = event.rule.days(today - timedelta(days=event.length), today + FARTHEST)
    return (Occurrence(event, day, event.repeat != "never") for day in days)


def _order(at: Occurrence) -> tuple[date, time, int]:
    return at.day, at.event.starts_at or time.min, at.event.pk
