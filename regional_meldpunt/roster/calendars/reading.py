"""From the text of an iCalendar file (RFC 5545) to when somebody is away. What cannot be read is said in words.

The file comes from outside: it has a largest size, a largest number of events, and no event may repeat more often
than once a day, so that a small file cannot ask for a million moments.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

import icalendar
import recurring_ical_events
from django.utils.translation import gettext as _

from foundation.calendar.clock import BRUSSELS, moment

LARGEST = 1024 * 1024
MOST_EVENTS = 5_000
MOST_FOUND = 2_000
SLOW_ENOUGH = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
FREE = ("TRANSPARENT", "CANCELLED")

Span = tuple[datetime, datetime]


class CalendarProblem(Exception):
    """The file cannot be used; `str()` says why, for the person who gave it."""


def away(text: bytes, start: datetime, end: datetime) -> list[Span]:
    """When the events of a calendar make somebody absent between two moments, joined and in order.

    Events that are marked as free or cancelled do not count. A whole day is from midnight to midnight in Brussels.
    """
    calendar = _parse(text)
    try:
        found = recurring_ical_events.of(calendar, skip_bad_series=True).between(start, end)
        spans = [span for event in islice(found, MOST_FOUND) if (span := _span(event)) is not None]
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError) as error:
        raise CalendarProblem(_("The dates in this calendar cannot be read.")) from error
    return _joined([(max(since, start), min(until, end)) for since, until in spans if until > start and since < end])


def _parse(text: bytes) -> icalendar.Calendar:
    if len(text) > LARGEST:
        raise CalendarProblem(_("This calendar is larger than one megabyte."))
    if b"BEGIN:VCALENDAR" not in text[:2000].upper():
        raise CalendarProblem(_("This is no iCalendar file: it does not begin with BEGIN:VCALENDAR."))
    try:
        calendar: Any = icalendar.Calendar.from_ical(text)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        told = _("This calendar is broken and cannot be read: %(why)s")
        raise CalendarProblem(told % {"why": str(error)[:120]}) from error
    events = list(islice(calendar.walk("VEVENT"), MOST_EVENTS + 1))
    if len(events) > MOST_EVENTS:
        raise CalendarProblem(_("This calendar has more than %(number)d events.") % {"number": MOST_EVENTS})
    for event in events:
        _check(event)
    return calendar  # type: ignore[no-any-return]  # the parser may give one of many kinds


def _check(event: Any) -> None:
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        frequency = {str(one).upper() for one in rule.get("FREQ", [])}
        if not frequency <= SLOW_ENOUGH or any(rule.get(part) for part in ("BYHOUR", "BYMINUTE", "BYSECOND")):
            raise CalendarProblem(_("An event repeats more often than once a day: that is no leave."))


def _span(event: Any) -> Span | None:
    if any(str(event.get(name, "")).upper() in FREE for name in ("TRANSP", "STATUS")):
        return None
    begins = _moment(event["DTSTART"].dt)
    ends = _moment(event["DTEND"].dt) if "DTEND" in event else begins + event.get("DURATION", _Day).dt
    return (begins, ends) if begins < ends else None


class _Day:
    dt = timedelta(days=1)


def _moment(value: date | datetime) -> datetime:
    """A time without a zone, and a whole day, are of Brussels."""
    if not isinstance(value, datetime):
        return moment(value, time.min)
    return value if value.tzinfo else value.replace(tzinfo=BRUSSELS)


def _joined(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found
