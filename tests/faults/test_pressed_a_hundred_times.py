"""A hundred copies of one button of the telephone, and of one message of the exchange, count once."""

import json
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.utils.timezone import now

from foundation.tasks.models import Task
from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.night_line import calling_back
from regional_meldpunt.night_line.actions import CALL_BACK
from regional_meldpunt.night_line.counterpart import HEARD
from regional_meldpunt.night_line.models import NightCall
from regional_meldpunt.oncall.models import Press
from regional_meldpunt.telephone import exchange
from tests import cast
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

COPIES, AT_ONCE = 100, 8


def all_at_once(send: Callable[[], Any]) -> list[Any]:
    start = threading.Barrier(AT_ONCE)

    def one(copy: int) -> Any:
        if copy < AT_ONCE:
            start.wait(timeout=20)
        try:
            return send()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(COPIES)))


@pytest.mark.usefixtures("committed")
def test_one_queued_button_is_done_once_and_all_hear_the_same(regio: Place) -> None:
    eva, _jan = on_call_people()
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION)
    with region("desk"):
        alarm = actions.send(melding, person=eva, by=DIRK, at=now())
        actions.acknowledge(alarm, by=DIRK, at=now())
    cookies = regio.client(cast.EVA).cookies
    form = {"key": str(uuid.uuid4()), "text": "Kelder staat blank"}

    def send() -> tuple[int, str]:
        client = regio.client()
        client.cookies = cookies
        answer = client.post(f"/wacht/{alarm.pk}/notitie/", form, headers={"Accept": "application/json"})
        return answer.status_code, answer.content.decode()

    answers = all_at_once(send)
    assert {status for status, _said in answers} == {200}
    assert len({said for _status, said in answers}) == 1
    with region("desk"):
        assert Press.objects.count() == 1
        assert [line.text for line in meldingen.history(melding) if line.verb == "note"] == ["Kelder staat blank"]


@pytest.mark.usefixtures("committed")
def test_one_missed_call_is_one_melding(regio: Place) -> None:
    on_call_people()
    body = json.dumps({"call": "c-1", "state": "missed", "phone": "0470 12 34 56", "called": "056 00 01 00"}).encode()
    stamp = str(int(now().timestamp()))
    headers = {"X-Exchange-Timestamp": stamp, "X-Exchange-Signature": exchange.sign("region", stamp, body)}
    client = regio.client()

    def send() -> tuple[int, str]:
        answer = client.post(HEARD, body, content_type="application/json", headers=headers)
        return answer.status_code, answer.content.decode()

    assert set(all_at_once(send)) == {(200, '{"call": "c-1", "state": "missed", "call_back": true}')}
    with login("queue"), region("queue"):
        assert Task.objects.filter(name=CALL_BACK).count() == 1
        for _again in range(3):
            calling_back.make(call=NightCall.objects.get().pk)
    with region("desk"):
        made = Melding.objects.get()
        assert NightCall.objects.get().number == made.number
        assert len(meldingen.signalen(made)) == 1
