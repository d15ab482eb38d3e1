"""Rosters: fifty-two weeks of twenty rosters with two hundred people, from definition to shifts. No database."""

import statistics
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock

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
    TurnKey,
    Unit,
    Window,
    resolve,
)
from regional_meldpunt.roster.resolver.turns import moment_of
from tests.bench.figures import Figure

MOST_MS = 300.0
ROUNDS = 7
ROSTERS, PEOPLE = 20, 10
START = datetime(2026, 11, 22, 23, tzinfo=UTC)
END = START + timedelta(weeks=52)
NIGHTS = (Window(frozenset({0, 1, 2, 3}), clock(17), clock(8)),)
WEEKENDS = (
    Window(frozenset({4}), clock(17), clock(8)),
    Window(frozenset({5, 6}), clock(8), clock(8), OffDays.ALSO),
)


def run() -> list[Figure]:
    """Each round begins with an empty memory, as a process that was just started."""
    rosters = [definition(number) for number in range(ROSTERS)]
    spent, shifts = [], 0
    for _round in range(ROUNDS):
        moment_of.cache_clear()
        begun = time.perf_counter()
        shifts = sum(len(resolve(roster, START, END)) for roster in rosters)
        spent.append((time.perf_counter() - begun) * 1000)
    people = ROSTERS * PEOPLE
    name = f"{ROSTERS} rosters, {people} people, 52 weeks"
    took = statistics.median(spent)
    return [
        Figure(name, took, "ms", f"< {MOST_MS:.0f} ms", took < MOST_MS),
        Figure("shifts in them", shifts, "shifts", "more than 10,000", shifts > 10_000),
    ]


def definition(number: int) -> RosterDefinition:
    """A first line with nights, weekends and holidays, a backup, and exceptions and swaps all year."""
    first = number * PEOPLE
    people = tuple(Member(first + place + 1) for place in range(PEOPLE))
    joins = (*people[:-1], Member(first + PEOPLE, joins=START + timedelta(days=40)))
    since = date(2024, 1, 1)
    nights = Rotation(1, Unit.WEEKS, 1, since, clock(17), joins, NIGHTS)
    weekends = Rotation(2, Unit.WEEKS, 1, date(2024, 1, 5), clock(8), people[3:] + people[:3], WEEKENDS)
    backup = Rotation(3, Unit.DAYS, 1 + number % 3, since, clock(8), people)
    days = [START + timedelta(days=9 * week) for week in range(40)]
    overrides = tuple(
        Override(n, OverrideKind.REPLACE, day, day + timedelta(hours=30), first + 1 + n % PEOPLE)
        for n, day in enumerate(days)
    )
    swaps = tuple(
        Swap(
            n,
            first + 1 + n % PEOPLE,
            first + 1 + (n + 3) % PEOPLE,
            TurnKey(1, first + 1 + n % PEOPLE, 15 + n // PEOPLE),
        )
        for n in range(40)
    )
    off = frozenset(day for year in range(2023, 2029) for day in public_holidays(year))
    return RosterDefinition((Layer(1, (nights, weekends), overrides, swaps), Layer(2, (backup,))), off_days=off)
