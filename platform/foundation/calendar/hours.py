"""Opening hours of a week: `{"mon": [["09:00", "12:00"], ["13:30", "16:30"]], "sat": []}`.

A range that ends at or before its start runs past midnight (`["22:00", "06:00"]` belongs to the day it starts);
`"24:00"` is the end of the day. A range holds from its start up to, not including, its end.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from foundation.calendar.clock import local, midnight_after, moment

OpeningHours = Mapping[str, Sequence[Sequence[str]]]

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
END_OF_DAY = "24:00"


def within(opening_hours: OpeningHours, at: datetime) -> bool:
    """Whether the moment falls in the week's opening hours; knows nothing of holidays."""
    at, today = at.astimezone(UTC), local(at).date()
    ranges = (*ranges_of(opening_hours, today - timedelta(days=1)), *ranges_of(opening_hours, today))
    return any(start <= at < end for start, end in ranges)


def ranges_of(opening_hours: OpeningHours, day: date) -> Iterator[tuple[datetime, datetime]]:
    """The moments between which it is open, for the ranges that start on that day."""
    for start, end in opening_hours.get(DAYS[day.weekday()], ()):
        yield moment(day, time.fromisoformat(start)), _end(day, start, end)


def check(opening_hours: OpeningHours) -> None:
    """Raise ValueError with what is wrong: unknown day, unreadable time, ranges that overlap."""
    for day, ranges in opening_hours.items():
        if day not in DAYS:
            raise ValueError(f"unknown day {day!r}: use {', '.join(DAYS)}")
        previous = ""
        for start, end in ranges:
            time.fromisoformat(start)
            if end != END_OF_DAY:
                time.fromisoformat(end)
            if start < previous:
                raise ValueError(f"{day}: {start} starts before {previous}, the end of the range before it")
            previous = end if end > start else END_OF_DAY


def _end(day: date, start: str, end: str) -> datetime:
    if end == END_OF_DAY:
        return midnight_after(day)
    past_midnight = end <= start
    return moment(day + timedelta(days=1) if past_midnight else day, time.fromisoformat(end))
