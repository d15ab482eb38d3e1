"""The wall clock: from "Sunday half past two" to one moment on the line of time, and back.

Two nights a year the wall clock and the line of time disagree. The rules, for every opening hour, shift and
deadline alike, so that one that ends at 02:30 and one that starts at 02:30 always meet:

* a time that is **skipped** (last Sunday of March, 02:00-03:00) is the moment the clock jumps, 03:00 summer time;
* a time that is **repeated** (last Sunday of October, 02:00-03:00) is its first occurrence, still summer time.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


def local(at: datetime) -> datetime:
    """The same moment on the wall clock of Brussels; refuses a time without zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at!r} has no time zone")
    return at.astimezone(BRUSSELS)


def moment(day: date, wall: time) -> datetime:
    """The moment at which the wall clock of Brussels reads `wall` on `day` (rules: see the module).

    In UTC on purpose: Python compares and subtracts two datetimes of the same zone by their wall clocks.
    """
    naive = datetime.combine(day, wall.replace(tzinfo=None, fold=0))
    found = naive.replace(tzinfo=BRUSSELS).astimezone(UTC)
    skipped = found.astimezone(BRUSSELS).replace(tzinfo=None, fold=0) != naive
    return _jump(naive) if skipped else found


def midnight_after(day: date) -> datetime:
    """The first moment of the day after `day`."""
    return moment(day + timedelta(days=1), time.min)


def _jump(naive: datetime) -> datetime:
    """The moment of the clock change that skips the naive time: it lies between the two readings of it."""
    early = naive.replace(tzinfo=BRUSSELS, fold=1).astimezone(UTC)
    late = naive.replace(tzinfo=BRUSSELS, fold=0).astimezone(UTC)
    old = early.astimezone(BRUSSELS).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(BRUSSELS).utcoffset() == old:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
