"""Is the town hall open now? Said in one word with one shape, and until or from when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Literal

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from foundation.calendar.hours import DAYS, ranges_of
from foundation.calendar.office import closing_time, next_opening

CLOSES_SOON = timedelta(minutes=45)
Shape = Literal["open", "soon", "closed"]


@dataclass(frozen=True)
class OpenNow:
    """`shape` is the drawn sign (disc, triangle, ring); `when` completes the sentence."""

    shape: Shape
    when: str


@dataclass(frozen=True)
class WeekLine:
    """Days in a row with the same hours; `ranges` is empty on closed days."""

    days: str
    ranges: str
    today: bool


def open_now(office: Any, at: datetime) -> OpenNow:
    until = closing_time(office, at)
    if until is not None:
        shape: Shape = "soon" if until - at <= CLOSES_SOON else "open"
        return OpenNow(shape, _("until %(time)s") % {"time": clock(until)})
    opens = next_opening(office, at)
    if opens is None:
        return OpenNow("closed", "")
    return OpenNow("closed", _until_it_opens(opens, at))


def clock(moment: datetime) -> str:
    """The time as people write it: 9 uur, 16.30 uur; in French 9 h, 16 h 30."""
    local = timezone.localtime(moment)
    if local.minute == 0:
        return pgettext("whole hour", "%(hour)s o'clock") % {"hour": local.hour}
    return pgettext("time of day", "%(hour)s:%(minute)02d") % {"hour": local.hour, "minute": local.minute}


def week(office: Any, at: datetime) -> list[WeekLine]:
    """The ordinary week from Monday, days in a row with the same hours together, with today's line marked."""
    today = timezone.localtime(at).date()
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(len(DAYS))]
    return [
        WeekLine(_names(same), hours, today in same)
        for hours, group in groupby(days, key=lambda day: _hours(office, day))
        for same in [list(group)]
    ]


def _hours(office: Any, day: date) -> str:
    ranges = [
        _("%(start)s to %(end)s") % {"start": _bare(start), "end": _bare(end)}
        for start, end in ranges_of(office.opening_hours, day)
    ]
    return _(" and ").join(ranges)


def _bare(moment: datetime) -> str:
    """A time inside a range, where the word for hour comes once, at the end."""
    local = timezone.localtime(moment)
    facts = {"hour": local.hour, "minute": local.minute}
    if local.minute == 0:
        return pgettext("whole hour in a range", "%(hour)s") % facts
    return pgettext("time in a range", "%(hour)s:%(minute)02d") % facts


def day_name(day: date) -> str:
    """In small letters, as inside a sentence."""
    return formats.date_format(day, "l").lower()


def _names(days: list[date]) -> str:
    first, last = day_name(days[0]), day_name(days[-1])
    if len(days) == 1:
        return first
    if len(days) == 2:
        return _("%(first)s and %(last)s") % {"first": first, "last": last}
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _until_it_opens(opens: datetime, at: datetime) -> str:
    day, today = timezone.localtime(opens).date(), timezone.localtime(at).date()
    facts = {"time": clock(opens), "day": day_name(day)}
    if day == today:
        return _("until %(time)s") % facts
    if day == today + timedelta(days=1):
        return _("until tomorrow, %(time)s") % facts
    if day < today + timedelta(days=7):
        return _("until %(day)s, %(time)s") % facts
    return _("until %(day)s %(date)s") % {**facts, "date": formats.date_format(day, "j F")}
