"""Hand-overs on the wall clock of Brussels, and the bugs with them that others paid for. No database."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from foundation.calendar.clock import BRUSSELS, local, moment
from regional_meldpunt.roster.balance import fairness, load, quality
from regional_meldpunt.roster.balance.load import Load, Stint
from regional_meldpunt.roster.balance.quality import Gap
from regional_meldpunt.roster.planning import differences, loading
from regional_meldpunt.roster.planning.differences import Stretch
from regional_meldpunt.roster.resolver import (
    Layer,
    Member,
    OffDays,
    RosterDefinition,
    Rotation,
    Shift,
    Swap,
    TurnKey,
    Unit,
    Window,
    resolve,
)

EVA, JAN, TOM = 1, 2, 3
EVERYBODY = (Member(EVA), Member(JAN), Member(TOM))
WEEKDAYS = frozenset(range(5))


def at(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=BRUSSELS).astimezone(UTC)  # type: ignore[misc]  # year, month, day and so on


def shifts(rotation: Rotation, start: datetime, end: datetime, **options: object) -> list[Shift]:
    return resolve(RosterDefinition((Layer(1, (rotation,)),), **options), start, end)  # type: ignore[arg-type]  # passed on


def rotation(
    unit: Unit, length: int, starts_on: date, starts_at: time, members: tuple[Member, ...] = EVERYBODY, **rest: object
) -> Rotation:
    return Rotation(1, unit, length, starts_on, starts_at, members, **rest)  # type: ignore[arg-type]  # passed on


def hours(found: list[Shift]) -> list[float]:
    assert all(one.ends == two.begins for one, two in pairwise(found)), "no gap and no overlap"
    return [(one.ends - one.begins) / timedelta(hours=1) for one in found]


@pytest.mark.parametrize(
    ("unit", "length", "first", "expected"),
    [
        (Unit.WEEKS, 1, date(2026, 10, 9), [168, 168, 169, 168]),
        (Unit.WEEKS, 1, date(2027, 3, 12), [168, 168, 167, 168]),
        (Unit.DAYS, 2, date(2026, 10, 20), [48, 48, 49, 48]),
        (Unit.DAYS, 2, date(2027, 3, 23), [48, 48, 47, 48]),
        (Unit.HOURS, 48, date(2026, 10, 20), [48, 48, 49, 48]),
    ],
)
def test_a_shift_over_a_clock_change_is_an_hour_longer_or_shorter_and_the_wall_clock_stays(
    unit: Unit, length: int, first: date, expected: list[int]
) -> None:
    turning = rotation(unit, length, first, time(17))
    days = sum(expected) // 24 + 3
    found = shifts(turning, at(first.year, first.month, first.day, 17), moment(first + timedelta(days=days), time(16)))
    assert hours(found)[:4] == expected
    assert {local(one.begins).time() for one in found} == {time(17)}


def test_weekly_shifts_have_no_hole_of_an_hour() -> None:
    """A bug others paid for: a week was counted as 168 hours, and the hour of the clock change belonged to nobody."""
    turning = rotation(Unit.WEEKS, 1, date(2026, 1, 2), time(2, 30))
    found = shifts(turning, at(2026, 1, 2, 3), at(2029, 1, 1))
    assert sum(hours(found)) == (at(2029, 1, 1) - at(2026, 1, 2, 3)) / timedelta(hours=1)


def test_windows_do_not_move_with_the_clock_change() -> None:
    """A bug others paid for: windows kept in UTC began an hour early in winter."""
    nights = Window(WEEKDAYS, time(17), time(8))
    found = shifts(
        rotation(Unit.WEEKS, 1, date(2026, 1, 5), time(8), windows=(nights,)), at(2026, 3, 2), at(2026, 11, 30)
    )
    assert {local(one.begins).time() for one in found} == {time(17)}
    assert {local(one.ends).time() for one in found[:-1]} == {time(8)}


def test_a_skipped_time_is_when_the_clock_jumps_and_a_repeated_one_the_first() -> None:
    turning = rotation(Unit.DAYS, 1, date(2027, 3, 26), time(2, 30))
    assert hours(shifts(turning, at(2027, 3, 26, 2, 30), at(2027, 3, 30, 2, 30))) == [24, 23.5, 23.5, 24]
    turning = rotation(Unit.DAYS, 1, date(2026, 10, 23), time(2, 30))
    assert hours(shifts(turning, at(2026, 10, 23, 2, 30), at(2026, 10, 27, 2, 30))) == [24, 24, 25, 24]
    hourly = rotation(Unit.HOURS, 1, date(2027, 3, 28), time(0))
    assert hours(shifts(hourly, at(2027, 3, 28), at(2027, 3, 28, 5))) == [1, 1, 1, 1]


def test_a_month_that_is_too_short_ends_on_its_last_day_and_the_next_is_as_it_was() -> None:
    found = shifts(rotation(Unit.MONTHS, 1, date(2027, 1, 31), time(8)), at(2027, 1, 31, 8), at(2027, 5, 31, 8))
    assert [local(one.begins).date().day for one in found] == [31, 28, 31, 30]


def test_who_joins_comes_in_the_order_and_who_leaves_hands_the_rest_to_the_next() -> None:
    joins, leaves = at(2027, 1, 20), at(2027, 2, 3, 12)
    members = (Member(EVA, leaves=leaves), Member(JAN), Member(TOM, joins=joins))
    found = shifts(rotation(Unit.WEEKS, 1, date(2027, 1, 4), time(8), members), at(2027, 1, 4, 8), at(2027, 2, 22, 8))
    told = [(one.person, f"{local(one.begins):%d/%m}") for one in found]
    assert told == [
        (EVA, "04/01"), (JAN, "11/01"), (EVA, "18/01"), (JAN, "25/01"), (TOM, "01/02"), (JAN, "08/02"), (TOM, "15/02"),
    ]  # fmt: skip
    cut = shifts(rotation(Unit.WEEKS, 1, date(2027, 2, 1), time(8), members), at(2027, 2, 1, 8), at(2027, 2, 8, 8))
    assert [(one.person, one.ends) for one in cut] == [(EVA, leaves), (JAN, at(2027, 2, 8, 8))]


def test_a_holiday_is_a_day_off_as_its_window_says() -> None:
    off = frozenset({date(2027, 5, 6)})  # Ascension Day, a Thursday
    for rule, expected in ((OffDays.AS_USUAL, 5), (OffDays.NEVER, 4), (OffDays.ONLY, 1)):
        day = Window(WEEKDAYS, time(8), time(17), rule)
        found = shifts(
            rotation(Unit.WEEKS, 1, date(2027, 1, 4), time(8), windows=(day,)),
            at(2027, 5, 3),
            at(2027, 5, 10),
            off_days=off,
        )
        assert len(found) == expected, rule
    weekend = Window(frozenset({5, 6}), time(0), time(0), OffDays.ALSO)
    found = shifts(
        rotation(Unit.WEEKS, 1, date(2027, 1, 4), time(8), windows=(weekend,)),
        at(2027, 5, 3),
        at(2027, 5, 10),
        off_days=off,
    )
    assert [f"{local(one.begins):%a}" for one in found] == ["Thu", "Sat"]


def test_the_name_of_a_shift_stays_when_its_turn_moves() -> None:
    """The identity in calendar programs: an event that moves, and not one that goes and another that comes."""
    start, end = at(2027, 1, 4), at(2027, 6, 1)
    early = shifts(rotation(Unit.WEEKS, 1, date(2027, 1, 4), time(8)), start, end)
    late = shifts(rotation(Unit.WEEKS, 1, date(2027, 1, 4), time(18)), start, end)
    assert [one.key for one in early][:20] == [one.key for one in late][:20]
    assert len({one.key for one in early}) == len(early)


def test_a_definition_is_the_same_after_it_was_kept() -> None:
    turning = rotation(
        Unit.WEEKS, 2, date(2026, 1, 5), time(17), (Member(EVA, at(2026, 1, 1), None),),
        windows=(Window(WEEKDAYS, time(17), time(8), OffDays.ALSO),), until=at(2027, 1, 1),
    )  # fmt: skip
    kept = RosterDefinition((Layer(7, (turning,)),))
    assert loading.from_json(loading.to_json(kept)) == kept


def test_somebody_who_was_withdrawn_leaves_then_and_what_they_took_goes_back() -> None:
    turning = rotation(Unit.WEEKS, 1, date(2026, 1, 5), time(8))
    swap = Swap(1, EVA, JAN, TurnKey(1, EVA, 0))
    definition = RosterDefinition((Layer(1, (turning,), swaps=(swap,)),))
    gone = at(2026, 1, 8)
    [first, second, *_rest] = resolve(loading.without(definition, {JAN: gone}), at(2026, 1, 5, 8), at(2026, 1, 26))
    assert (first.person, second.person) == (EVA, TOM)


def test_a_difference_is_the_time_somebody_gets_or_loses_and_nothing_else() -> None:
    monday = at(2027, 1, 4, 8)
    week = timedelta(weeks=1)
    old = [Stretch(monday, monday + week, 1, EVA), Stretch(monday + week, monday + 2 * week, 1, JAN)]
    new = [Stretch(monday, monday + week / 2, 1, EVA), Stretch(monday + week / 2, monday + 2 * week, 1, JAN)]
    told = {change.person: change for change in differences.between(old, new)}
    assert told[EVA].loses == [Stretch(monday + week / 2, monday + week, 1, EVA)]
    assert told[JAN].gets == [Stretch(monday + week / 2, monday + week, 1, JAN)]
    assert told[EVA].gets == told[JAN].loses == []


def test_nights_weekends_and_holidays_are_counted_on_the_wall_clock() -> None:
    christmas = frozenset({date(2026, 12, 25)})
    found = load.loads([Stint(EVA, at(2026, 12, 24, 17), at(2026, 12, 28, 8))], christmas)[EVA]
    assert (found.hours, found.nights, len(found.weekends), len(found.holidays)) == (87, 4, 1, 1)
    autumn = load.loads([Stint(EVA, at(2026, 10, 24, 20), at(2026, 10, 25, 8))], frozenset())[EVA]
    assert (autumn.hours, autumn.nights) == (13, 1)


def test_quality_falls_with_gaps_and_with_what_is_unevenly_shared() -> None:
    even, uneven = [Load(100, 5, 10), Load(100, 5, 10)], [Load(180, 9, 18), Load(20, 1, 2)]
    gap = Gap(1, at(2026, 12, 31, 17), at(2027, 1, 1, 8))
    whole = quality.judge([], 8736, even).score
    assert whole == 100
    assert quality.judge([gap], 8736, even).score == 95
    assert quality.judge([gap, gap], 100, even).score == 50
    assert quality.judge([], 8736, uneven).score < 80


def test_a_share_is_judged_by_the_weight_of_its_municipality() -> None:
    names = {"kortrijk": "Kortrijk", "menen": "Menen", "kuurne": "Kuurne"}
    found = {
        one.schema: one
        for one in fairness.shares({"kortrijk": 60.0, "menen": 40.0}, {"kortrijk": 80, "menen": 20}, names)
    }
    assert (found["kortrijk"].verdict, found["menen"].verdict) == ("little", "much")
    assert not found["kuurne"].takes_part
