"""Statements travel together; whoever needs an answer gets the right one, and a refusal undoes everything."""

from datetime import date

import pytest
from django.db import IntegrityError, connections, transaction

from foundation.calendar.models import ClosingDay
from foundation.tenancy import municipality
from foundation.tenancy.together import together

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2031, 3, 4), date(2031, 3, 5)


def closing(day: date) -> ClosingDay:
    return ClosingDay(municipality="kortrijk", day=day, name="Feest")


def test_rows_are_read_after_what_was_sent_before_them() -> None:
    with municipality("kortrijk"), transaction.atomic(), together():
        ClosingDay.objects.bulk_create([closing(FIRST)], ignore_conflicts=True)
        ClosingDay.objects.bulk_create([closing(SECOND)], ignore_conflicts=True)
        assert [row.day for row in ClosingDay.objects.filter(day__in=(FIRST, SECOND))] == [FIRST, SECOND]


def test_how_many_rows_were_touched_is_known() -> None:
    kept = closing(FIRST)
    with municipality("kortrijk"), transaction.atomic(), together():
        kept.save(force_insert=True)
        assert ClosingDay.objects.filter(day=FIRST).update(name="Kermis") == 1
        assert ClosingDay.objects.filter(day=SECOND).update(name="Kermis") == 0
        kept.name = "Carnaval"
        kept.save(update_fields=["name"])
    with municipality("kortrijk"):
        assert ClosingDay.objects.get(day=FIRST).name == "Carnaval"


def test_a_refusal_undoes_everything_that_travelled_with_it() -> None:
    with municipality("kortrijk"):
        closing(FIRST).save()
        with pytest.raises(IntegrityError), transaction.atomic(), together():
            ClosingDay.objects.bulk_create([closing(SECOND)], ignore_conflicts=True)
            ClosingDay.objects.bulk_create([closing(FIRST)])
        assert [row.day for row in ClosingDay.objects.filter(day__in=(FIRST, SECOND))] == [FIRST]


def test_a_commit_is_never_sent_along(monkeypatch: pytest.MonkeyPatch) -> None:
    with municipality("kortrijk"):
        monkeypatch.setattr(connections["default"], "in_atomic_block", False)
        with pytest.raises(RuntimeError, match="one transaction"), together():
            pass
        monkeypatch.undo()
