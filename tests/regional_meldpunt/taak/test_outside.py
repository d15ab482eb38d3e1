"""A party outside: by Open311 in its own system, or by an answer to our mail."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from foundation import outbound
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.open311 import following
from regional_meldpunt.open311 import queries as hand_ons
from regional_meldpunt.open311.models import Link, PartySystem
from regional_meldpunt.routing.models import Party
from regional_meldpunt.taak import actions, by_mail, mails, queries
from regional_meldpunt.taak.actions import Work
from regional_meldpunt.taak.models import Taak
from tests import cast
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

URL = "https://fluvius.example/open311/v2/"
Replies = dict[str, Any]


@pytest.fixture
def remote(monkeypatch: pytest.MonkeyPatch) -> Replies:
    """What the party's system answers, by method and the first word of the path; ``posted`` is what it got."""
    replies: Replies = {"posted": []}

    def ask(method: str, url: str, *, body: bytes = b"", **_options: Any) -> outbound.Answer:
        word = url.split("?")[0].removesuffix(".json").removeprefix(URL).split("/")[0]
        if method == "POST":
            replies["posted"].append(body.decode())
        reply = replies.get(f"{method} {word}", 404)
        if isinstance(reply, int):
            return outbound.Answer(reply, {}, b"")
        return outbound.Answer(200, {}, json.dumps(reply).encode())

    monkeypatch.setattr(outbound, "ask", ask)
    return replies


def a_party(**changes: Any) -> Party:
    values = {"municipality": "kortrijk", "slug": "lampen", "name": "Lampen nv", "way": "open311", "endpoint": URL}
    return Party.objects.create(**{**values, **changes})


def given(party: Party) -> tuple[Melding, Taak]:
    """Work for a party, as far as the worker brings it in the first moment."""
    melding = making.receive(
        description="Mijn buurvrouw viel bijna.", answers=({"question": "paal", "label": "Paal", "value": "12"},)
    )
    work = Work(receiver="party", slug=party.slug, name=party.name, what="Lamp vervangen")
    taak = actions.give(melding, work, key=uuid.uuid4(), by=making.ANNA, at=timezone.now())
    mails.write(municipality_name="kortrijk", taak=taak.pk, template="given")
    taak.refresh_from_db()
    return melding, taak


def look(taak: Taak) -> Taak:
    """As the worker would, now instead of later."""
    link = hand_ons.link_of("taak", taak.pk)
    assert link is not None
    Link.objects.filter(pk=link.pk).exclude(next_at=None).update(next_at=timezone.now() - timedelta(seconds=1))
    following.follow(link=link.pk)
    taak.refresh_from_db()
    return taak


@pytest.mark.wall("kortrijk")
class TestByOpen311:
    def test_it_goes_to_their_service_and_their_steps_come_back_into_the_task(self, remote: Replies) -> None:
        party = a_party()
        codes = {"put-in-de-weg": "L7"}
        PartySystem.objects.create(municipality="kortrijk", party=party.slug, key="hun-sleutel", codes=codes)
        melding, taak = given(party)
        remote["POST requests"] = [{"service_request_id": "F-77"}]
        assert look(taak).remote_id == "F-77"
        (posted,) = remote["posted"]
        assert "service_code=L7" in posted and "api_key=hun-sleutel" in posted and "attribute%5Bpaal%5D=12" in posted
        remote["GET requests"] = [{"service_request_id": "F-77", "status": "open"}]
        step = {"update_id": 1, "service_request_id": "F-77", "status": "in_progress", "description": "Maandag."}
        remote["GET servicerequestupdates"] = [step]
        assert look(taak).state == "accepted"
        end = {"update_id": 2, "service_request_id": "F-77", "status": "fixed", "description": "Lamp vervangen."}
        remote["GET servicerequestupdates"] = [step, end]
        assert (look(taak).state, taak.outcome) == ("done", "Lamp vervangen.")
        assert look(taak).state == "done"
        melding.refresh_from_db()
        assert melding.status != "done"  # the work is done; whether the melding is, a person says
        verbs = [line.verb for line in meldingen.history(melding)]
        assert verbs.count("taak_done") == 1 and verbs.count("taak_accepted") == 1

    @pytest.mark.parametrize("word", ["not_councils_responsibility", "no_further_action", "duplicate"])
    def test_an_end_without_a_solution_is_no_done_work(self, remote: Replies, word: str) -> None:
        party = a_party()
        PartySystem.objects.create(municipality="kortrijk", party=party.slug, other="1")
        _melding, taak = given(party)
        remote["POST requests"] = [{"service_request_id": "1"}]
        remote["GET requests"] = [{"service_request_id": "1", "status": "closed", "extended_status": word}]
        for _time in range(2):
            look(taak)
        assert taak.state == "declined"

    def test_a_refusal_is_stuck_with_its_reason_until_somebody_mends_it(self, remote: Replies, kortrijk: Place) -> None:
        party = a_party()
        melding, taak = given(party)
        assert "welke dienst" in taak.problem
        system = PartySystem.objects.create(municipality="kortrijk", party=party.slug, other="1")
        anna = kortrijk.client(cast.ANNA)
        resend = f"/kantoor/meldingen/{melding.number}/taken/{taak.pk}/bezorging/"
        assert resend in anna.get("/kantoor/antwoorden/").content.decode()
        mails.write(municipality_name="kortrijk", taak=taak.pk, template="given")
        remote["POST requests"] = 400
        assert "400" in look(taak).problem
        assert "400" in anna.get("/kantoor/antwoorden/").content.decode()
        system.other = "2"
        system.save()
        assert anna.post(resend).status_code == 302
        mails.write(municipality_name="kortrijk", taak=taak.pk, template="given")
        remote["POST requests"] = [{"service_request_id": "9"}]
        assert (look(taak).remote_id, taak.problem) == ("9", "")
        assert "service_code=2" in remote["posted"][-1]
        assert resend not in anna.get("/kantoor/antwoorden/").content.decode()

    def test_what_is_taken_back_is_not_asked_about_any_more(self, remote: Replies) -> None:
        party = a_party()
        PartySystem.objects.create(municipality="kortrijk", party=party.slug, other="1")
        _melding, taak = given(party)
        actions.cancel(taak, by=making.ANNA, at=timezone.now())
        mails.write(municipality_name="kortrijk", taak=taak.pk, template="cancelled")
        link = hand_ons.link_of("taak", taak.pk)
        assert link is not None and link.state == "stopped"


