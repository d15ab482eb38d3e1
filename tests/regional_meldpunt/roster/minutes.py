"""The resolver's rules told a second time, minute by minute and without any arithmetic on turns: slow and plain.

It walks through time once. Whatever the wall clock says decides: a hand-over has passed when the clock in the street
has reached it for the first time, so that a time the clock skips passes when it jumps, and a repeated one only once.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from regional_meldpunt.roster.resolver import Layer, OffDays, OverrideKind, RosterDefinition, Rotation, Unit

BRUSSELS = ZoneInfo("Europe/Brussels")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def minutes(start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Every minute of a stretch of time with what the clock in the street says."""
    at = wall = start
    while at < end:
        if at.minute == 0 or at is start:
            wall = at.astimezone(BRUSSELS).replace(tzinfo=None, fold=0)
        yield at, wall
        at += MINUTE
        wall += MINUTE


def month_later(first: datetime, months: int) -> datetime:
    year, month = first.year + (first.month - 1 + months) // 12, (first.month - 1 + months) % 12 + 1
    for day in (first.day, 30, 29, 28):
        if day <= first.day:
            try:
                return first.replace(year=year, month=month, day=day)
            except ValueError:
                continue
    raise AssertionError


class Walker:
    """One rotation, seen minute after minute."""

    def __init__(self, rotation: Rotation, off_days: frozenset[date]) -> None:
        self.rotation, self.off_days = rotation, off_days
        self.first = datetime.combine(rotation.starts_on, rotation.starts_at)
        self.number, self.next = -1, self.first
        self.place, self.last = None, -1
        self.seen = datetime.min
        self.turn_wall = self.first
        self.owner: int | None = None
        self.after = -1
        self.day: date | None = None
        self.spans: list[tuple[datetime, datetime]] = []
        self.had: dict[int, int] = {}
        self.nth = 0

    def step(self, at: datetime, wall: datetime) -> int | None:
        """Who has the turn in this minute; windows are for the caller."""
        if wall > self.seen:
            self.seen = wall
        members = self.rotation.members
        while self.next <= self.seen:
            self.number += 1
            self.turn_wall = self.next
            self.place = self._following(self.last, at)
            if self.place is not None:
                self.owner = members[self.place].person
                self.nth = self.had.get(self.owner, 0)
                self.had[self.owner] = self.nth + 1
                self.last = self.place
            else:
                self.owner, self.nth = None, self.number
            self.after = self.last
            self.next = self._wall(self.number + 1)
        if self.number < 0 or (self.rotation.until and at >= self.rotation.until):
            return None
        if self.place is None or not members[self.place].counts_at(at):
            if self.place is not None:
                self.after = self.place
            self.place = self._following(self.after, at)
        return None if self.place is None else members[self.place].person

    def open(self) -> bool:
        """A window is open from when the clock first reaches its begin until it first reaches its end."""
        if not self.rotation.windows:
            return True
        day, seen = self.seen.date(), self.seen
        if day != self.day:
            self.day, self.spans = day, [*self._spans(day), *self._spans(day - DAY)]
        for begins, ends in self.spans:  # noqa: SIM110  # a million times: a generator takes twice as long
            if begins <= seen < ends:
                return True
        return False

    def _spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        for window in self.rotation.windows:
            if window_counts(window, day, self.off_days):
                last = day if window.ends > window.begins else day + DAY
                yield datetime.combine(day, window.begins), datetime.combine(last, window.ends)

    def _following(self, after: int, at: datetime) -> int | None:
        total = len(self.rotation.members)
        for step in range(1, total + 1):
            place = (after + step) % total
            if self.rotation.members[place].counts_at(at):
                return place
        return None

    def _wall(self, number: int) -> datetime:
        steps = number * self.rotation.length
        if self.rotation.unit is Unit.MONTHS:
            return month_later(self.first, steps)
        return self.first + {
            Unit.HOURS: timedelta(hours=steps), Unit.DAYS: timedelta(days=steps), Unit.WEEKS: timedelta(weeks=steps),
        }[self.rotation.unit]  # fmt: skip


def window_counts(window: object, day: date, off_days: frozenset[date]) -> bool:
    chosen, off = day.weekday() in window.days, day in off_days
    return {
        OffDays.AS_USUAL: chosen, OffDays.ALSO: chosen or off, OffDays.NEVER: chosen and not off, OffDays.ONLY: chosen and off,
    }[window.off_days]  # fmt: skip


def walk(definition: RosterDefinition, layer: Layer, begin: datetime, end: datetime) -> Iterator[frozenset[int]]:
    """Who is on call in a layer, for every minute; it begins before every rotation does."""
    walkers = [Walker(rotation, definition.off_days) for rotation in layer.rotations]
    spans = [(one.begins, one.ends) for one in (*layer.overrides, *definition.temporaries, *layer.swaps) if one.begins]
    alone = {person: frozenset(() if person is None else (person,)) for person in (None, *range(1, 10))}
    for at, wall in minutes(begin, end):
        holder: int | None = None
        for walker in walkers:
            person = walker.step(at, wall)
            if person is not None and walker.open():
                holder = _swapped(layer, walker, person)
        later = any(since <= at < until for since, until in spans)
        yield _afterwards(definition, layer, holder, at) if later else alone[holder]


def _swapped(layer: Layer, walker: Walker, person: int) -> int:
    for swap in layer.swaps:
        turn = swap.turn
        if turn is None or person != swap.giver or turn[0] != walker.rotation.key:
            continue
        if (walker.owner or 0, walker.nth) != (turn[1], turn[2]):
            continue
        begins = walker.turn_wall + swap.from_offset if swap.from_offset is not None else datetime.min
        ends = walker.turn_wall + swap.until_offset if swap.until_offset is not None else datetime.max
        if begins <= walker.seen < ends:
            person = swap.taker
    return person


def _afterwards(definition: RosterDefinition, layer: Layer, holder: int | None, at: datetime) -> frozenset[int]:
    present = frozenset() if holder is None else frozenset((holder,))
    for override in layer.overrides:
        if not override.begins <= at < override.ends:
            continue
        whom = present if override.instead_of is None else present & {override.instead_of}
        if override.kind is OverrideKind.ADD:
            present = present | {override.person}
        elif override.kind is OverrideKind.REMOVE:
            present = present - whom
        elif override.instead_of is None or whom:
            present = (present - whom) | {override.person}
    for temporary in definition.temporaries:
        if temporary.begins <= at < temporary.ends:
            shifts = (one for one in temporary.shifts if one.layer == layer.key)
            present = frozenset(one.person for one in shifts if one.begins <= at < one.ends)
    for swap in layer.swaps:
        if swap.turn is None and swap.begins <= at < swap.ends and swap.giver in present:
            present = (present - {swap.giver}) | {swap.taker}
    return present
