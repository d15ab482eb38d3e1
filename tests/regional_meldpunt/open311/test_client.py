"""Answers of other systems, well-formed or not, and the life of a melding that was handed on."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from foundation import outbound
from foundation.identity.actor import Actor
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.open311 import actions, client, following, photos, queries
from regional_meldpunt.open311.client import RemoteProblem
from regional_meldpunt.open311.models import Endpoint, Link, LinkState
from tests import cast
from tests.regional_meldpunt.intake.filling import picture
from tests.regional_meldpunt.linked_data.making import melding
from tests.support.places import Place

pytestmark = pytest.mark.django_db
BY = Actor.system("tests")
URL = "https://elders.example/open311/v2/"

Replies = dict[str, Any]


@pytest.fixture
def remote(monkeypatch: pytest.MonkeyPatch) -> Replies:
    """What another system answers, by the last word of the path: bytes, a status, or an exception. ``asked`` remembers."""
    replies: Replies = {"asked": []}

    def ask(method: str, url: str, *, body: bytes = b"", **options: Any) -> outbound.Answer:
        replies["asked"].append((method, url, body.decode(errors="replace"), options.get("headers", {})))
        word = url.split("?")[0].removesuffix(".json").removeprefix(URL).split("/")[0]
        reply = replies.get(f"{method} {word}", replies.get(word, 404))
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, int):
            return outbound.Answer(reply, {}, b"")
        return outbound.Answer(200, {}, reply if isinstance(reply, bytes) else json.dumps(reply).encode())

    monkeypatch.setattr(outbound, "ask", ask)
    return replies


def an_endpoint(**more: Any) -> Endpoint:
    values = {
        "name": "Elders",
        "url": URL,
        "jurisdiction": "elders",
        "key": "geheim",
        "closes": False,
        "tells_reporter": True,
        **more,
    }
    return actions.save_endpoint(None, values, by=BY)


@pytest.fixture
def handed_on(kortrijk: Place, remote: Replies) -> Callable[..., tuple[Melding, Link]]:
    def make(**more: Any) -> tuple[Melding, Link]:
        made = melding(kortrijk)
        with kortrijk.wall():
            link = actions.hand_on(
                made,
                an_endpoint(**more),
                sending={"service_code": "001", "description": "Put", "attributes": {"WHERE": "weg"}},
                by=BY,
                at=timezone.now(),
            )
        return made, link

    return make


def follow(place: Place, link: Link) -> Link:
    """As the worker would, now instead of later."""
    with place.wall():
        Link.objects.filter(pk=link.pk).exclude(next_at=None).update(next_at=timezone.now() - timedelta(seconds=1))
        following.follow(link=link.pk)
        link.refresh_from_db()
    return link


XML = b"""<?xml version="1.0" encoding="utf-8"?><services><service><service_code>001</service_code><service_name>Put</service_name>
<metadata>true</metadata><group>Straat</group></service></services>"""
DEFINITION = b"""<service_definition><service_code>001</service_code><attributes><attribute><variable>true</variable><code>WHERE</code>
<required>true</required><description>Waar?</description><values><value><key>weg</key><name>Weg</name></value></values></attribute></attributes></service_definition>"""


@pytest.mark.parametrize("form", ["json", "xml"])
def test_services_are_read_in_both_formats(kortrijk: Place, remote: Replies, form: str) -> None:
    services = [{"service_code": 1, "service_name": "Put", "metadata": True, "group": "Straat"}]
    definition = {
        "service_code": "1",
        "attributes": [
            {
                "variable": True,
                "code": "WHERE",
                "required": True,
                "description": "Waar?",
                "values": [{"key": "weg", "name": "Weg"}],
            }
        ],
    }
    remote["services"] = XML if form == "xml" else services
    with kortrijk.wall():
        endpoint = an_endpoint()

        def ask(method: str, url: str, **options: Any) -> outbound.Answer:
            one = "/services/" in url
            content = (
                (DEFINITION if one else XML) if form == "xml" else json.dumps(definition if one else services).encode()
            )
            return outbound.Answer(200, {}, content)

        outbound.ask, before = ask, outbound.ask
        try:
            (found,) = client.services(endpoint)
        finally:
            outbound.ask = before
    assert found["name"] == "Put"
    assert found["attributes"] == [
        {"code": "WHERE", "label": "Waar?", "required": True, "values": [{"key": "weg", "name": "Weg"}]}
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Welkom",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b"{",
        b"<a></b>",
        b"\xff\xfe\x00",
        b"<?xml version='1.0' encoding='geheim'?><a/>",
    ],
)
def test_an_answer_that_makes_no_sense_is_a_problem_and_no_breakdown(
    kortrijk: Place, remote: Replies, body: bytes
) -> None:
    remote["services"] = body
    with kortrijk.wall(), pytest.raises(RemoteProblem):
        client.services(an_endpoint())


@pytest.mark.parametrize(
    "body", [b"null", b"[]", b"42", b'"tekst"', b'{"services": null}', b"[[1], 2, null]", b"<services/>"]
)
def test_an_answer_without_entries_is_an_empty_list(kortrijk: Place, remote: Replies, body: bytes) -> None:
    remote["services"] = body
    with kortrijk.wall():
        assert client.services(an_endpoint()) == []


def test_sending_following_and_an_end_that_a_colleague_looks_at(
    kortrijk: Place, remote: Replies, handed_on: Any
) -> None:
    made, link = handed_on()
    remote["POST requests"] = [{"service_request_id": 77}]
    follow(kortrijk, link)
    assert (link.state, link.remote_id) == (LinkState.FOLLOWED, "77")
    method, _url, body, headers = remote["asked"][-1]
    assert method == "POST"
    assert "attribute%5BWHERE%5D=weg" in body
    assert "jurisdiction_id=elders" in body
    assert headers["Idempotency-Key"] == str(link.key)
    remote["GET requests"] = [{"service_request_id": "77", "status": "open"}]
    remote["servicerequestupdates"] = [
        {"update_id": 1, "service_request_id": 77, "status": "IN_PROGRESS", "description": "Wij komen maandag."}
    ]
    for _look in range(2):
        follow(kortrijk, link)
    assert (link.state, link.remote_status) == (LinkState.FOLLOWED, "IN_PROGRESS")
    remote["GET requests"] = [{"service_request_id": "77", "status": "closed", "status_notes": "Gevuld."}]
    remote["servicerequestupdates"] = 404
    follow(kortrijk, link)
    with kortrijk.wall():
        made.refresh_from_db()
        texts = [line.text for line in made.history.all()]
    assert link.state == LinkState.CLOSED
    assert made.status == Status.ASSIGNED
    assert texts.count("Elders: Wij komen maandag.") == 1
    assert "Elders: Gevuld." in texts


def test_a_token_becomes_a_number(kortrijk: Place, remote: Replies, handed_on: Any) -> None:
    _made, link = handed_on()
    remote["POST requests"] = [{"token": "abc"}]
    follow(kortrijk, link)
    assert (link.state, link.token) == (LinkState.SENT, "abc")
    remote["tokens"] = [{"token": "abc"}]
    assert follow(kortrijk, link).state == LinkState.SENT
    remote["tokens"] = [{"token": "abc", "service_request_id": "88"}]
    assert (follow(kortrijk, link).state, link.remote_id) == (LinkState.FOLLOWED, "88")


@pytest.mark.parametrize(
    ("closes", "word", "status"),
    [(True, "fixed", Status.DONE), (True, "no_further_action", Status.ASSIGNED), (False, "fixed", Status.ASSIGNED)],
)
def test_who_may_close_what(
    kortrijk: Place, remote: Replies, handed_on: Any, closes: bool, word: str, status: str
) -> None:
    made, link = handed_on(closes=closes)
    remote["POST requests"] = [{"service_request_id": "1"}]
    remote["GET requests"] = [{"service_request_id": "1", "status": "closed", "extended_status": word}]
    remote["servicerequestupdates"] = []
    for _look in range(2):
        follow(kortrijk, link)
    with kortrijk.wall():
        made.refresh_from_db()
    assert (link.state, made.status) == (LinkState.CLOSED, status)


def test_a_system_that_is_away_is_asked_later_and_later(kortrijk: Place, remote: Replies, handed_on: Any) -> None:
    _made, link = handed_on()
    remote["POST requests"] = outbound.Unreachable("elders.example: no answer")
    waits = []
    for _attempt in range(6):
        follow(kortrijk, link)
        waits.append(link.next_at - timezone.now())
    assert waits == sorted(waits)
    assert link.problem  # after five a person is told
    assert link.state == LinkState.QUEUED
    remote["POST requests"] = [{"service_request_id": "5"}]
    assert (follow(kortrijk, link).remote_id, link.problem, link.attempts) == ("5", "", 0)


def test_a_refusal_waits_for_a_person(kortrijk: Place, remote: Replies, handed_on: Any) -> None:
    made, link = handed_on()
    remote["POST requests"] = 403
    assert follow(kortrijk, link).state == LinkState.REFUSED
    bram = kortrijk.client(cast.BRAM)
    assert "403" in bram.get("/kantoor/koppelingen/").content.decode()
    assert bram.post(f"/kantoor/koppelingen/doorgegeven/{link.pk}/opnieuw/").status_code == 302
    remote["POST requests"] = [{"service_request_id": "6"}]
    assert follow(kortrijk, link).remote_id == "6"
    assert bram.post(f"/kantoor/koppelingen/doorgegeven/{link.pk}/einde/").status_code == 302
    with kortrijk.wall():
        assert queries.links_of(made)[0].state == LinkState.STOPPED


def test_a_case_worker_hands_on_in_two_steps(kortrijk: Place, remote: Replies) -> None:
    made = melding(kortrijk)
    address = f"/kantoor/meldingen/{made.number}/doorgeven/"
    anna = kortrijk.client(cast.ANNA)
    assert "Koppelingen" in anna.get(address).content.decode()
    with kortrijk.wall():
        endpoint = an_endpoint()
        actions.keep_services(
            endpoint,
            [
                {
                    "code": "001",
                    "name": "Put",
                    "group": "",
                    "attributes": [{"code": "WHERE", "label": "Waar?", "required": True, "values": []}],
                }
            ],
            at=timezone.now(),
        )
    assert f"/{made.number}/doorgeven/" in anna.get(f"/kantoor/meldingen/{made.number}/").content.decode()
    assert anna.get(f"{address}?dienst=elders|999").status_code == 422
    assert "Waar?" in anna.get(f"{address}?dienst=elders|001").content.decode()
    assert anna.post(address, {"dienst": "elders|001", "description": "Een put."}).status_code == 422
    assert (
        anna.post(address, {"dienst": "elders|001", "description": "Een put.", "attribute_0": "weg"}).status_code == 302
    )
    with kortrijk.wall():
        (link,) = queries.links_of(made)
        assert link.sending["attributes"] == {"WHERE": "weg"}
        assert link.sending["description"] == "Een put."
        made.refresh_from_db()
        assert made.status == Status.WAITING
    assert kortrijk.client(cast.RITA).get(address).status_code == 404


def test_the_administrator_connects_a_system_and_keeps_its_key_out_of_sight(kortrijk: Place, remote: Replies) -> None:
    bram = kortrijk.client(cast.BRAM)
    remote["services"] = [{"service_code": "1", "service_name": "Put"}]
    made = bram.post(
        "/kantoor/koppelingen/systemen/nieuw/",
        {"name": "AWV", "url": "https://elders.example/open311/v2", "key": "heel-geheim", "tells_reporter": "on"},
    )
    assert made["Location"] == "/kantoor/koppelingen/systemen/awv/"
    page = bram.get(made["Location"]).content.decode()
    assert "Put" in page
    assert "heel-geheim" not in page
    bram.post(made["Location"], {"name": "AWV West", "url": URL, "key": ""})
    assert bram.post(f"{made['Location']}stand/", {"stand": "uit"}).status_code == 302
    with kortrijk.wall():
        found = Endpoint.objects.get()
    assert (found.name, found.key, found.url, found.active) == ("AWV West", "heel-geheim", URL, False)


def test_a_key_is_shown_once_and_revoked(kortrijk: Place) -> None:
    bram = kortrijk.client(cast.BRAM)
    made = bram.post("/kantoor/koppelingen/sleutels/nieuw/", {"name": "Fiets-app"})
    assert made.status_code == 201
    assert "sp_" in made.content.decode()
    listed = bram.get("/kantoor/koppelingen/").content.decode()
    assert "Fiets-app" in listed
    with kortrijk.wall():
        key = queries.keys()[0]
    assert key.digest not in listed
    assert bram.post(f"/kantoor/koppelingen/sleutels/{key.pk}/einde/").status_code == 302
    with kortrijk.wall():
        assert queries.keys()[0].revoked_at is not None


def test_a_photo_that_is_only_pointed_at_is_fetched_later_and_with_care(
    kortrijk: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = melding(kortrijk)
    replies = [
        outbound.Answer(200, {}, picture().getvalue()),
        outbound.Answer(200, {}, b"<html>"),
        outbound.AddressRefused("leads into a network of our own"),
    ]

    def ask(*args: Any, **options: Any) -> outbound.Answer:
        reply = replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    monkeypatch.setattr(outbound, "ask", ask)
    with kortrijk.wall():
        for _photo in range(3):
            photos.fetch(number=made.number, url="https://fotos.example/put.jpg")
        assert made.attachments.count() == 1
        refused = [line.text for line in made.history.filter(verb="note", visibility="internal")]
    assert len(refused) == 2
    assert "network of our own" in refused[-1]
