"""A month becomes a version; a late correction becomes the next one, with what changed. Only the employer reads it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.roster.models import Layer, Roster, Shift
from regional_meldpunt.shifts import months, queries
from tenants.people.models import Person
from tests import cast
from tests.regional_meldpunt.desk.people import on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")
BY = Actor("public", 1, "Coor")
OCTOBER = date(2026, 10, 1)


def shift(person: Person, begins: datetime, hours: int) -> Shift:
    roster = Roster.objects.get_or_create(slug="maand", defaults={"name": "Maand", "order": 90})[0]
    layer = Layer.objects.get_or_create(roster=roster, name="Eerste")[0]
    return Shift.objects.create(
        roster=roster, layer=layer, person=person, person_name=person.name, home="kortrijk", starts_at=begins,
        ends_at=begins + timedelta(hours=hours), key=f"{begins}",
    )  # fmt: skip


@pytest.fixture
def eva() -> Person:
    on_call_people()
    with region("coordinator"):
        return Person.objects.filter(active=True).order_by("pk")[0]


def test_a_late_correction_makes_a_version_that_says_what_changed(eva: Person) -> None:
    with region("coordinator"):
        shift(eva, datetime(2026, 10, 5, 18, tzinfo=UTC), 12)
        first = months.make("kortrijk", OCTOBER, by=BY, at=now())
        assert first is not None
        assert (first.version, first.differences) == (1, [])
        assert months.make("kortrijk", OCTOBER, by=BY, at=now()) is None
        late = shift(eva, datetime(2026, 10, 8, 18, tzinfo=UTC), 10)
        second = months.make("kortrijk", OCTOBER, by=BY, at=now())
        assert second is not None
        assert second.digest != first.digest
        assert [(one["source"], one["was"], one["now"]) for one in second.differences] == [(late.pk, None, 600)]
        assert [one.version for one in queries.versions("kortrijk", OCTOBER)] == [2, 1]


def test_an_accepted_alarm_is_an_intervention_of_the_employer_of_the_shift(eva: Person) -> None:
    began = datetime(2026, 10, 25, 0, 10, tzinfo=UTC)  # 02:10, before the clock goes back
    with region("coordinator"):
        shift(eva, datetime(2026, 10, 24, 18, tzinfo=UTC), 13)
    with municipality("menen"):
        melding = making.receive(
            municipality="menen",
            received_by="menen",
            decision=making.REGION,
            category="boom-op-de-weg",
            urgency="acute",
        )
    with region("desk"):
        alarm = dispatch.send(melding, person=eva, by=BY, at=began - timedelta(minutes=2))
        dispatch.acknowledge(alarm, by=BY, at=began)
        dispatch.finish(alarm, by=BY, at=began + timedelta(minutes=90))
    with region("coordinator"):
        (row,) = [
            one for one in months.counted("kortrijk", OCTOBER, months.terms_of(queries.rules())).rows if one.real == 90
        ]
    assert (row.source, row.counted, row.night, row.sunday) == (alarm.pk, 90, 90, 90)
    assert row.what == f"{melding.number} Menen"


def test_a_municipality_reads_its_own_people_only(eva: Person, kortrijk: Place, menen: Place, regio: Place) -> None:
    with region("coordinator"):
        shift(eva, datetime(2026, 10, 5, 18, tzinfo=UTC), 12)
        months.make("kortrijk", OCTOBER, by=BY, at=now())
    bram = kortrijk.client(cast.BRAM)
    page = bram.get("/beheer/wachturen/2026-10/").content.decode()
    assert eva.name in page
    assert "12 u 00" in page
    assert bram.get("/beheer/wachturen/2026-10/bestand/xlsx/").content[:2] == b"PK"
    lines = bram.get("/beheer/wachturen/2026-10/bestand/csv/").content.decode().splitlines()
    assert eva.name in lines[1]
    assert kortrijk.client(cast.ANNA).get("/beheer/wachturen/2026-10/").status_code == 404
    with municipality("menen"):
        assert queries.months() == []
    coordinator = regio.client(cast.COOR)
    assert coordinator.get("/wachturen/kortrijk/2026-10/").status_code == 200
    assert coordinator.post("/wachturen/kortrijk/2026-10/versies/").status_code == 302
    assert regio.client(cast.DIRK).get("/wachturen/").status_code == 404
