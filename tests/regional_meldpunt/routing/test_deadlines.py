"""The promise in working days: holidays of Belgium, closing days of the municipality, and its own promise."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from foundation.calendar.models import ClosingDay
from foundation.tenancy import municipality
from regional_meldpunt.categories.models import Category, LocalChoice
from regional_meldpunt.routing.deadlines import deadline, resumed, warning

BRUSSELS = ZoneInfo("Europe/Brussels")


def category(days: int = 5, warn: int = 1) -> Category:
    found = Category.objects.get(slug="put-in-de-weg")
    found.deadline_days, found.warn_days = days, warn
    return found


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(
    ("came_in", "days", "until"),
    [
        ("2026-03-02T09:00", 5, "2026-03-09T17:00"),  # Monday to Monday
        ("2026-03-06T16:00", 1, "2026-03-09T17:00"),  # Friday: the weekend does not count
        ("2026-04-02T09:00", 2, "2026-04-07T17:00"),  # Easter Monday lies between
        ("2026-12-23T09:00", 3, "2026-12-29T17:00"),  # Christmas and a weekend
        ("2026-03-07T09:00", 0, "2026-03-09T17:00"),  # today, but today is a Saturday
        ("2026-03-02T00:30", 1, "2026-03-03T17:00"),  # half past midnight is Monday here, Sunday in UTC
        ("2026-03-26T12:00", 2, "2026-03-30T17:00"),  # past the night of summer time
    ],
)
def test_working_days(came_in: str, days: int, until: str) -> None:
    assert deadline(category(days), "kortrijk", at(came_in).astimezone(UTC)) == at(until)


@pytest.mark.wall("menen")
def test_a_closing_day_of_the_municipality_moves_its_own_deadline_only() -> None:
    ClosingDay.objects.create(municipality="menen", day="2026-07-13", name="brugdag")
    assert deadline(category(1), "menen", at("2026-07-10T09:00")) == at("2026-07-14T17:00")
    assert deadline(category(1), "kortrijk", at("2026-07-10T09:00")) == at("2026-07-13T17:00")


def test_the_promise_of_the_municipality_that_is_competent_counts(db: None) -> None:
    """Menen promises more than the region; whoever takes in its melding tells that promise."""
    with municipality("menen"):
        LocalChoice.objects.create(municipality="menen", category=category(), deadline_days=1)
    with municipality("kortrijk"):
        assert deadline(category(), "menen", at("2026-03-02T09:00")) == at("2026-03-03T17:00")
        assert deadline(category(), "kortrijk", at("2026-03-02T09:00")) == at("2026-03-09T17:00")


@pytest.mark.wall("kortrijk")
def test_the_warning_comes_so_many_working_days_before() -> None:
    assert warning(category(5, warn=1), "kortrijk", at("2026-03-09T17:00")) == at("2026-03-06T00:00")


@pytest.mark.wall("kortrijk")
def test_a_pause_moves_the_deadline_by_the_working_days_it_took() -> None:
    moved = resumed(at("2026-03-09T17:00"), at("2026-03-05T09:00"), at("2026-03-10T15:00"), "kortrijk")
    assert moved == at("2026-03-12T17:00")
    assert resumed(at("2026-03-09T17:00"), at("2026-03-05T09:00"), at("2026-03-05T15:00"), "kortrijk") == at(
        "2026-03-09T17:00"
    )
