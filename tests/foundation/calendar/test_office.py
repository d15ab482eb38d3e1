"""When somebody is at the desk: holidays and own closing days."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

import pytest

from foundation.calendar import holiday_name, is_workday, moment, next_opening, next_workday, office, office_open
from foundation.calendar.hours import OpeningHours

WEEKDAYS = {day: [["09:00", "12:00"], ["13:30", "16:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}


@dataclass(frozen=True)
class Desk:
    schema_name: str = "kortrijk"
    opening_hours: OpeningHours = field(default_factory=lambda: WEEKDAYS)


@pytest.fixture(autouse=True)
def closed(monkeypatch):
    """Own closing days, kept in the test instead of in the table: 11 July, and the afternoon of 24 December."""
    days = {date(2028, 7, 11): time.min, date(2026, 12, 24): time(12, 0)}
    monkeypatch.setattr(
        office, "closing_days", lambda schema, first, last: {d: t for d, t in days.items() if first <= d <= last}
    )


def at(day: str, clock: str) -> datetime:
    return moment(date.fromisoformat(day), time.fromisoformat(clock))


def test_a_public_holiday_is_no_working_day():
    assert not is_workday(date(2026, 7, 21), "kortrijk")
    assert holiday_name(date(2026, 7, 21)) == "Nationale feestdag"
    assert holiday_name(date(2026, 7, 21), "fr") == "Fête nationale"


def test_the_eleventh_of_july_is_no_public_holiday():
    assert holiday_name(date(2028, 7, 11)) is None


def test_an_own_closing_day_is_no_working_day():
    assert not is_workday(date(2028, 7, 11), "kortrijk")
    assert is_workday(date(2028, 7, 12), Desk())


def test_a_half_closing_day_is_a_working_day():
    assert is_workday(date(2026, 12, 24), "kortrijk")
    assert office_open(Desk(), at("2026-12-24", "11:00"))
    assert not office_open(Desk(), at("2026-12-24", "14:00"))


def test_the_next_working_day_skips_the_weekend_and_christmas():
    assert next_workday(date(2026, 12, 24), "kortrijk") == date(2026, 12, 28)


def test_the_office_opens_again_after_the_long_weekend():
    assert next_opening(Desk(), at("2026-12-24", "14:00")) == at("2026-12-28", "09:00")


def test_an_open_office_opens_now():
    now = at("2026-11-23", "10:00")
    assert next_opening(Desk(), now) == now


def test_an_office_without_hours_never_opens():
    assert next_opening(Desk(opening_hours={}), at("2026-11-23", "10:00")) is None
