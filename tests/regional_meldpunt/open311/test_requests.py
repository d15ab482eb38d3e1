"""Reporting with a key, reading it back, and what others may read of it."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Question
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Channel, Melding
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.open311.models import ApiKey
from tests.regional_meldpunt.intake.filling import picture
from tests.regional_meldpunt.open311.conftest import ANSWERED, make_key
from tests.support.places import Place

pytestmark = pytest.mark.django_db
Send = Callable[..., Any]
BY = Actor.system("tests")


def the_melding(place: Place, number: str) -> Melding:
    return Melding.objects.select_related("category").get(number=number)


def listed(place: Place, **asked: Any) -> list[dict[str, Any]]:
    answer = place.client().get("/open311/v2/requests.json", asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_report_becomes_a_melding(kortrijk: Place, send: Send) -> None:
    answer = send(
        first_name="Gust",
        last_name="Vercruysse",
        email="gust@citizen.test",
        address_string="Grote Markt 54, 8500 Kortrijk",
    )
    assert answer.status_code == 200, answer.content
    (found,) = answer.json()
    assert found["service_request_id"] in found["service_notice"]
    assert "token" not in found
    with kortrijk.wall():
        melding = the_melding(kortrijk, found["service_request_id"])
        assert (melding.channel, melding.description, melding.municipality) == (
            Channel.OPEN311,
            "Een diepe put.",
            "kortrijk",
        )
        assert melding.contact_ref is not None
        assert Contact.objects.get(ref=melding.contact_ref).name == "Gust Vercruysse"
        assert melding.signalen.get().channel == Channel.OPEN311


def test_xml_answers_the_number_as_well(send: Send) -> None:
    root = ElementTree.fromstring(send(form="xml").content)
    assert root.tag == "service_requests"
    assert root.find("request").findtext("service_request_id")


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"api_key": None}, 403, "Missing api_key"),
        ({"api_key": "sp_verzonnen"}, 403, "Invalid api_key"),
        ({"service_code": None}, 400, "service_code was not provided"),
        ({"service_code": "draken"}, 404, "service_code provided was not found"),
        ({"lat": None, "long": None}, 400, "address_string"),
        ({"lat": "50.8", "long": None}, 400, "long was not provided"),
        ({"lat": "noord"}, 400, "lat is not usable"),
        ({"lat": "nan"}, 400, "lat is not usable"),
        ({"lat": "95"}, 400, "lat is not usable"),
        ({"lat": "51.21", "long": "2.92"}, 400, "outside this region"),
        ({"email": "geen adres"}, 400, "email"),
        ({"description": "a" * 4001}, 400, "4000"),
        ({"jurisdiction_id": "menen"}, 404, "jurisdiction_id"),
    ],
)
def test_what_is_wrong_is_named(send: Send, changed: dict[str, Any], status: int, words: str) -> None:
    for form in ("json", "xml"):
        answer = send(form=form, **changed)
        assert answer.status_code == status, answer.content
        assert words in answer.content.decode()
    with Place("kortrijk").wall():
        assert Melding.objects.count() == 0


def test_the_same_report_twice_is_one_melding(kortrijk: Place, send: Send) -> None:
    numbers = {send().json()[0]["service_request_id"] for _attempt in range(3)}
    assert len(numbers) == 1
    assert send(description="Iets anders.").json()[0]["service_request_id"] not in numbers
    named = {
        send(description=f"Poging {n}", headers={"Idempotency-Key": "zelfde"}).json()[0]["service_request_id"]
        for n in range(3)
    }
    assert len(named) == 1


def test_only_who_sent_it_in_reads_the_words(kortrijk: Place, send: Send, key: str) -> None:
    number = send(address_string="Grote Markt 54, 8500 Kortrijk").json()[0]["service_request_id"]
    other = make_key(kortrijk)
    for asked, words in (({}, ""), ({"api_key": other}, ""), ({"api_key": key}, "Een diepe put.")):
        (found,) = listed(kortrijk, service_request_id=number, **asked)
        assert found["description"] == words
        assert ("54" in found["address"]) is bool(words)
    assert listed(kortrijk)[0]["address"] == "Grote Markt, 8500 Kortrijk"


def test_what_is_not_public_is_on_no_list(kortrijk: Place, send: Send, key: str) -> None:
    number = send().json()[0]["service_request_id"]
    with kortrijk.wall():
        Melding.objects.filter(number=number).update(public=False)
    assert listed(kortrijk) == []
    assert [row["service_request_id"] for row in listed(kortrijk, api_key=key)] == [number]
    (found,) = kortrijk.client().get(f"/open311/v2/requests/{number}.json").json()
    assert (found["status"], found["lat"], found["address"], found["description"]) == ("open", None, "", "")


def test_a_neighbour_reads_nothing(menen: Place, send: Send, key: str) -> None:
    number = send().json()[0]["service_request_id"]
    assert listed(menen) == []
    assert menen.client().get(f"/open311/v2/requests/{number}.json").status_code == 404
    assert menen.client().get("/open311/v2/requests.json", {"api_key": key}).status_code == 403


def test_filters(kortrijk: Place, send: Send) -> None:
    first = send().json()[0]["service_request_id"]
    second = send(service_code="glas-op-straat", description="Zakken").json()
    second = second[0]["service_request_id"]
    with kortrijk.wall():
        melding = the_melding(kortrijk, first)
        meldingen.transition(melding, to=Status.DONE, by=BY, at=timezone.now(), text="Hersteld.")
        Melding.objects.filter(number=second).update(reported_at=timezone.now() - timedelta(days=100))
    numbers = lambda **asked: [row["service_request_id"] for row in listed(kortrijk, **asked)]  # noqa: E731
    assert numbers() == [first]
    assert numbers(status="open") == []
    assert numbers(status="closed") == numbers(status="open,closed") == [first]
    assert numbers(service_code="glas-op-straat") == []
    assert numbers(service_code="glas-op-straat,put-in-de-weg") == [first]
    start = (timezone.now() - timedelta(days=120)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert numbers(start_date=start) == [second]
    assert set(numbers(service_request_id=f"{first},{second}", status="open")) == {first, second}
    assert numbers(page="2", page_size="1") == []
    found = listed(kortrijk)[0]
    assert (found["status"], found["status_notes"], found["extended_status"]) == ("closed", "Hersteld.", "fixed")
    assert parse_datetime(found["requested_datetime"]).utcoffset() is not None


def test_answers_to_the_questions_of_the_category(kortrijk: Place, send: Send) -> None:
    with kortrijk.wall():
        question = Question.objects.select_related("category").filter(kind="choice", category__owner="municipality")[0]
        category, value = question.category, question.options[0]["value"]
        required = [row.slug for row in category.questions.filter(required=True) if not row.shown_when]
    wrong = send(service_code=category.slug, **{f"attribute[{question.slug}]": "iets anders"})
    assert wrong.status_code == 400
    assert question.slug in wrong.content.decode()
    fine = {f"attribute[{slug}]": "1" for slug in required} | {f"attribute[{question.slug}]": value}
    answer = send(service_code=category.slug, email="gust@citizen.test", **fine)
    assert answer.status_code == 200, answer.content
    with kortrijk.wall():
        kept = the_melding(kortrijk, answer.json()[0]["service_request_id"]).answers
    assert {"question": question.slug, "label": question.label_nl, "value": value} in kept


def test_a_photo_comes_along(kortrijk: Place, send: Send) -> None:
    number = send(media=picture()).json()[0]["service_request_id"]
    with kortrijk.wall():
        assert the_melding(kortrijk, number).attachments.count() == 1
    assert send(media=SimpleUploadedFile("foto.jpg", b"geen foto")).status_code == 400


def test_a_place_of_a_neighbour_goes_to_the_neighbour(menen: Place, kortrijk: Place, send: Send, key: str) -> None:
    answer = send(lat=None, long=None, address_string="Grote Markt 1, 8930 Menen")
    number = answer.json()[0]["service_request_id"]
    with menen.wall():
        assert the_melding(menen, number).municipality == "menen"
    (found,) = listed(kortrijk, service_request_id=number, api_key=key)
    assert found["description"] == "Een diepe put."


def test_a_key_may_ask_for_tokens(kortrijk: Place, send: Send) -> None:
    answer = send(api_key=make_key(kortrijk, token=True))
    (found,) = answer.json()
    assert "service_request_id" not in found
    (known,) = kortrijk.client().get(f"/open311/v2/tokens/{found['token']}.json").json()
    assert known["token"] == found["token"]
    assert kortrijk.client().get(f"/open311/v2/requests/{known['service_request_id']}.json").status_code == 200
    assert kortrijk.client().get(f"/open311/v2/tokens/{uuid.uuid4()}.json").status_code == 404


def test_a_revoked_key_opens_nothing_and_use_is_noted(kortrijk: Place, send: Send) -> None:
    send()
    with kortrijk.wall():
        assert ApiKey.objects.get().last_used_at is not None
        ApiKey.objects.update(revoked_at=timezone.now())
    assert send(description="Later").status_code == 403


def test_updates_tell_each_step_and_take_words(kortrijk: Place, send: Send, key: str) -> None:
    number = send().json()[0]["service_request_id"]
    with kortrijk.wall():
        melding = the_melding(kortrijk, number)
        for to, text in ((Status.ASSIGNED, ""), (Status.UNDER_WAY, ""), (Status.DONE, "Hersteld.")):
            meldingen.transition(melding, to=to, by=BY, at=timezone.now(), text=text)
        meldingen.add_note(melding, text="Intern: dure put.", by=BY, at=timezone.now())
    answer = kortrijk.client().get("/open311/v2/servicerequestupdates.json").json()
    assert [row["status"] for row in answer] == ["open", "investigating", "in_progress", "fixed"]
    assert answer[-1]["description"] == "Hersteld."
    assert "dure put" not in str(answer)
    root = ElementTree.fromstring(kortrijk.client().get("/open311/v2/servicerequestupdates.xml").content)
    assert (root.tag, root[0].tag) == ("service_requests_updates", "request_update")
    post = {"api_key": key, "service_request_id": number, "description": "Het is nog altijd kapot."}
    taken = kortrijk.client().post("/open311/v2/servicerequestupdates.json", post)
    assert taken.status_code == 200, taken.content
    other = kortrijk.client().post("/open311/v2/servicerequestupdates.json", {**post, "api_key": make_key(kortrijk)})
    assert other.status_code == 403
    with kortrijk.wall():
        assert melding.history.filter(text="Het is nog altijd kapot.").count() == 1


def test_the_region_passes_it_to_the_municipality_that_was_named(regio: Place, kortrijk: Place, key: str) -> None:
    report = {
        "api_key": key,
        "service_code": "put-in-de-weg",
        "lat": "50.8279",
        "long": "3.2649",
        "description": "Put",
        **ANSWERED,
    }
    assert regio.client().post("/open311/v2/requests.json", report).status_code == 400
    assert regio.client().post("/open311/v2/requests.json", {**report, "jurisdiction_id": "menen"}).status_code == 403
    answer = regio.client().post("/open311/v2/requests.json", {**report, "jurisdiction_id": "kortrijk"})
    assert answer.status_code == 200, answer.content
    number = answer.json()[0]["service_request_id"]
    assert "http://kortrijk.localhost/meldingen/" in answer.json()[0]["service_notice"]
    assert [row["service_request_id"] for row in listed(kortrijk)] == [number]
    assert regio.client().get("/open311/v2/requests.json?jurisdiction_id=menen").json() == []


def test_too_many_reports_are_slowed_down(kortrijk: Place, send: Send, settings: Any) -> None:
    settings.STREEKPOORT_REPORT_LIMIT = 2
    assert [send(description=f"Nummer {n}").status_code for n in range(4)] == [200, 200, 429, 429]
    assert send(description="Nummer 0").status_code == 200  # a copy counts once


def test_a_method_that_makes_no_sense(kortrijk: Place) -> None:
    assert kortrijk.client().delete("/open311/v2/requests.json").status_code == 405
    assert kortrijk.client().post("/open311/v2/services.json").status_code == 405
