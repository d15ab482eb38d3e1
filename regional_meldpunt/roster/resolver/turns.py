"""The turns of one rotation: when they change hands on the wall clock, and whose they are."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from foundation.calendar.clock import local, moment
from regional_meldpunt.roster.resolver.definition import Member, Rotation, TurnKey, Unit

moment_of = lru_cache(maxsize=65_536)(moment)
"""`moment`, remembered: rosters ask for the same days again and again."""

SPANS = {Unit.HOURS: timedelta(hours=1), Unit.DAYS: timedelta(days=1), Unit.WEEKS: timedelta(weeks=1)}


class Turn(NamedTuple):
    number: int
    begins: datetime
    ends: datetime


class Part(NamedTuple):
    """A stretch of a turn with the member who has it."""

    begins: datetime
    ends: datetime
    person: int


@dataclass(frozen=True, slots=True)
class Era:
    """Turns `first` to `last` (not included) during which the same places count, taken in the order of `places`."""

    first: int
    last: int
    places: tuple[int, ...]
    offset: int
    after: int
    """The place that had the last turn before; -1 when nobody had."""
    before: dict[int, int]
    """Person -> how many turns they had before this era."""


class Turns:
    """The turns of a rotation up to a moment."""

    def __init__(self, rotation: Rotation, until: datetime) -> None:
        self.rotation = rotation
        self.until = min(until, rotation.until) if rotation.until else until
        self._start = datetime.combine(rotation.starts_on, rotation.starts_at)
        self._eras = list(self._make_eras())
        self._firsts = [era.first for era in self._eras]

    def hand_over(self, number: int) -> datetime:
        """When turn `number` begins."""
        wall = self._wall(number)
        return moment_of(wall.date(), wall.time())

    def number_at(self, at: datetime) -> int:
        """The turn that holds a moment; the last of those that begin at the same time. Negative before the start."""
        number = self._guess(local(at).replace(tzinfo=None))
        while self.hand_over(number) > at:
            number -= 1
        while self.hand_over(number + 1) <= at:
            number += 1
        return number

    def between(self, start: datetime, end: datetime) -> Iterator[Turn]:
        """Whole turns that overlap the span; the last one stops where the rotation does."""
        number = max(0, self.number_at(start))
        begins = self.hand_over(number)
        end = min(end, self.until)
        while begins < end:
            ends = self.hand_over(number + 1)
            if begins < ends and ends > start:
                stops = min(ends, self.rotation.until) if self.rotation.until else ends
                yield Turn(number, begins, stops)
            number, begins = number + 1, ends

    def key_of(self, turn: Turn) -> TurnKey:
        """Person 0 stands for a turn at whose begin nobody counted."""
        era = self._era(turn.number)
        if era is None or not era.places:
            return TurnKey(self.rotation.key, 0, turn.number)
        person = self._member(_place(era, turn.number)).person
        return TurnKey(self.rotation.key, person, era.before.get(person, 0) + self._had(era, person, turn.number))

    def parts(self, turn: Turn) -> Iterator[Part]:
        """Who has the turn; more than one when somebody leaves in the middle of it."""
        era = self._era(turn.number)
        if era is None:
            return
        place = _place(era, turn.number) if era.places else None
        after, at = era.after, turn.begins
        while at < turn.ends:
            if place is None:
                found = self._first_to_join(at, turn.ends, after)
                if found is None:
                    return
                at, place = found
                if at >= turn.ends:
                    return
            member = self._member(place)
            ends = min(member.leaves, turn.ends) if member.leaves else turn.ends
            if at < ends:
                yield Part(at, ends, member.person)
            at, after = ends, place
            if at < turn.ends:
                place = self._next(after, at)

    def _member(self, place: int) -> Member:
        return self.rotation.members[place]

    def _wall(self, number: int) -> datetime:
        steps = number * self.rotation.length
        if self.rotation.unit is Unit.MONTHS:
            return _months_later(self._start, steps)
        return self._start + steps * SPANS[self.rotation.unit]

    def _guess(self, wall: datetime) -> int:
        if self.rotation.unit is Unit.MONTHS:
            months = (wall.year - self._start.year) * 12 + wall.month - self._start.month
            return months // self.rotation.length
        return (wall - self._start) // (SPANS[self.rotation.unit] * self.rotation.length)

    def _make_eras(self) -> Iterator[Era]:
        members = self.rotation.members
        changes = {at for member in members for at in (member.joins, member.leaves) if at is not None}
        start = self.hand_over(0)
        last = max(0, self.number_at(self.until) + 1) if self.until > start else 0
        borders = sorted({0, last, *(min(last, self._first_from(at)) for at in changes if at > start)})
        after, had = -1, dict[int, int]()
        for first, stop in zip(borders, borders[1:], strict=False):
            at = self.hand_over(first)
            places = tuple(place for place, member in enumerate(members) if member.counts_at(at))
            offset = bisect_right(places, after) % len(places) if places else 0
            era = Era(first, stop, places, offset, after, dict(had))
            yield era
            if places:
                for person in {members[place].person for place in places}:
                    had[person] = had.get(person, 0) + self._had(era, person, stop)
                after = _place(era, stop - 1)

    def _first_from(self, at: datetime) -> int:
        """The first turn that begins at a moment or later."""
        number = max(0, self.number_at(at))
        while number > 0 and self.hand_over(number - 1) >= at:
            number -= 1
        return number if self.hand_over(number) >= at else number + 1

    def _era(self, number: int) -> Era | None:
        index = bisect_right(self._firsts, number) - 1
        return self._eras[index] if index >= 0 else None

    def _had(self, era: Era, person: int, number: int) -> int:
        """How many turns of an era that person had before turn `number`."""
        done, size = number - era.first, len(era.places)
        members = self.rotation.members
        total = 0
        for index, place in enumerate(era.places):
            if members[place].person == person and done > (first := (index - era.offset) % size):
                total += (done - 1 - first) // size + 1
        return total

    def _next(self, after: int, at: datetime) -> int | None:
        """The place that counts at a moment and comes first after another in the order."""
        members = self.rotation.members
        order = (*range(after + 1, len(members)), *range(after + 1))
        return next((place for place in order if members[place].counts_at(at)), None)

    def _first_to_join(self, at: datetime, ends: datetime, after: int) -> tuple[datetime, int] | None:
        joins = {member.joins for member in self.rotation.members if member.joins and at < member.joins < ends}
        for moment_ in sorted(joins):
            place = self._next(after, moment_)
            if place is not None:
                return moment_, place
        return None


def _place(era: Era, number: int) -> int:
    return era.places[(era.offset + number - era.first) % len(era.places)]


def _months_later(wall: datetime, months: int) -> datetime:
    """The same day of a later month; the last one of it when it is shorter."""
    years, month = divmod(wall.year * 12 + wall.month - 1 + months, 12)
    day = min(wall.day, monthrange(years, month + 1)[1])
    return datetime.combine(date(years, month + 1, day), time(wall.hour, wall.minute))
