"""The telephone: own alarms only, one step at a time."""

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions, queries
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


def test_whoever_picks_up_late_may_still_go_until_somebody_else_does(eva: Client, alarms: tuple[Alarm, Alarm]) -> None:
    hers, his = alarms
    with region("desk"):
        Alarm.objects.filter(pk__in=(hers.pk, his.pk)).update(state="expired", due_at=None)
        actions.send(his.melding, person=hers.person, by=DIRK, at=now())
        actions.acknowledge(Alarm.objects.get(melding=his.melding, person=hers.person), by=DIRK, at=now())
    assert "Ik ga toch" in eva.get(f"/wacht/{hers.pk}/").content.decode()
    with region("desk"):
        assert not queries.may_answer_late(Alarm.objects.get(pk=his.pk)), "Eva has that one"
    eva.post(f"/wacht/{hers.pk}/antwoord/", {"answer": "go"})
    assert status(hers) == "acknowledged"
    assert "Ik ga toch" not in eva.get(f"/wacht/{hers.pk}/").content.decode()
