"""Receipts and replies of the gateway of text messages, over the signed webhook at the region."""

import json
import time
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.notifications import channels, gateway
from foundation.tenancy import municipality, region
from regional_meldpunt.answers import actions, recipients
from regional_meldpunt.answers.models import IncomingText, Message
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")
MOBILE = "+32470123456"


@pytest.fixture(autouse=True)
def outbox(monkeypatch: pytest.MonkeyPatch) -> list[channels.Message]:
    """What went to the gateway."""
    sent: list[channels.Message] = []
    monkeypatch.setitem(channels._channels, channels.SMS, sent.append)
    return sent


def say(place: Place, told: dict[str, Any], *, client: Client | None = None, **changes: str) -> Any:
    """As the gateway says it, unless a test changes the moment or the signature."""
    body, at = json.dumps(told).encode(), changes.get("at", f"{time.time():.0f}")
    signature = changes.get("signature") or gateway.sign(at, body)
    headers = {"X-Gateway-Timestamp": at, "X-Gateway-Signature": signature}
    return (client or place.client()).post("/-/sms/", body, content_type="application/json", headers=headers)


def reply(place: Place, text: str, **more: str) -> Any:
    return say(place, {"event": "reply", "id": uuid.uuid4().hex, "from": MOBILE, "text": text, **more})


def written(schema: str = "kortrijk", **way: str) -> tuple[Melding, Message]:
    """A case worker writes to a reporter by text message, and it leaves."""
    with municipality(schema):
        changes = {"municipality": schema, "received_by": schema}
        melding = talking.reported({**talking.SMS, **way}, **changes)
        people = recipients.of(melding)
        actions.answer(
            melding, template="question", said="Waar?", people=people, key=uuid.uuid4(), by=making.ANNA, at=now()
        )
        [row] = talking.sent(melding)
    return melding, row


def words(melding: Melding) -> list[str]:
    with municipality(melding.municipality):
        return [line.text for line in queries.history(melding) if line.verb == "answered"]


def test_a_receipt_stands_in_the_conversation(kortrijk: Place, regio: Place, outbox: list[channels.Message]) -> None:
    melding, _row = written()
    for _time in range(2):
        told = say(regio, {"event": "receipt", "reference": outbox[0].ident, "status": "delivered"})
        assert told.json() == {"known": True}
    page = kortrijk.client(cast.ANNA).get(f"/kantoor/meldingen/{melding.number}/gesprek/").content.decode()
    assert "Aangekomen" in page
    late = {"event": "receipt", "reference": outbox[0].ident, "status": "failed", "reason": "too late"}
    say(regio, late)
    with kortrijk.wall():
        assert Message.objects.get().state == "arrived"


def test_what_did_not_arrive_is_stuck_and_goes_again_under_another_name(
    kortrijk: Place, regio: Place, outbox: list[channels.Message]
) -> None:
    _melding, row = written()
    failed = {"event": "receipt", "reference": outbox[0].ident, "status": "expired", "reason": f"{MOBILE} is off"}
    say(regio, failed)
    anna = kortrijk.client(cast.ANNA)
    page = anna.get("/kantoor/antwoorden/").content.decode()
    assert "is off" in page and MOBILE not in page
    anna.post(f"/kantoor/antwoorden/{row.pk}/opnieuw/")
    with kortrijk.wall():
        talking.sent(row.melding)
    assert len({parcel.ident for parcel in outbox}) == 2
    say(regio, failed)  # said again about the first time
    say(regio, {"event": "receipt", "reference": outbox[1].ident, "status": "delivered"})
    with kortrijk.wall():
        row.refresh_from_db()
    assert row.state == "arrived"


def test_a_reply_lands_in_the_one_open_conversation(regio: Place) -> None:
    melding, _row = written()
    told = {"event": "reply", "id": "m-1", "from": MOBILE, "text": "Aan de kant van de bakker."}
    for _time in range(2):
        assert say(regio, told).status_code == 200
    assert words(melding) == ["Aan de kant van de bakker."]
    with municipality("kortrijk"):
        melding.refresh_from_db()
    assert melding.status == "assigned", "the answer ends the waiting"


