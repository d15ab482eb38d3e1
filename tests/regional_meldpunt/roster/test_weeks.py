"""Weeks of duty tile time, summer time or not, on whatever weekday and at whatever time they change hands."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from regional_meldpunt.roster import weeks
from regional_meldpunt.roster.weeks import USUAL, HandOver

BRUSSELS = ZoneInfo("Europe/Brussels")


def at(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=BRUSSELS)  # type: ignore[misc]  # year, month, day and so on


def hours(spans: list[tuple[datetime, datetime]]) -> list[float]:
    assert all(end == start for (_begin, end), (start, _end) in zip(spans, spans[1:], strict=False))
    return [(end - begin) / timedelta(hours=1) for begin, end in spans]


def test_they_tile_time_and_the_week_of_the_clock_change_is_an_hour_longer() -> None:
    assert hours(list(weeks.weeks(USUAL.before(at(2026, 10, 9, 17)), USUAL, 4))) == [168, 168, 169, 168]


def test_in_spring_the_week_is_an_hour_shorter_and_the_wall_clock_stays() -> None:
    spans = list(weeks.weeks(USUAL.before(at(2027, 3, 26, 18)), USUAL, 2))
    assert hours(spans) == [167, 168]
    assert {end.astimezone(BRUSSELS).time() for _begin, end in spans} == {time(17)}


def test_a_time_that_the_clock_skips_or_repeats_leaves_no_gap() -> None:
    sunday = HandOver(6, time(2, 30))
    assert hours(list(weeks.weeks(sunday.before(at(2027, 3, 15)), sunday, 4))) == [168, 167.5, 167.5, 168]
    assert hours(list(weeks.weeks(sunday.before(at(2026, 10, 12)), sunday, 4))) == [168, 168, 169, 168]


def test_friday_before_five_still_belongs_to_the_week_before() -> None:
    assert USUAL.before(at(2026, 11, 20, 16, 59)) == at(2026, 11, 13, 17)
    assert USUAL.before(at(2026, 11, 20, 17)) == at(2026, 11, 20, 17)
    assert USUAL.after(at(2026, 11, 20, 17)) == at(2026, 11, 27, 17)


@pytest.mark.parametrize(
    ("chosen", "first"),
    [
        (HandOver(0, time(9)), 232),
        (HandOver(2, time(9)), 112),
        (HandOver(4, time(17)), 168),
        (HandOver(4, time(8)), 159),
    ],
)
def test_another_hand_over_makes_the_first_week_longer_or_shorter(chosen: HandOver, first: int) -> None:
    assert hours(list(weeks.weeks(at(2026, 11, 20, 17), chosen, 3))) == [first, 168, 168]


def test_a_moment_tells_to_which_hand_over_it_belongs() -> None:
    assert HandOver.of(USUAL.before(at(2026, 7, 1))) == USUAL
