"""The municipality's own list; what the region handles can be read and asked back."""

import uuid

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.taak import actions
from regional_meldpunt.taak.actions import Work
from tests import cast
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


def test_it_shows_the_own_work_and_apart_what_the_region_has(kortrijk: Place) -> None:
    with municipality("kortrijk"):
        own, regional = making.receive(), making.receive(decision=making.REGION)
    client = kortrijk.client(cast.ANNA)
    team = client.get("/kantoor/meldingen/").content.decode()
    assert own.number in team
    assert f"/{regional.number}/" not in team
    assert regional.number in client.get("/kantoor/meldingen/?lijst=regio").content.decode()


def test_claiming_and_letting_go(kortrijk: Place) -> None:
    with municipality("kortrijk"):
        own = making.receive()
    client = kortrijk.client(cast.ANNA)
    client.post(f"/kantoor/meldingen/{own.number}/eigenaar/")
    with municipality("kortrijk"):
        own.refresh_from_db()
        assert (own.status, str(own.claimed_by)) == ("assigned", cast.ANNA.name)
    client.post(f"/kantoor/meldingen/{own.number}/eigenaar/", {"release": "1"})
    with municipality("kortrijk"):
        own.refresh_from_db()
    assert (own.status, own.claimed_by) == ("received", None)


def test_a_neighbour_finds_nothing(menen: Place) -> None:
    with municipality("kortrijk"):
        own = making.receive()
    assert menen.client(cast.CHAIMA).get(f"/kantoor/meldingen/{own.number}/").status_code == 404


def test_what_waits_for_a_task_says_for_whom(kortrijk: Place) -> None:
    with municipality("kortrijk"):
        own, at = making.receive(), now()
        work = Work(receiver="party", slug="fluvius", name="Fluvius", what="Lamp vervangen", awaited=True)
        actions.give(own, work, key=uuid.uuid4(), by=making.ANNA, at=at)
    client = kortrijk.client(cast.ANNA)
    for page in ("/werklijst/", "/kantoor/meldingen/", f"/kantoor/meldingen/{own.number}/"):
        assert "op Fluvius" in client.get(page).content.decode(), page
    assert (
        '<b class="m">Lamp vervangen</b>, Fluvius' in client.get(f"/kantoor/meldingen/{own.number}/").content.decode()
    )
