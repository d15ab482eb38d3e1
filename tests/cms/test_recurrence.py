"""On which days an event falls, and that it never falls on a day that is not there."""

from datetime import date

import pytest

from cms.site.recurrence import Repeat, Rule


def days(repeat, first, until, start=None, end=None, skipped=()):
    rule = Rule(repeat, first, until, frozenset(skipped))
    return [day.isoformat() for day in rule.days(start or first, end or until)]


@pytest.mark.parametrize(
    ("repeat", "first", "until", "expected"),
    [
        (Repeat.NEVER, date(2026, 12, 5), None, ["2026-12-05"]),
        (Repeat.WEEKLY, date(2026, 12, 7), date(2026, 12, 21), ["2026-12-07", "2026-12-14", "2026-12-21"]),
        (Repeat.FORTNIGHTLY, date(2026, 12, 7), date(2026, 12, 25), ["2026-12-07", "2026-12-21"]),
        (Repeat.WEEKDAYS, date(2026, 12, 4), date(2026, 12, 8), ["2026-12-04", "2026-12-07", "2026-12-08"]),
        (Repeat.MONTHLY_DAY, date(2027, 1, 31), date(2027, 5, 31), ["2027-01-31", "2027-03-31", "2027-05-31"]),
        (Repeat.MONTHLY_WEEKDAY, date(2026, 12, 6), date(2027, 2, 28), ["2026-12-06", "2027-01-03", "2027-02-07"]),
        (Repeat.YEARLY, date(2028, 2, 29), date(2032, 3, 1), ["2028-02-29", "2032-02-29"]),
    ],
)
def test_it_falls_on(repeat, first, until, expected):
    assert days(repeat, first, until or first) == expected


def test_a_day_that_was_taken_out_is_passed_over():
    found = days(Repeat.WEEKLY, date(2026, 12, 18), date(2027, 1, 8), skipped=[date(2026, 12, 25), date(2027, 1, 1)])
    assert found == ["2026-12-18", "2027-01-08"]


def test_a_period_in_the_middle_gives_only_its_own_days():
    found = days(Repeat.WEEKLY, date(2026, 1, 5), date(2026, 12, 28), start=date(2026, 6, 1), end=date(2026, 6, 10))
    assert found == ["2026-06-01", "2026-06-08"]
