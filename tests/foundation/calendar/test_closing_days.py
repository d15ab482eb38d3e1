"""Own closing days, in the table and behind the walls."""

from datetime import date, time

import pytest
from django.db import DatabaseError, transaction

from foundation.calendar.demo import demo_municipality
from foundation.calendar.models import ClosingDay
from foundation.calendar.queries import closing_days
from foundation.tenancy import municipality, region

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed_in_menen():
    with municipality("menen"):
        ClosingDay.objects.create(municipality="menen", day=date(2026, 12, 24), from_time=time(12), name="Kerstavond")
        ClosingDay.objects.create(municipality="menen", day=date(2020, 7, 11), yearly=True, name="Feestdag")


def test_a_neighbour_knows_when_menen_is_closed(closed_in_menen):
    with municipality("kortrijk"):
        assert closing_days("menen", date(2026, 12, 20), date(2026, 12, 31)) == {date(2026, 12, 24): time(12)}


@pytest.mark.parametrize("role", ["gate", "desk", "coordinator"])
def test_the_region_knows_when_menen_is_closed(closed_in_menen, role):
    with region(role):
        assert closing_days("menen", date(2027, 7, 11), date(2027, 7, 11)) == {date(2027, 7, 11): time.min}


def test_a_neighbour_cannot_close_menen():
    with municipality("kortrijk"), pytest.raises(DatabaseError), transaction.atomic():
        ClosingDay.objects.create(municipality="menen", day=date(2026, 12, 24), name="Grap")


def test_a_neighbour_does_not_see_the_rows(closed_in_menen):
    with municipality("kortrijk"):
        assert not ClosingDay.objects.filter(municipality="menen").exists()


def test_the_demo_may_run_twice():
    class Snapshot:
        schema_name = "menen"

    with municipality("menen"):
        demo_municipality(Snapshot())
        demo_municipality(Snapshot())
        assert ClosingDay.objects.count() == 2
