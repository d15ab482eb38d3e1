"""The telephone: own alarms only, one step at a time."""

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions
from regional_meldpunt.dispatch.models import Alarm
from tests import cast
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def alarms() -> tuple[Alarm, Alarm]:
    """One for Eva, one for Jan."""
    eva, jan = on_call_people()
    with municipality("kortrijk"):
        hers, his = making.receive(decision=making.REGION), making.receive(decision=making.REGION)
    with region("desk"):
        return actions.send(hers, person=eva, by=DIRK, at=now()), actions.send(his, person=jan, by=DIRK, at=now())


@pytest.fixture
def eva(regio: Place, alarms: tuple[Alarm, Alarm]) -> Client:
    return regio.client(cast.EVA)


def status(alarm: Alarm) -> str:
    with region("desk"):
        alarm.melding.refresh_from_db()
    return str(alarm.melding.status)


def test_it_goes_from_the_alarm_to_done_one_button_at_a_time(eva: Client, alarms: tuple[Alarm, Alarm]) -> None:
    alarm = alarms[0]
    assert alarm.melding.number in eva.get("/wacht/").content.decode()
    eva.post(f"/wacht/{alarm.pk}/antwoord/", {"answer": "go"})
    assert status(alarm) == "acknowledged"
    for step in ("under_way", "on_site"):
        eva.post(f"/wacht/{alarm.pk}/stap/", {"to": step})
        assert status(alarm) == step
    eva.post(f"/wacht/{alarm.pk}/stap/", {"to": "done", "text": "Opgeruimd."})
    assert status(alarm) == "done"


def test_refusing_asks_why(eva: Client, alarms: tuple[Alarm, Alarm]) -> None:
    alarm = alarms[0]
    eva.post(f"/wacht/{alarm.pk}/antwoord/", {"answer": "no"})
    with region("desk"):
        alarm.refresh_from_db()
        assert alarm.state == "sent"
    eva.post(f"/wacht/{alarm.pk}/antwoord/", {"answer": "no", "reason": "Bezig in Wevelgem"})
    with region("desk"):
        alarm.refresh_from_db()
        assert (alarm.state, alarm.reason) == ("declined", "Bezig in Wevelgem")


def test_the_alarm_of_somebody_else_is_unknown(eva: Client, alarms: tuple[Alarm, Alarm]) -> None:
    assert eva.get(f"/wacht/{alarms[1].pk}/").status_code == 404
    assert eva.post(f"/wacht/{alarms[1].pk}/antwoord/", {"answer": "go"}).status_code == 404
