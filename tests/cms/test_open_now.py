"""One word and one shape: open, closes soon, closed; and until when."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from cms.site.open_now import open_now, special_days, week
from foundation.calendar.models import ClosingDay

BRUSSELS = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True)
class Hall:
    schema_name: str = "kortrijk"
    opening_hours: dict = field(
        default_factory=lambda: {
            day: [["09:00", "12:00"], ["13:30", "16:30"]] for day in ("mon", "tue", "wed", "thu", "fri")
        }
    )


def said(day, hour, minute=0, language="nl", hall=None):
    at = datetime(2026, 11, day, hour, minute, tzinfo=BRUSSELS)
    with translation.override(language):
        state = open_now(hall or Hall(), at)
    return state.shape, state.when


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(
    ("day", "hour", "minute", "expected"),
    [
        (23, 9, 0, ("open", "tot 12 uur")),
        (23, 11, 30, ("soon", "tot 12 uur")),
        (23, 12, 0, ("closed", "tot 13.30 uur")),
        (23, 17, 0, ("closed", "tot morgen 9 uur")),
        (27, 17, 0, ("closed", "tot maandag 9 uur")),
        (11, 10, 0, ("closed", "tot morgen 9 uur")),
    ],
)
def test_it_says_until_when(day, hour, minute, expected):
    assert said(day, hour, minute) == expected


@pytest.mark.wall("spiere_helkijn")
def test_it_says_so_in_french():
    assert said(23, 12, language="fr") == ("closed", "jusqu’à 13 h 30")


@pytest.mark.wall("kortrijk")
def test_without_hours_it_is_closed_and_promises_nothing():
    assert said(23, 10, hall=Hall(opening_hours={})) == ("closed", "")


@pytest.mark.wall("kortrijk")
def test_the_week_marks_today():
    with translation.override("nl"):
        days = week(Hall(), datetime(2026, 11, 25, 10, tzinfo=BRUSSELS))
    assert [line.days for line in days] == ["maandag tot vrijdag", "zaterdag en zondag"]
    assert [line.today for line in days] == [True, False]
    assert [line.ranges for line in days] == ["9 tot 12 uur en 13.30 tot 16.30 uur", ""]


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(("language", "name"), [("nl", "Wapenstilstand"), ("fr", "Armistice")])
def test_a_closing_day_says_why(language, name):
    with translation.override(language):
        at = datetime(2026, 11, 11, 10, tzinfo=BRUSSELS)
        assert name in open_now(Hall(), at).why
        assert [(day.day.day, day.since) for day in special_days(Hall(), at - timedelta(days=6))] == [(11, "")]
        assert open_now(Hall(), at + timedelta(days=1, hours=9)).why == ""


@pytest.mark.wall("kortrijk")
def test_an_afternoon_of_the_municipality_itself():
    ClosingDay.objects.create(municipality="kortrijk", day="2026-11-24", from_time="12:00", name="Feest")
    with translation.override("nl"):
        morning, afternoon = (datetime(2026, 11, 24, hour, tzinfo=BRUSSELS) for hour in (8, 14))
        assert [open_now(Hall(), at).why for at in (morning, afternoon)] == ["", "Feest"]
        assert [(day.date, day.since) for day in special_days(Hall(), morning)] == [("dinsdag 24 november", "12 uur")]
