"""Is the town hall open now? Said in one word with one shape, and until or from when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any, Literal

from django.utils import formats, timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from foundation.calendar.clock import moment
from foundation.calendar.holidays import holiday_name
from foundation.calendar.hours import DAYS, ranges_of
from foundation.calendar.office import closing_time, next_opening
from foundation.calendar.queries import coming_days

CLOSES_SOON = timedelta(minutes=45)
AHEAD = 14  # days
Shape = Literal["open", "soon", "closed"]


@dataclass(frozen=True)
class OpenNow:
    """`shape` is the drawn sign (disc, triangle, ring); `when` completes the sentence."""

    shape: Shape
    when: str
    why: str = ""


@dataclass(frozen=True)
class SpecialDay:
    """A day on which the usual hours do not hold: a holiday, or a closing day of the municipality itself."""

    day: date
    name: str
    from_time: time | None = None

    @property
    def date(self) -> str:
        return formats.date_format(self.day, "l j F").lower()

    @property
    def since(self) -> str:
        """From when on it is closed, "" for the whole day."""
        return clock(moment(self.day, self.from_time)) if self.from_time else ""


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
    opens, why = next_opening(office, at), _why(office, at)
    return OpenNow("closed", until_it_opens(opens, at) if opens else "", why)


def special_days(office: Any, at: datetime) -> list[SpecialDay]:
    """The coming two weeks, today included: when it is closed although the week says open, and why."""
    today = timezone.localtime(at).date()
    days = [today + timedelta(days=step) for step in range(AHEAD)]
    language = (get_language() or "nl").split("-")[0]
    named = [SpecialDay(day, name) for day in days if (name := holiday_name(day, language))]
    own = [
        SpecialDay(found.next, found.row.name, found.row.from_time) for found in coming_days(office.schema_name, today)
    ]
    known = {found.day for found in named}
    both = [*named, *(found for found in own if found.day in days and found.day not in known)]
    return sorted((found for found in both if _hours(office, found.day)), key=lambda found: found.day)


def _why(office: Any, at: datetime) -> str:
    """The name of today's holiday or closing day, once it holds."""
    now = timezone.localtime(at)
    today = [found for found in special_days(office, at) if found.day == now.date()]
    return next((found.name for found in today if found.from_time is None or found.from_time <= now.time()), "")


def clock(at: datetime) -> str:
    """The time as people write it: 9 uur, 16.30 uur; in French 9 h, 16 h 30."""
    local = timezone.localtime(at)
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
    return spans_in_words(ranges_of(office.opening_hours, day))


def spans_in_words(spans: Iterable[tuple[datetime, datetime]]) -> str:
    """9 to 12 and 13.30 to 17 o'clock; "" without any."""
    words = [_("%(start)s to %(end)s") % {"start": _bare(start), "end": _bare(end)} for start, end in spans]
    return _(" and ").join(words)


def _bare(at: datetime) -> str:
    """A time inside a range, where the word for hour comes once, at the end."""
    local = timezone.localtime(at)
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


def until_it_opens(opens: datetime, at: datetime) -> str:
    day, today = timezone.localtime(opens).date(), timezone.localtime(at).date()
    facts = {"time": clock(opens), "day": day_name(day)}
    if day == today:
        return _("until %(time)s") % facts
    if day == today + timedelta(days=1):
        return _("until tomorrow, %(time)s") % facts
    if day < today + timedelta(days=7):
        return _("until %(day)s, %(time)s") % facts
    return _("until %(day)s %(date)s") % {**facts, "date": formats.date_format(day, "j F")}
