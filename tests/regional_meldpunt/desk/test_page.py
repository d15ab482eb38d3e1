"""The page of the desk: live for operators, unknown to everybody else."""

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.regional_meldpunt.desk.people import NOOR, on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def melding() -> Melding:
    on_call_people()
    with municipality("kortrijk"):
        return making.receive(decision=making.REGION, category="boom-op-de-weg")


@pytest.fixture
def dirk(regio: Place) -> Client:
    return regio.client(cast.DIRK)


def test_it_names_its_socket_and_shows_the_melding(dirk: Client, melding: Melding) -> None:
    page = dirk.get("/meldpunt/").content.decode()
    assert "/ws/meldpunt/?after=" in page
    assert melding.number in page
    assert "Eva Dewitte" in page


def test_somebody_on_call_does_not_see_the_desk(regio: Place, melding: Melding) -> None:
    assert regio.client(cast.EVA).get("/meldpunt/").status_code == 404


def test_calling_takes_the_melding_with_it(dirk: Client, melding: Melding) -> None:
    page = dirk.get(f"/meldpunt/{melding.number}/")
    person = page.context["call_form"].initial["person"]
    dirk.post(f"/meldpunt/{melding.number}/oproep/", {"person": person, "version": melding.version})
    with region("desk"):
        melding.refresh_from_db()
    assert (melding.status, str(melding.claimed_by)) == ("dispatched", cast.DIRK.name)


def test_the_second_operator_hears_who_has_it(dirk: Client, melding: Melding) -> None:
    with region("desk"):
        actions.claim(melding, by=NOOR, at=now())
    answer = dirk.post(f"/meldpunt/{melding.number}/eigenaar/", headers={"X-Requested-With": "fetch"})
    assert NOOR.name in answer.content.decode()


def test_a_row_that_left_the_queue_is_empty(dirk: Client, melding: Melding) -> None:
    assert dirk.get(f"/meldpunt/rijen/{melding.number}/").status_code == 200
    with region("desk"):
        actions.transition(melding, to="done", by=NOOR, at=now())
    assert dirk.get(f"/meldpunt/rijen/{melding.number}/").status_code == 204
