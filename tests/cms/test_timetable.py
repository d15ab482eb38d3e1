"""A place is open by its week, closed on holidays, and different where its own exceptions say so."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from cms.site.timetable import Exceptional, Timetable, closures, different, state

BRUSSELS = ZoneInfo("Europe/Brussels")
WEEK = {day: [["09:00", "12:00"], ["13:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
pytestmark = pytest.mark.wall("kortrijk")


def said(table, day, hour, minute=0):
    at = datetime(2026, 12, day, hour, minute, tzinfo=BRUSSELS)
    with translation.override("nl"):
        found = state(table, at, closures("kortrijk", at))
    return found.shape, found.when, found.why


@pytest.mark.parametrize(
    ("day", "hour", "minute", "expected"),
    [
        (21, 10, 0, ("open", "tot 12 uur", "")),
        (21, 11, 30, ("soon", "tot 12 uur", "")),
        (21, 12, 30, ("closed", "tot 13 uur", "")),
        (25, 10, 0, ("closed", "tot maandag 9 uur", "Kerstmis")),
    ],
)
def test_it_says_until_when(day, hour, minute, expected):
    assert said(Timetable(WEEK), day, hour, minute) == expected


def test_an_exception_closes_it_and_says_why():
    closed = Exceptional(date(2026, 12, 22), date(2026, 12, 23), (), "Inventaris")
    table = Timetable(WEEK, (closed,))
    assert said(table, 22, 10) == ("closed", "tot donderdag 9 uur", "Inventaris")
    assert said(table, 24, 10)[0] == "open"


def test_an_exception_may_open_it_on_a_holiday():
    open_then = Exceptional(date(2026, 12, 25), date(2026, 12, 25), (("10:00", "12:00"),), "Kerst op de bres")
    assert said(Timetable(WEEK, (open_then,)), 25, 11)[:2] == ("open", "tot 12 uur")


def test_what_does_not_close_with_the_town_stays_open():
    assert said(Timetable(WEEK, closes_with_town=False), 25, 10)[0] == "open"


def test_days_that_are_not_as_usual_are_told_before():
    closed = Exceptional(date(2026, 12, 22), date(2026, 12, 22), (("10:00", "12:00"),), "Inventaris")
    at = datetime(2026, 12, 20, 12, tzinfo=BRUSSELS)
    with translation.override("nl"):
        found = different(Timetable(WEEK, (closed,)), at, closures("kortrijk", at))
    assert [(day.day.day, day.hours, day.name) for day in found][:2] == [
        (22, "10 tot 12 uur", "Inventaris"),
        (25, "", "Kerstmis"),
    ]


def test_without_hours_it_promises_nothing():
    assert said(Timetable({}), 21, 10) == ("closed", "", "")
