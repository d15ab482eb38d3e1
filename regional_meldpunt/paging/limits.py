"""When a message has to wait: too many to one number, another one a moment ago, or the quiet hours of its person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.conf import settings

from foundation.calendar.clock import local, moment
from regional_meldpunt.paging.models import Kind, Preference

THROTTLES: dict[str, tuple[tuple[int, timedelta], ...]] = {
    Kind.SMS: ((5, timedelta(minutes=15)), (11, timedelta(hours=1)), (21, timedelta(hours=3))),
}
LONGEST = timedelta(hours=3)
SPACED = (Kind.SMS, Kind.VOICE, Kind.CHAT)
"""What comes within some seconds after another one waits, and goes together with whatever came meanwhile."""


def free_from(kind: str, sent: Sequence[datetime], at: datetime) -> datetime | None:
    """When the next message may go, given when earlier ones went; None for now."""
    moments = sorted((one for one in sent if at - one < LONGEST), reverse=True)
    free = at
    for most, within in THROTTLES.get(kind, ()):
        if len(moments) >= most:
            free = max(free, moments[most - 1] + within)
    return free if free > at else None


def spaced(kind: str, last: datetime | None, at: datetime) -> datetime | None:
    """When the next message of this kind may go after the last one; None for now."""
    if last is None or kind not in SPACED:
        return None
    free = last + timedelta(seconds=settings.STREEKPOORT_PAGE_SPACING)
    return free if free > at else None


def quiet_until(preference: Preference | None, at: datetime) -> datetime | None:
    """The end of the quiet hours that are running at this moment; None outside them."""
    if preference is None or preference.quiet_from is None or preference.quiet_until is None:
        return None
    here = local(at)
    if not _within(here.time(), preference.quiet_from, preference.quiet_until):
        return None
    end = moment(here.date(), preference.quiet_until)
    return end if end > at else moment(here.date() + timedelta(days=1), preference.quiet_until)


def _within(now: time, start: time, end: time) -> bool:
    return start <= now < end if start <= end else now >= start or now < end
