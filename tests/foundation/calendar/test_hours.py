"""Opening hours of a week."""

from datetime import date, datetime, time, timedelta

import pytest

from foundation.calendar import moment, within
from foundation.calendar.hours import check

WEEK = {
    "mon": [["09:00", "12:00"], ["13:30", "16:30"]],
    "wed": [["09:00", "12:00"]],
    "sat": [["22:00", "06:00"]],
    "sun": [["20:00", "24:00"]],
}
MONDAY = date(2026, 11, 23)


def on(day: date, clock: str) -> datetime:
    return moment(day, time.fromisoformat(clock))


@pytest.mark.parametrize(
    ("clock", "is_open"),
    [("08:59:59", False), ("09:00", True), ("11:59:59", True), ("12:00", False), ("13:30", True), ("16:30", False)],
)
def test_a_range_holds_from_its_start_up_to_its_end(clock, is_open):
    assert within(WEEK, on(MONDAY, clock)) is is_open


def test_a_day_without_ranges_is_closed():
    assert not within(WEEK, on(MONDAY + timedelta(days=1), "10:00"))


def test_a_range_past_midnight_belongs_to_the_day_it_starts():
    saturday, sunday = MONDAY + timedelta(days=5), MONDAY + timedelta(days=6)
    assert within(WEEK, on(saturday, "23:00"))
    assert within(WEEK, on(sunday, "05:59"))
    assert not within(WEEK, on(sunday, "06:00"))
    assert not within(WEEK, on(saturday, "05:00"))


def test_twenty_four_hours_is_the_end_of_the_day():
    sunday = MONDAY - timedelta(days=1)
    assert within(WEEK, on(sunday, "23:59:59"))
    assert not within(WEEK, on(MONDAY, "00:00"))


def test_the_skipped_hour_opens_at_the_jump():
    hours = {"sun": [["02:30", "04:00"]]}
    assert within(hours, on(date(2027, 3, 28), "03:00"))
    assert not within(hours, on(date(2027, 3, 28), "01:59"))


def test_the_repeated_hour_closes_at_its_first_occurrence():
    hours = {"sun": [["01:00", "02:30"]]}
    closing = on(date(2027, 10, 31), "02:30")
    assert within(hours, closing - timedelta(seconds=1))
    assert not within(hours, closing + timedelta(minutes=50))


def test_hours_that_cannot_be_are_refused_with_the_reason():
    with pytest.raises(ValueError, match="unknown day 'ma'"):
        check({"ma": []})
    with pytest.raises(ValueError, match="starts before"):
        check({"mon": [["09:00", "12:00"], ["11:00", "13:00"]]})
    check(WEEK)
