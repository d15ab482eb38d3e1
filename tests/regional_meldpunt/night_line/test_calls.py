"""A night call: who rings, what is told in any order, and a call that nobody took becomes one to call back."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.night_line import calling_back
from regional_meldpunt.night_line.counterpart import Exchange, Headers, Refused
from regional_meldpunt.night_line.models import NightCall, NightNumber
from regional_meldpunt.night_line.views import SILENCE
from tenants.people.models import Person
from tests import cast
from tests.regional_meldpunt.desk.people import on_call_people
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")
EVA, GUST, MENEN = "0470 99 88 77", "0470 12 34 56", "056 00 01 01"


@pytest.fixture
def ours(regio: Place) -> Exchange:
    """Our own exchange, in front of the doors; Eva has a telephone, Menen a night number."""
    eva, _jan = on_call_people()
    with region("admin"):
        Person.objects.filter(pk=eva.pk).update(phone=EVA)
    with region("coordinator"):
        NightNumber.objects.create(digits="56000101", shown=MENEN, name="Nachtlijn Menen", place="menen")
    client = regio.client()

    def send(path: str, body: bytes, headers: Headers) -> tuple[int, dict[str, Any]]:
        answer = client.post(path, body, content_type="application/json", headers=headers)
        return answer.status_code, json.loads(answer.content)

    return Exchange(send, lambda: now().timestamp())


def call_back(call: str) -> str:
    """What the worker does; here behind the wall of the desk, in the journey behind its own."""
    with region("desk"):
        pk = NightCall.objects.get(call=call).pk
        calling_back.make(call=pk)
        return NightCall.objects.get(pk=pk).number


def melding_of(number: str) -> Melding:
    with region("desk"):
        return Melding.objects.select_related("category").get(number=number)


def test_it_rings_whoever_is_on_call(ours: Exchange) -> None:
    rings = ours.whom("c-1", phone=GUST, called=MENEN)
    assert rings[0] == {"name": "Eva Dewitte", "number": EVA, "seconds": 25}


def test_a_missed_call_becomes_an_urgent_melding_with_its_caller_behind_the_wall(ours: Exchange) -> None:
    ours.whom("c-1", phone=GUST, called=MENEN)
    assert ours.missed("c-1")["call_back"]
    assert ours.missed("c-1")["call_back"]
    number = call_back("c-1")
    assert call_back("c-1") == number
    found = melding_of(number)
    assert (found.category.slug, found.urgency, found.responsible, found.municipality) == (
        "terugbellen",
        "urgent",
        "region",
        "menen",
    )
    assert "12 34 56" not in found.description
    with municipality("menen"):
        assert Contact.objects.get(ref=found.contact_ref).phone == GUST
    with region("desk"):
        assert GUST not in str(NightCall.objects.values())


def test_a_second_missed_call_of_the_same_number_joins_the_first(ours: Exchange) -> None:
    for call in ("c-1", "c-2"):
        ours.whom(call, phone=GUST, called=MENEN)
        ours.missed(call)
    ours.whom("c-3", phone="0471 00 00 00", called=MENEN)
    ours.missed("c-3")
    second, first, other = call_back("c-2"), call_back("c-1"), call_back("c-3")
    assert first == second != other
    with region("desk"):
        assert len(meldingen.signalen(melding_of(first))) == 2


def test_what_comes_in_another_order_ends_the_same(ours: Exchange) -> None:
    ours.answered("c-1", by=EVA, phone=GUST, called=MENEN)
    told = ours.missed("c-1", phone=GUST)
    assert (told["state"], told["call_back"]) == ("answered", False)
    ours.ended("c-2", phone=GUST, called=MENEN)
    assert ours.missed("c-2")["call_back"]
    assert ours.voicemail("c-3", SILENCE, called=MENEN)["call_back"]  # hidden number, but a message
    assert not ours.missed("c-4", called=MENEN)["call_back"]  # hidden number: whom to call?


def test_a_message_is_kept_and_can_be_heard(ours: Exchange) -> None:
    ours.voicemail("c-1", SILENCE, phone=GUST, called=MENEN, recording_url="https://centrale.example/1")
    found = melding_of(call_back("c-1"))
    with region("desk"):
        assert [row.file.content_type for row in meldingen.documents(found)] == ["audio/wav"]
    assert "https://centrale.example/1" in found.description


def test_whoever_answers_is_offered_the_entry_with_the_number_in_it(ours: Exchange, regio: Place) -> None:
    ours.whom("c-1", phone=GUST, called=MENEN)
    ours.answered("c-1", by=EVA)
    eva = regio.client(cast.EVA)
    with region("desk"):
        pk = NightCall.objects.get(call="c-1").pk
    assert f"/wacht/nieuw/?oproep={pk}" in eva.get("/wacht/").content.decode()
    assert GUST in eva.get(f"/wacht/nieuw/?oproep={pk}").content.decode()


@pytest.mark.parametrize(
    "told",
    [{}, {"call": "c"}, {"call": "c", "state": "sings"}, {"call": "c\0", "state": "missed"}]
    + [{"call": "c", "state": "voicemail", "recording": {"type": "audio/wav", "data": "%"}}]
    + [{"call": "c", "state": "voicemail", "recording_url": "javascript:alert(1)"}],
)
def test_what_is_not_right_is_refused_and_makes_nothing(ours: Exchange, told: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="400"):
        ours._say("/-/centrale/nacht/", told)
    with region("desk"):
        assert not NightCall.objects.exists()


def test_another_key_opens_no_door(ours: Exchange) -> None:
    with pytest.raises(Refused, match="404"):
        Exchange(ours.send, ours.clock, owner="kortrijk").missed("c-1")


def test_the_coordinator_keeps_numbers_and_places_a_trial_call(ours: Exchange, regio: Place) -> None:
    client: Client = regio.client(cast.COOR)
    form = {"shown": "056 00 01 00", "name": "Regio", "place": "kortrijk", "regional": "on", "ring_seconds": "20"}
    assert client.post("/nachtlijn/nummers/nieuw/", {**form, "active": "on"}).status_code == 302
    assert client.post("/nachtlijn/nummers/nieuw/", form).status_code == 422  # twice
    answer = client.post("/nachtlijn/proef/", {"phone": GUST, "called": MENEN, "outcome": "missed"})
    assert answer.context["told"]["call_back"], answer.content
    assert "Nachtlijn Menen" in client.get("/nachtlijn/").content.decode()
    assert regio.client(cast.EVA).get("/nachtlijn/").status_code == 404
