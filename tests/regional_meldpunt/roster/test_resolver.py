"""The resolver against a plain walk through every minute, over three years of clock changes and holidays."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest

from foundation.calendar.clock import moment
from foundation.calendar.holidays import public_holidays
from regional_meldpunt.roster.resolver import (
    Layer,
    Member,
    OffDays,
    Override,
    OverrideKind,
    RosterDefinition,
    Rotation,
    Swap,
    Temporary,
    TemporaryShift,
    TurnKey,
    Unit,
    Window,
    resolve,
)
from tests.regional_meldpunt.roster.minutes import MINUTE, walk

THREE_YEARS = (datetime(2025, 12, 1, tzinfo=UTC), datetime(2028, 12, 1, tzinfo=UTC))
OFF = frozenset(day for year in range(2025, 2030) for day in public_holidays(year)) | {date(2026, 7, 11)}
NIGHTS = (date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31), date(2028, 3, 26))
EDGES = (*NIGHTS, date(2026, 12, 25), date(2027, 5, 6), date(2028, 2, 29))
CLOCKS = tuple(time(hour, minute) for hour in (0, 2, 3, 8, 17) for minute in (0, 30)) + (time(2, 59), time(1, 0))


class Dice:
    """A roster at random, with a liking for what goes wrong."""

    def __init__(self, seed: int, begin: datetime, end: datetime) -> None:
        self.dice, self.begin, self.end = random.Random(seed), begin, end

    def moment(self) -> datetime:
        """Often close to a clock change or a holiday."""
        near = [day for day in EDGES if self.begin < moment(day, time.min) < self.end]
        if near and self.dice.random() < 0.6:
            found = moment(self.dice.choice(near), time.min) + self.dice.randrange(-600, 600) * MINUTE
        else:
            found = self.begin + self.dice.randrange(int((self.end - self.begin) / MINUTE)) * MINUTE
        return found

    def span(self) -> tuple[datetime, datetime]:
        begins = self.moment()
        return begins, begins + self.dice.choice((1, 30, 90, 720, 1440, 9000)) * MINUTE

    def rotation(self, key: int, days: int) -> Rotation:
        dice, unit = self.dice, self.dice.choice(tuple(Unit))
        length = {Unit.HOURS: dice.choice((1, 5, 12, 48)), Unit.MONTHS: 1}.get(unit, dice.choice((1, 2, 3)))
        starts_on = (self.begin + timedelta(days=1 + dice.randrange(days))).date()
        members = tuple(self.member() for _ in range(dice.randrange(1, 6)))
        windows = tuple(self.window() for _ in range(dice.randrange(1, 4))) if dice.random() < 0.6 else ()
        until = self.moment() if dice.random() < 0.15 else None
        return Rotation(key, unit, length, starts_on, dice.choice(CLOCKS), members, windows, until)

    def member(self) -> Member:
        dice = self.dice
        joins = self.moment() if dice.random() < 0.3 else None
        leaves = self.moment() if dice.random() < 0.3 else None
        return Member(dice.randrange(1, 7), joins, leaves)

    def window(self) -> Window:
        dice = self.dice
        days = frozenset(dice.sample(range(7), dice.randrange(1, 8)))
        return Window(days, dice.choice(CLOCKS), dice.choice(CLOCKS), dice.choice(tuple(OffDays)))

    def overrides(self) -> tuple[Override, ...]:
        found: list[Override] = []
        for key in range(self.dice.randrange(6)):
            begins, ends = self.span()
            if all(ends <= one.begins or begins >= one.ends for one in found):
                kind = self.dice.choice(tuple(OverrideKind))
                whom = self.dice.choice((None, 1, 2, 3)) if kind is not OverrideKind.ADD else None
                person = None if kind is OverrideKind.REMOVE else self.dice.randrange(1, 7)
                found.append(Override(key, kind, begins, ends, person, whom))
        return tuple(found)

    def swaps(self, rotations: tuple[Rotation, ...]) -> tuple[Swap, ...]:
        dice, found = self.dice, []
        for key in range(dice.randrange(8)):
            giver, taker = dice.sample(range(1, 7), 2)
            if dice.random() < 0.7:
                turn = TurnKey(
                    dice.choice(rotations).key, dice.choice((giver, dice.randrange(1, 7))), dice.randrange(9)
                )
                since = timedelta(minutes=dice.randrange(3000)) if dice.random() < 0.5 else None
                until = timedelta(minutes=dice.randrange(3000, 9000)) if dice.random() < 0.5 else None
                found.append(Swap(key, giver, taker, turn, since, until))
            else:
                begins, ends = self.span()
                found.append(Swap(key, giver, taker, begins=begins, ends=ends))
        return tuple(found)

    def definition(self, days: int) -> RosterDefinition:
        rotations = tuple(self.rotation(key, days) for key in range(1, self.dice.randrange(2, 4)))
        layer = Layer(1, rotations, self.overrides(), self.swaps(rotations))
        temporaries: tuple[Temporary, ...] = ()
        if self.dice.random() < 0.4:
            begins, ends = self.span()
            middle = begins + (ends - begins) / 2
            middle = middle.replace(second=0, microsecond=0)
            shifts = (
                TemporaryShift(1, 4, begins, middle),
                TemporaryShift(1, 5, middle + MINUTE, ends),
                TemporaryShift(2, 6, begins, ends),
            )
            temporaries = (Temporary(1, begins, ends, tuple(one for one in shifts if one.begins < one.ends)),)
        return RosterDefinition((layer,), temporaries, OFF)


def compare(definition: RosterDefinition, begin: datetime, end: datetime, since: datetime) -> None:
    """Minute for minute the same people, and every shift of whole minutes, in order, nobody twice."""
    shifts = resolve(definition, since, end)
    assert all(one.begins < one.ends and since <= one.begins and one.ends <= end for one in shifts)
    assert len({(one.key, one.person, one.begins) for one in shifts}) == len(shifts)
    changes: dict[datetime, list[tuple[int, int]]] = {}
    for one in shifts:
        changes.setdefault(one.begins, []).append((1, one.person))
        changes.setdefault(one.ends, []).append((-1, one.person))
    present: dict[int, int] = {}
    at, found = begin, frozenset[int]()
    for expected in walk(definition, definition.layers[0], begin, end):
        if at in changes:
            for step, person in changes.pop(at):
                present[person] = present.get(person, 0) + step
            assert max(present.values(), default=0) <= 1, f"twice at {at}"
            found = frozenset(person for person, times in present.items() if times)
        if at >= since:
            assert found == expected, f"at {at}: {found} and minute by minute {set(expected)}\n{definition}"
        at += MINUTE
    assert set(changes) <= {end}


@pytest.mark.parametrize("edge", EDGES)
def test_it_agrees_with_a_walk_through_every_minute_around_a_clock_change_or_holiday(edge: date) -> None:
    middle = moment(edge, time.min)
    begin, end = middle - timedelta(days=12), middle + timedelta(days=3)
    for seed in range(3):
        compare(
            Dice(edge.toordinal() * 10 + seed, begin, end).definition(days=7), begin, end, middle - timedelta(days=3)
        )


def test_it_agrees_with_a_walk_through_every_minute_of_three_years() -> None:
    begin, end = THREE_YEARS
    compare(Dice(5, begin, end).definition(days=30), begin, end, begin)