def test_two_conversations_and_no_number_wait_for_the_desk(
    kortrijk: Place, menen: Place, regio: Place, outbox: list[channels.Message]
) -> None:
    (first, _row), (second, _other) = written(), written("menen")
    reply(regio, "Ja, nog altijd.")
    assert words(first) == words(second) == []
    dirk = regio.client(cast.DIRK)
    assert "Ja, nog altijd." in dirk.get("/meldpunt/antwoorden/").content.decode()
    assert "Ja, nog altijd." not in menen.client(cast.CHAIMA).get("/kantoor/antwoorden/").content.decode()
    with region("desk"):
        row = IncomingText.objects.get()
    assert dirk.post(f"/meldpunt/antwoorden/sms/{row.pk}/", {"number": second.number}).status_code == 302
    assert words(second) == ["Ja, nog altijd."]
    reply(regio, f"Over {first.number}: het is hersteld.")
    reply(regio, "Bedankt!", reference=outbox[1].ident)
    assert words(first) == [f"Over {first.number}: het is hersteld."]
    assert words(second) == ["Ja, nog altijd.", "Bedankt!"]


def test_two_of_one_municipality_wait_there_and_a_finished_one_is_named(kortrijk: Place, regio: Place) -> None:
    melding, _row = written()
    with kortrijk.wall():
        melding.refresh_from_db()
        meldingen.transition(melding, to="done", by=making.ANNA, at=now())
    reply(regio, "Het is niet opgelost.")
    with kortrijk.wall():
        row = IncomingText.objects.get()
    assert (row.number, words(melding)) == (melding.number, [])
    anna = kortrijk.client(cast.ANNA)
    assert melding.number in anna.get("/kantoor/antwoorden/").content.decode()
    anna.post(f"/kantoor/antwoorden/sms/{row.pk}/", {"discard": "1"})
    assert anna.post(f"/kantoor/antwoorden/sms/{row.pk}/", {"number": melding.number}).status_code == 404


def test_nobody_knows_this_number(kortrijk: Place, regio: Place) -> None:
    say(regio, {"event": "reply", "id": "1", "from": "Pizzeria", "text": "Korting!"})
    with region("desk"):
        assert IncomingText.objects.get().municipality == "public"
    with kortrijk.wall():
        assert not IncomingText.objects.exists()


def test_stop_stops_the_messages(kortrijk: Place, regio: Place) -> None:
    melding, _row = written()
    reply(regio, "STOP")
    with kortrijk.wall():
        assert Contact.objects.get().stopped_at is not None
        assert recipients.of(melding) == []
    with region("desk"):
        assert not IncomingText.objects.exists()


@pytest.mark.parametrize("changes", [{"signature": "sha256=00"}, {"at": "1"}, {"at": "x"}])
def test_without_the_right_signature_there_is_nothing(regio: Place, changes: dict[str, str]) -> None:
    assert say(regio, {"event": "reply", "id": "1", "from": MOBILE, "text": "Hallo"}, **changes).status_code == 404


@pytest.mark.parametrize("told", [[], {}, {"event": "reply", "id": "1"}, {"event": "receipt", "reference": "x"}])
def test_what_makes_no_sense_is_refused(regio: Place, told: Any) -> None:
    assert say(regio, told).status_code == 400


def test_a_receipt_of_something_else_is_nobodys(regio: Place) -> None:
    for reference in ("elders.m1", "kortrijk.m999999", "x", "'; DROP"):
        assert say(regio, {"event": "receipt", "reference": reference, "status": "failed"}).status_code == 200


def test_the_coordinator_connects_and_tries_it(regio: Place, kortrijk: Place) -> None:
    coor = regio.client(cast.COOR)
    page = coor.get("/sms/").content.decode()
    assert "/-/sms/" in page and gateway.key() not in page
    assert gateway.key() in coor.post("/sms/", {"show": "1"}).content.decode()
    melding, _row = written()
    assert coor.post("/sms/proef/", {"phone": "x", "text": ""}).status_code == 422
    coor.post("/sms/proef/", {"phone": "0470 12 34 56", "text": "Proef"})
    assert words(melding) == ["Proef"]
    assert regio.client(cast.DIRK).get("/sms/").status_code == 404
