"""The two nights on which the wall clock of Brussels and the line of time disagree."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from foundation.calendar import local, moment

SPRING = date(2027, 3, 28)
AUTUMN = date(2027, 10, 31)


def test_a_normal_time_is_itself():
    assert moment(date(2027, 1, 15), time(9, 30)) == datetime(2027, 1, 15, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("skipped", [time(2, 0), time(2, 30), time(2, 59, 59)])
def test_a_skipped_time_is_the_moment_the_clock_jumps(skipped):
    assert moment(SPRING, skipped) == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    assert local(moment(SPRING, skipped)).time() == time(3, 0)


def test_the_minutes_around_the_jump_stay_in_order():
    order = [moment(SPRING, wall) for wall in (time(1, 59), time(2, 30), time(3, 0), time(3, 1))]
    assert order == sorted(order)
    assert order[2] - order[0] == timedelta(minutes=1)


def test_a_repeated_time_is_its_first_occurrence():
    assert moment(AUTUMN, time(2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_a_time_after_the_repeated_hour_is_winter_time():
    assert moment(AUTUMN, time(3, 0)) == datetime(2027, 10, 31, 2, 0, tzinfo=UTC)


def test_a_night_shift_lasts_an_hour_less_in_spring_and_more_in_autumn():
    def night(day: date) -> timedelta:
        return moment(day, time(6)) - moment(day - timedelta(days=1), time(22))

    assert night(SPRING) == timedelta(hours=7)
    assert night(AUTUMN) == timedelta(hours=9)


def test_a_time_without_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        local(datetime(2027, 1, 1))
