"""Answers by text message, telephone key and the link in a mail: done once, and answered with what is so."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils.timezone import now

from foundation.notifications import gateway
from foundation.tenancy import region
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen.models import HistoryEntry
from regional_meldpunt.paging import incoming, links, taking
from regional_meldpunt.paging.jobs import Job
from regional_meldpunt.paging.models import Heard, Page
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import DIRK
from tests.regional_meldpunt.paging.people import eva_with_a_number, melding

REGIO = {"host": "regio.localhost"}
ROOM = {"sms": 9, "voice": 9, "push": 9, "mail": 9, "chat": 9}


@pytest.mark.parametrize(
    ("text", "goes", "code"),
    [("JA 4821", True, "4821"), ("ja", True, ""), ("1", True, ""), ("Nee 4821, ik ben ziek", False, "4821"), ("2", False, ""), ("1 4821", True, "4821"), ("OUI4821", True, "4821"), (" Ja. ", True, "")],
)  # fmt: skip
def test_it_understands(text: str, goes: bool, code: str) -> None:
    said = incoming.parse(text)
    assert said is not None
    assert (said.goes, said.code) == (goes, code)


@pytest.mark.parametrize(
    "text", ["", "Japan", "er ligt een boom", "12", "nee hoor, die boom ligt er nog altijd in de weg?", "STOP"]
)
def test_it_leaves_other_words_to_others(text: str) -> None:
    said = incoming.parse(text)
    assert said is None or (not said.goes and said.rest)


def call(count: int = 1) -> list[Alarm]:
    eva = eva_with_a_number()
    found = [melding() for _ in range(count)]
    with region("desk"):
        return [dispatch.send(one, person=eva, by=DIRK, at=now()) for one in found]


def taken(kind: str = "sms", later: int = 0) -> Job:
    with login("engine"), region("engine"):
        jobs = taking.take(now() + timedelta(seconds=later), ROOM)
    return next(job for job in jobs if job.kind == kind)


def code_of(job: Job) -> str:
    found = re.search(r"\b(\d{4})\b", job.text)
    assert found, job.text
    return found[1]


def say(text: str, ident: str = "in-1", phone: str = "+32470112031", reference: str = "") -> dict[str, object]:
    body = json.dumps({"event": "reply", "id": ident, "from": phone, "text": text, "reference": reference}).encode()
    stamp = f"{now().timestamp():.0f}"
    headers = {**REGIO, "x-gateway-timestamp": stamp, "x-gateway-signature": gateway.sign(stamp, body)}
    answer = Client().post("/-/sms/", body, content_type="application/json", headers=headers)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def state(alarm: Alarm) -> str:
    with region("desk"):
        return Alarm.objects.get(pk=alarm.pk).state


def answers() -> list[str]:
    with region("desk"):
        return list(Page.objects.filter(purpose="answer").order_by("pk").values_list("words", flat=True))


def test_a_hundred_of_the_same_webhook_at_once_are_one_answer(committed: None) -> None:
    (alarm,) = call()
    code = code_of(taken())

    def one(_number: int) -> dict[str, object]:
        try:
            return say(f"JA {code}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(one, range(100))) == [{"known": True}] * 100
    assert state(alarm) == "acknowledged"
    with region("desk"):
        assert HistoryEntry.objects.filter(melding=alarm.melding, to_status="acknowledged").count() == 1
        assert Heard.objects.count() == 1
        assert Page.objects.get(alarm=alarm, kind="voice").state == "cancelled"
    assert [text.split(":")[0] for text in answers()] == ["Bevestigd"]


def test_one_message_for_several_alarms_is_answered_for_all_of_them(committed: None) -> None:
    """ "Alles bevestigd" never answers "onbekend"."""
    alarms = call(3)
    job = taken()
    assert job.text.startswith("3 meldingen, waarvan 3 acuut: "), job.text
    assert say("1", reference=job.key) == {"known": True}
    assert [state(alarm) for alarm in alarms] == ["acknowledged"] * 3
    assert say(f"ja {code_of(job)}", "in-2") == {"known": True}
    assert [text.split(":")[0] for text in answers()] == ["Alle 3 bevestigd", "Alle 3 bevestigd"]


def test_no_with_a_reason_calls_somebody_else_and_a_late_yes_hears_so(committed: None) -> None:
    (alarm,) = call()
    code = code_of(taken())
    say(f"NEE {code} ik zit vast in de file")
    assert state(alarm) == "declined"
    with region("desk"):
        assert Alarm.objects.get(pk=alarm.pk).reason == "ik zit vast in de file"
    say(f"JA {code}", "in-2")
    assert answers()[0].startswith("Genoteerd")
    assert "Te laat" in answers()[1]


def test_a_stranger_and_a_citizen_are_not_heard_as_somebody_on_call(committed: None) -> None:
    (alarm,) = call()
    code = code_of(taken())
    assert incoming.reply(gateway.Reply("in-9", "+32499999999", f"JA {code}", "", now())) is False
    assert state(alarm) == "sent"


def test_the_link_in_the_mail_answers_only_when_pressed(committed: None) -> None:
    (alarm,) = call()
    path = f"/wacht/antwoord/{links.token(alarm.pk, alarm.person_id)}/"
    client = Client(headers=REGIO)
    page = client.get(path)
    assert page.status_code == 200
    assert state(alarm) == "sent"
    for _press in range(2):
        assert "Bevestigd" in client.post(path, {"answer": "go"}).content.decode()
    assert state(alarm) == "acknowledged"
    assert client.get(f"{path[:-2]}x/").status_code == 404
