"""What stands is read once, and read again by everybody when somebody changed it."""

from datetime import date, time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation.calendar.models import ClosingDay
from foundation.calendar.queries import closing_days
from foundation.standing import keeping, moment, one_row
from foundation.tenancy import municipality

pytestmark = pytest.mark.django_db
DAY = date(2031, 3, 4)


@pytest.fixture(autouse=True)
def nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_kept", {})


def statements_about_days() -> int:
    with CaptureQueriesContext(connection) as captured:
        closing_days("kortrijk", DAY, DAY)
    return sum("closing_days(" in query["sql"] for query in captured)


def test_a_second_question_is_answered_without_reading_again() -> None:
    with municipality("kortrijk"):
        assert statements_about_days() == 1
        assert statements_about_days() == 0


def test_a_change_is_seen_at_once() -> None:
    with municipality("kortrijk"):
        assert closing_days("kortrijk", DAY, DAY) == {}
        ClosingDay.objects.create(municipality="kortrijk", day=DAY, name="Feest", yearly=False)
        assert closing_days("kortrijk", DAY, DAY) == {DAY: time.min}


def test_a_change_that_was_rolled_back_leaves_no_answer_behind() -> None:
    with municipality("kortrijk"):
        with transaction.atomic():
            ClosingDay.objects.create(municipality="kortrijk", day=DAY, name="Feest", yearly=False)
            assert closing_days("kortrijk", DAY, DAY) == {DAY: time.min}
            transaction.set_rollback(True)
        assert closing_days("kortrijk", DAY, DAY) == {}


def test_each_wall_has_its_own_answers() -> None:
    with municipality("kortrijk"):
        assert statements_about_days() == 1
    with municipality("menen"):
        assert statements_about_days() == 1


def test_within_a_moment_the_version_is_asked_once() -> None:
    with municipality("kortrijk"), CaptureQueriesContext(connection) as captured, moment():
        closing_days("kortrijk", DAY, DAY)
        closing_days("menen", DAY, DAY)
    assert sum("standing_version" in query["sql"] for query in captured) == 1


def test_the_first_question_of_a_moment_brings_the_version_along() -> None:
    question = f"SELECT name, day FROM {ClosingDay._meta.db_table} WHERE municipality = 'kortrijk' AND day = $1"
    with municipality("kortrijk"):
        assert closing_days("kortrijk", DAY, DAY) == {}
        ClosingDay.objects.create(municipality="kortrijk", day=DAY, name="Feest", yearly=False)
        with CaptureQueriesContext(connection) as captured, moment():
            assert one_row(question, (DAY,)) == ("Feest", DAY)
            assert closing_days("kortrijk", DAY, DAY) == {DAY: time.min}
            assert one_row(question, (DAY.replace(day=5),)) is None
        assert sum("standing_version" in query["sql"] for query in captured) == 1
        with moment():
            assert one_row(question, (DAY.replace(day=5),)) is None
        assert one_row(question, (DAY,)) == ("Feest", DAY)


def test_the_memory_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 3)
    with municipality("kortrijk"):
        for day in range(1, 9):
            closing_days("kortrijk", DAY.replace(day=day), DAY.replace(day=day))
    assert len(keeping._kept) <= 3
