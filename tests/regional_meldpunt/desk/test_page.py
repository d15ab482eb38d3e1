"""The page of the desk: live for operators, unknown to everybody else."""

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.meldingen import actions, queries
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.regional_meldpunt.answers import talking
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


def test_the_steps_are_those_that_no_other_act_takes(dirk: Client, melding: Melding) -> None:
    form = dirk.get(f"/meldpunt/{melding.number}/").context["status_form"]
    offered = {value for value, _label in form.fields["to"].choices}
    assert {"assigned", "waiting", "done"} <= offered
    assert offered.isdisjoint({"dispatched", "waiting_reporter", "withdrawn", "closed"})


@pytest.mark.parametrize(("ticked", "verb"), [({"with_contact": "on"}, "contact_given"), ({}, "contact_kept")])
def test_handing_over_asks_whether_the_contact_goes_along(dirk: Client, ticked: dict[str, str], verb: str) -> None:
    with municipality("kortrijk"):
        melding = talking.reported(decision=making.REGION)
    address = f"/meldpunt/{melding.number}/"
    assert 'name="with_contact"' in dirk.get(address).content.decode()
    dirk.post(f"{address}overdracht/", {"to": "menen", "reason": "Over de grens", **ticked})
    with municipality("menen"):
        assert queries.history(melding)[-1].verb == verb


def test_nothing_is_asked_when_the_reporter_left_nothing(dirk: Client, melding: Melding) -> None:
    assert 'name="with_contact"' not in dirk.get(f"/meldpunt/{melding.number}/").content.decode()


def test_a_row_that_left_the_queue_is_empty(dirk: Client, melding: Melding) -> None:
    assert dirk.get(f"/meldpunt/rijen/{melding.number}/").status_code == 200
    with region("desk"):
        actions.transition(melding, to="done", by=NOOR, at=now())
    assert dirk.get(f"/meldpunt/rijen/{melding.number}/").status_code == 204
