"""A month of standby and interventions, counted. Pure: from shifts and alarms to rows, totals and warnings.

Lengths are real time: the night in which the clock goes back has an hour more. Night, Sunday and holiday are each
counted for themselves, so an hour of a Sunday night stands in two columns; a total counts each minute once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from foundation.calendar.clock import local, midnight_after, moment

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
MIDDLE_OF_THE_NIGHT = time(3, 30)
"""Whoever is on call then has that night, as in the roster."""
STANDBY, INTERVENTION = "standby", "intervention"
LONGEST_WAIT = 14
"""Days within which some working day begins."""


class Days(Protocol):
    """What the calendar of the employer says."""

    def is_workday(self, day: date) -> bool: ...
    def is_holiday(self, day: date) -> bool: ...


@dataclass(frozen=True)
class Duty:
    """A published shift."""

    shift: int
    where: str
    person: int
    name: str
    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Work:
    """An alarm that somebody accepted; without an end they are still busy."""

    alarm: int
    number: str
    place: str
    person: int
    name: str
    called: datetime
    begins: datetime
    ends: datetime | None


@dataclass(frozen=True)
class Terms:
    """The rules of the region, as they were when this was counted."""

    night_begins: time = time(22)
    night_ends: time = time(6)
    rest: timedelta = timedelta(hours=11)
    workday_begins: time = time(8)
    round_to: timedelta = timedelta(minutes=15)
    least: timedelta = timedelta(0)

    def as_json(self) -> dict[str, Any]:
        return {
            "night_begins": self.night_begins.isoformat("minutes"),
            "night_ends": self.night_ends.isoformat("minutes"),
            "rest_minutes": minutes(self.rest),
            "workday_begins": self.workday_begins.isoformat("minutes"),
            "round_minutes": minutes(self.round_to),
            "least_minutes": minutes(self.least),
        }


@dataclass(frozen=True)
class Row:
    """One shift or one intervention; `counted` is what it comes to after overlaps and rounding."""

    kind: str
    source: int
    person: int
    name: str
    what: str
    begins: datetime
    ends: datetime | None
    real: int
    counted: int
    night: int
    sunday: int
    holiday: int

    def as_json(self) -> dict[str, Any]:
        ends = self.ends and local(self.ends).isoformat()
        return {**self.__dict__, "begins": local(self.begins).isoformat(), "ends": ends}


@dataclass(frozen=True)
class TooShort:
    """After an intervention at night, less rest than agreed before `next_at`: a working day, or called again."""

    person: int
    name: str
    alarm: int
    ended: datetime
    next_at: datetime
    because: str
    rest: int

    def as_json(self) -> dict[str, Any]:
        return {**self.__dict__, "ended": local(self.ended).isoformat(), "next_at": local(self.next_at).isoformat()}


@dataclass
class Total:
    """One person in the month. All but the last four are minutes."""

    person: int
    name: str
    standby: int = 0
    standby_night: int = 0
    standby_sunday: int = 0
    standby_holiday: int = 0
    worked: int = 0
    worked_night: int = 0
    worked_sunday: int = 0
    worked_holiday: int = 0
    interventions: int = 0
    nights: set[date] = field(default_factory=set)
    sundays: set[date] = field(default_factory=set)
    holidays: set[date] = field(default_factory=set)

    def as_json(self) -> dict[str, Any]:
        sets = {name: len(getattr(self, name)) for name in ("nights", "sundays", "holidays")}
        return {**self.__dict__, **sets}


@dataclass(frozen=True)
class Month:
    rows: list[Row]
    totals: list[Total]
    warnings: list[TooShort]

    def as_json(self) -> dict[str, Any]:
        return {
            "rows": [row.as_json() for row in self.rows],
            "totals": [total.as_json() for total in self.totals],
            "warnings": [warning.as_json() for warning in self.warnings],
        }


def count(duties: Iterable[Duty], works: Iterable[Work], *, first: date, terms: Terms, days: Days) -> Month:
    """The month that begins on `first`. Shifts are cut off at its edges; an intervention belongs to where it began."""
    begins, ends = span(first)
    found: dict[int, Total] = {}
    rows: list[Row] = []
    for person, theirs in _by_person(duties, lambda one: (one.begins, one.shift)):
        rows += _standby(person, theirs, (begins, ends), found, terms, days)
    warnings: list[TooShort] = []
    for person, theirs in _by_person(works, lambda one: (one.begins, one.alarm)):
        rows += _interventions(person, theirs, (begins, ends), found, terms, days)
        warnings += [one for one in too_short(theirs, terms, days) if begins <= one.ended < ends]
    rows.sort(key=lambda row: (row.name, row.person, row.kind != STANDBY, row.begins, row.source))
    return Month(rows, sorted(found.values(), key=lambda one: (one.name, one.person)), warnings)


def span(first: date) -> tuple[datetime, datetime]:
    """From the first moment of a month up to that of the next, on the wall clock of Brussels."""
    following = (first.replace(day=28) + 4 * DAY).replace(day=1)
    return moment(first, time.min), moment(following, time.min)


def minutes(length: timedelta) -> int:
    return round(length / MINUTE)


def _standby(
    person: int, duties: list[Any], month: tuple[datetime, datetime], found: dict[int, Total], terms: Terms, days: Days
) -> Iterator[Row]:
    """What overlaps another shift of the same person counts once."""
    cursor = month[0]
    for duty in duties:
        begins, ends = max(duty.begins, month[0]), min(duty.ends, month[1])
        if ends <= begins:
            continue
        since = max(begins, cursor)
        parts = _parts(since, max(since, ends), terms, days)
        cursor = max(cursor, ends)
        total = found.setdefault(person, Total(person, duty.name))
        total.standby += parts["counted"]
        total.standby_night += parts["night"]
        total.standby_sunday += parts["sunday"]
        total.standby_holiday += parts["holiday"]
        for day in _dates(begins, ends):
            _note_day(total, day, begins, ends, days)
        real = minutes(ends - begins)
        yield Row(STANDBY, duty.shift, person, duty.name, duty.where, begins, ends, real, **parts)


def _note_day(total: Total, day: date, begins: datetime, ends: datetime, days: Days) -> None:
    if begins <= moment(day, MIDDLE_OF_THE_NIGHT) < ends:
        total.nights.add(day)
    if day.weekday() == 6:
        total.sundays.add(day)
    if days.is_holiday(day):
        total.holidays.add(day)


def _interventions(
    person: int, works: list[Any], month: tuple[datetime, datetime], found: dict[int, Total], terms: Terms, days: Days
) -> Iterator[Row]:
    """Rounded up one by one; what is already counted, also by rounding, is not counted again."""
    cursor = datetime.min.replace(tzinfo=month[0].tzinfo)
    for work in works:
        since = max(work.begins, cursor)
        length = _rounded(work.ends - since, terms) if work.ends and work.ends > since else timedelta(0)
        cursor = max(cursor, since + length)
        if not month[0] <= work.begins < month[1]:
            continue
        parts = _parts(since, since + length, terms, days)
        total = found.setdefault(person, Total(person, work.name))
        total.interventions += 1
        total.worked += parts["counted"]
        total.worked_night += parts["night"]
        total.worked_sunday += parts["sunday"]
        total.worked_holiday += parts["holiday"]
        real = minutes(work.ends - work.begins) if work.ends else 0
        what = f"{work.number} {work.place}".strip()
        yield Row(INTERVENTION, work.alarm, person, work.name, what, work.begins, work.ends, real, **parts)


def _rounded(length: timedelta, terms: Terms) -> timedelta:
    if terms.round_to:
        length = -(-length // terms.round_to) * terms.round_to
    return max(length, terms.least)


def _parts(begins: datetime, ends: datetime, terms: Terms, days: Days) -> dict[str, int]:
    """How many minutes of a stretch count, and how many of them are night, Sunday and holiday."""
    parts = dict.fromkeys(("night", "sunday", "holiday"), timedelta(0))
    for day in _dates(begins - DAY, ends):
        parts["night"] += _shared((begins, ends), night_of(day, terms))
        whole = (moment(day, time.min), midnight_after(day))
        if day.weekday() == 6:
            parts["sunday"] += _shared((begins, ends), whole)
        if days.is_holiday(day):
            parts["holiday"] += _shared((begins, ends), whole)
    return {"counted": minutes(ends - begins), **{name: minutes(length) for name, length in parts.items()}}


def night_of(day: date, terms: Terms) -> tuple[datetime, datetime]:
    """The night that begins on a day."""
    ends = day if terms.night_ends > terms.night_begins else day + DAY
    return moment(day, terms.night_begins), moment(ends, terms.night_ends)


def too_short(works: list[Work], terms: Terms, days: Days) -> Iterator[TooShort]:
    """After the last intervention of each night: when did the next working day, or the next intervention, begin?"""
    done = [work for work in works if work.ends is not None]
    for place, work in enumerate(done):
        ended = max(one.ends for one in done[: place + 1] if one.ends is not None)
        nights = _nights(work, terms)
        if work.ends != ended or not nights:
            continue
        later = [one.begins for one in works if one.begins > ended]
        if any(begins < nights[-1][1] for begins in later):  # not the last of its night
            continue
        day_begins = _next_workday(ended, terms, days)
        next_at = min([day_begins, *later[:1]])
        if next_at - ended < terms.rest:
            because = "workday" if next_at == day_begins else "called"
            rest = minutes(next_at - ended)
            yield TooShort(work.person, work.name, work.alarm, ended, next_at, because, rest)


def _nights(work: Work, terms: Terms) -> list[tuple[datetime, datetime]]:
    """The nights in which somebody worked."""
    span = (work.begins, work.ends or work.begins)
    found = [night_of(day, terms) for day in _dates(span[0] - DAY, span[1])]
    return [night for night in found if _shared(span, night)]


def _next_workday(at: datetime, terms: Terms, days: Days) -> datetime:
    day = local(at).date()
    for _ in range(LONGEST_WAIT):
        begins = moment(day, terms.workday_begins)
        if begins >= at and days.is_workday(day):
            return begins
        day += DAY
    return moment(day, terms.workday_begins)


def _shared(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> timedelta:
    return max(timedelta(0), min(one[1], other[1]) - max(one[0], other[0]))


def _dates(begins: datetime, ends: datetime) -> Iterator[date]:
    """The days of Brussels that a stretch touches."""
    day, last = local(begins).date(), local(ends - timedelta(microseconds=1)).date()
    while day <= last:
        yield day
        day += DAY


def _by_person(found: Iterable[Any], order: Any) -> list[tuple[int, list[Any]]]:
    people: dict[int, list[Any]] = {}
    for one in sorted(found, key=order):
        people.setdefault(one.person, []).append(one)
    return sorted(people.items())