@pytest.mark.usefixtures("db")
def test_the_keeper_of_a_party_says_which_category_goes_where(kortrijk: Place, menen: Place, remote: Replies) -> None:
    with kortrijk.wall():
        party = a_party()
    bram, address = kortrijk.client(cast.BRAM), f"/beheer/partijen/{party.pk}/open311/"
    remote["GET services"] = [{"service_code": "L7", "service_name": "Lamp", "group": "Straat"}]
    assert bram.post(f"{address}diensten/").status_code == 302
    assert "Straat: Lamp" in bram.get(address).content.decode()
    sent = {"key": "geheim", "other": "", "category_0": "put-in-de-weg", "code_0": "L7"}
    assert bram.post(address, {**sent, "category_1": "put-in-de-weg", "code_1": "L7"}).status_code == 422
    assert bram.post(address, sent).status_code == 302
    page = bram.post(address, {**sent, "key": ""}, follow=True).content.decode()
    assert "geheim" not in page
    with kortrijk.wall():
        kept = PartySystem.objects.get()
    assert (kept.key, kept.code_for("put-in-de-weg"), kept.code_for("sluikstort")) == ("geheim", "L7", "")
    assert kortrijk.client(cast.ANNA).get(address).status_code == 404
    with menen.wall():
        assert not PartySystem.objects.exists()


@pytest.mark.parametrize(
    ("text", "verb", "rest"),
    [
        ("Gedaan\n\nGroeten, Jo", "done", "Groeten, Jo"),
        ("Beste,\n\nGEDAAN: lamp vervangen.\nGroeten", "done", "lamp vervangen.\nGroeten"),
        ("aanvaard.", "accept", ""),
        ("Wij doen het niet", "decline", ""),
        ("Fait !", "done", ""),
        ("Niet gedaan", "", None),
        ("gedaan?", "", None),
        ("Is dit al gedaan?", "", None),
        ("Nog niet klaar.\nGedaan", "", None),
        ("Gedaan, maar de paal staat nog scheef", "", None),
        ("", "", None),
    ],
)
def test_only_a_word_that_stands_alone_says_something(text: str, verb: str, rest: str | None) -> None:
    assert by_mail.read(text) == (verb, text if rest is None else rest)


@pytest.mark.wall("kortrijk")
class TestByMail:
    def heard(self, text: str) -> tuple[Melding, Taak]:
        melding, taak = given(a_party(way="mail", email="werk@lampen.test"))
        by_mail.heard(melding, taak.pk, text=text, who="Jo", at=timezone.now())
        taak.refresh_from_db()
        return melding, taak

    def test_the_word_ends_the_task_in_the_name_of_whoever_wrote(self) -> None:
        _melding, taak = self.heard("Gedaan: lamp vervangen")
        assert (taak.state, taak.outcome, taak.answered_by) == ("done", "lamp vervangen", "Jo (Lampen nv)")

    def test_anything_else_waits_for_a_person(self, kortrijk: Place) -> None:
        melding, taak = self.heard("Is dat aan de kant van de bakker?")
        assert (taak.state, taak.judge_since is not None) == ("given", True)
        anna, base = kortrijk.client(cast.ANNA), f"/kantoor/meldingen/{melding.number}/"
        assert "antwoordde per mail" in anna.get(base).content.decode()
        assert "Lamp vervangen" in anna.get("/kantoor/taken/").content.decode()
        anna.post(f"{base}taken/{taak.pk}/gelezen/")
        assert "antwoordde per mail" not in anna.get(base).content.decode()
        assert queries.to_judge() == []

    def test_a_judgement_of_a_person_ends_the_waiting(self, kortrijk: Place) -> None:
        melding, taak = self.heard("Dat lukte, denk ik")
        kortrijk.client(cast.ANNA).post(
            f"/kantoor/meldingen/{melding.number}/taken/{taak.pk}/klaar/", {"text": "Lukte"}
        )
        taak.refresh_from_db()
        assert (taak.state, taak.judge_since) == ("done", None)

    def test_a_party_without_an_address_is_stuck(self) -> None:
        _melding, taak = given(a_party(way="mail", email=""))
        assert taak.problem
        assert [row.pk for row in queries.stuck()] == [taak.pk]
