"""A call becomes a melding in one form; it follows, answers at once, and knows who calls."""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import HistoryEntry, Melding, Signaal
from regional_meldpunt.telephone.models import FirstLine
from tests import cast
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place as Host

pytestmark = pytest.mark.usefixtures("db")


def typed(**changes: Any) -> dict[str, Any]:
    values = {
        "key": str(uuid.uuid4()),
        "channel": "phone",
        "kind": "melding",
        "where": "Doorniksestraat 12, 8500 Kortrijk",
        "what": "put in de weg",
        "category": "put-in-de-weg",
        "description": "Diepe put voor de deur.",
        "language": "nl",
    }
    return {**values, **changes}


def saved(client: Client, path: str, **changes: Any) -> dict[str, Any]:
    answer = client.post(path, typed(**changes))
    assert answer.status_code == 302, answer.content.decode()[:3000]
    last: dict[str, Any] = client.get(answer["Location"]).context["last"]
    return last


def test_an_operator_enters_for_the_municipality_of_the_address(regio: Host) -> None:
    client = regio.client(cast.DIRK)
    last = saved(client, "/telefoon/", name="Gust Vercruysse", phone=cast.GUST.phone)
    assert last["number"] in client.get("/telefoon/?klaar=1").content.decode()
    with municipality("kortrijk"):
        made = queries.by_number(last["number"])
        assert made is not None
        assert (made.channel, made.received_by, made.category.slug) == ("phone", "kortrijk", "put-in-de-weg")
        assert made.contact_ref is not None
        assert made.deadline_at is not None


def test_enter_twice_makes_one(regio: Host) -> None:
    client, key = regio.client(cast.DIRK), str(uuid.uuid4())
    first, second = (saved(client, "/telefoon/", key=key)["number"] for _turn in range(2))
    assert first == second


def test_the_typed_word_is_enough_when_nothing_was_picked(regio: Host) -> None:
    last = saved(regio.client(cast.DIRK), "/telefoon/", category="", what="put weg")
    assert last["category"]


def test_words_without_a_municipality_ask_for_one(regio: Host) -> None:
    answer = regio.client(cast.DIRK).post("/telefoon/", typed(where="bij de kerk"))
    assert answer.status_code == 422
    assert "gemeente" in answer.content.decode()
    assert saved(regio.client(cast.DIRK), "/telefoon/", where="bij de kerk", municipality="menen")["place"] == "Menen"


def test_the_same_is_followed_instead(regio: Host) -> None:
    with municipality("kortrijk"):
        known = making.receive(place=Place(text="Doorniksestraat 9, Kortrijk", postal_code="8500"))
    client = regio.client(cast.DIRK)
    hints = client.get("/telefoon/dezelfde/", {"where": typed()["where"], "category": "put-in-de-weg"})
    assert known.number in hints.content.decode()
    last = saved(client, "/telefoon/", follow=known.number, phone=cast.GUST.phone)
    assert (last["number"], last["how"]) == (known.number, "followed")
    with municipality("kortrijk"):
        assert Signaal.objects.filter(melding=known, channel="phone").count() == 1
        assert Melding.objects.filter(municipality="kortrijk").count() == 1


def test_a_hint_shows_nothing_that_the_reporter_wrote(regio: Host) -> None:
    with municipality("kortrijk"):
        making.receive(place=Place(text="Doorniksestraat 9"), description="De buurman heet Jef.")
    hints = regio.client(cast.DIRK).get("/telefoon/dezelfde/", {"where": typed()["where"], "category": "put-in-de-weg"})
    assert "Jef" not in hints.content.decode()


def test_answering_at_once_is_one_key_and_is_counted(regio: Host) -> None:
    client = regio.client(cast.DIRK)
    last = saved(client, "/telefoon/", answered="1", answer="Woensdag tot 17 uur.")
    with municipality("kortrijk"):
        made = queries.by_number(last["number"])
        assert made is not None
        assert (made.kind, made.status, made.resolution) == ("question", "done", "answered")
        assert HistoryEntry.objects.filter(melding=made, verb="first_line").count() == 1
    with region("desk"):
        assert FirstLine.objects.get().number == last["number"]
    assert cast.DIRK.name in client.get("/telefoon/eerste-lijn/").content.decode()


def test_a_known_number_fills_in_the_caller_and_is_written_down(kortrijk: Host, regio: Host) -> None:
    with municipality("kortrijk"):
        ref = uuid.uuid4()
        contacts.remember(ref=ref, at=now(), name="Gust Vercruysse", email=cast.GUST.email, phone="0470/12.34.56")
        earlier = making.receive(contact_ref=ref)
    page = regio.client(cast.DIRK).post("/telefoon/beller/", {"phone": "+32 470 12 34 56"}).content.decode()
    assert "Gust Vercruysse" in page
    assert earlier.number in page
    book = kortrijk.client(cast.ANNA).post("/kantoor/invoer/beller/", {"phone": "0470123456"}).content.decode()
    assert "Gust Vercruysse" in book


def test_a_letter_at_the_counter_keeps_its_date(kortrijk: Host) -> None:
    client = kortrijk.client(cast.ANNA)
    last = saved(client, "/kantoor/invoer/", channel="paper", dated="2026-03-02", where="Grote Markt 1")
    with municipality("kortrijk"):
        made = queries.by_number(last["number"])
        assert made is not None
        assert made.channel == "paper"
        assert made.answers[-1]["value"] == "2026-03-02"


def test_a_neighbour_at_the_counter_is_no_wrong_door(kortrijk: Host) -> None:
    last = saved(kortrijk.client(cast.ANNA), "/kantoor/invoer/", where="Grote Markt 1, 8930 Menen", channel="counter")
    with municipality("kortrijk"):
        made = queries.by_number(last["number"])
        assert made is not None
        assert (made.municipality, made.received_by) == ("menen", "kortrijk")


def test_somebody_without_the_role_finds_nothing(regio: Host, kortrijk: Host) -> None:
    assert regio.client(cast.EVA).get("/telefoon/").status_code == 404
    assert kortrijk.client(cast.RITA).get("/kantoor/invoer/").status_code == 404


def test_the_number_is_enough_to_tell_how_far_it_is(regio: Host) -> None:
    with municipality("menen"):
        known = making.receive(municipality="menen", received_by="menen")
    page = regio.client(cast.DIRK).get("/telefoon/stand/", {"nummer": known.number.lower()}).content.decode()
    assert known.number in page
    assert "Menen" in page
