"""Weeks of duty tile time, summer time or not."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import now

from foundation.tenancy import region
from regional_meldpunt.roster import queries, weeks
from tests import cast
from tests.regional_meldpunt.desk.people import on_call_people
from tests.support.places import Place

BRUSSELS = ZoneInfo("Europe/Brussels")


def test_they_tile_time_and_the_week_of_the_clock_change_is_an_hour_longer() -> None:
    spans = list(weeks.weeks(date(2026, 10, 9), 4))
    assert all(end == start for (_begin, end), (start, _end) in zip(spans, spans[1:], strict=False))
    assert [(end - begin) // timedelta(hours=1) for begin, end in spans] == [168, 168, 169, 168]


def test_friday_before_five_still_belongs_to_the_week_before() -> None:
    assert weeks.friday_before(datetime(2026, 11, 20, 16, 59, tzinfo=BRUSSELS)) == date(2026, 11, 13)
    assert weeks.friday_before(datetime(2026, 11, 20, 17, 0, tzinfo=BRUSSELS)) == date(2026, 11, 20)


@pytest.mark.usefixtures("db")
def test_whom_to_reach_starts_with_who_is_on_call() -> None:
    eva, jan = on_call_people()
    with region("desk"):
        assert queries.on_call(now()) == eva
        assert queries.to_reach(now()) == [eva, jan]


@pytest.mark.usefixtures("db")
def test_the_coordinator_gives_a_week_to_somebody_else(regio: Place) -> None:
    _eva, jan = on_call_people()
    with region("coordinator"):
        shift = queries.current_shift(now())
    assert shift is not None
    regio.client(cast.COOR).post(f"/rooster/{shift.pk}/persoon/", {"person": jan.pk})
    with region("desk"):
        assert queries.on_call(now()) == jan
