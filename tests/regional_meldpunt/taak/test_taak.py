"""Giving work, in order and side by side, to a team, a neighbour or a party outside."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils.timezone import now

from foundation.tasks.broker import WalledBroker
from foundation.tasks.worker import take_one
from foundation.tenancy import municipality
from regional_meldpunt.mailbox import reply_tokens
from regional_meldpunt.mailbox.reply_tokens import ReplyToken, Side
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.routing.models import Party
from regional_meldpunt.taak import actions, links, queries
from regional_meldpunt.taak.actions import Work
from regional_meldpunt.taak.models import Taak
from regional_meldpunt.taak.problems import NotOpen
from tests import cast
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.intake.filling import picture
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

ANNA = making.ANNA
FLUVIUS = {"receiver": "party", "slug": "fluvius", "name": "Fluvius"}
WEGEN = {"receiver": "team", "slug": "wegen", "name": "Wegen"}


def give(melding: Melding, **changes: Any) -> Taak:
    work = Work(**{**WEGEN, "what": "Put vullen", **changes})
    return actions.give(melding, work, key=uuid.uuid4(), by=ANNA, at=now())


def states(melding: Melding) -> list[str]:
    return [taak.state for taak in queries.of_melding(melding)]


@pytest.mark.wall("kortrijk")
class TestOrder:
    def test_work_starts_at_once_and_stands_in_the_file(self) -> None:
        melding = making.receive()
        taak = give(melding)
        assert (taak.state, taak.given_at is not None) == ("given", True)
        assert [line.verb for line in meldingen.history(melding)][-2:] == ["taak_made", "taak_given"]

    def test_what_comes_after_waits_for_what_runs_side_by_side(self) -> None:
        melding = making.receive()
        first, beside = give(melding), give(melding, what="Afzetten")
        give(melding, what="Schoonmaken", after=True)
        assert states(melding) == ["given", "given", "planned"]
        actions.finish(first, text="", by=ANNA, at=now())
        assert states(melding) == ["done", "given", "planned"]
        actions.finish(beside, text="Klaar", by=ANNA, at=now())
        assert states(melding) == ["done", "done", "given"]

    def test_after_a_refusal_the_rest_stands_still_until_somebody_decides(self) -> None:
        melding = making.receive()
        first = give(melding)
        give(melding, what="Schoonmaken", after=True)
        actions.decline(first, reason="Geen volk", by=ANNA, at=now())
        assert states(melding) == ["declined", "planned"]

    def test_an_answer_to_what_is_over_is_refused(self) -> None:
        taak = give(making.receive())
        actions.cancel(taak, by=ANNA, at=now())
        with pytest.raises(NotOpen):
            actions.finish(taak, text="", by=ANNA, at=now())

    def test_the_same_form_sent_twice_gives_the_work_once(self) -> None:
        melding, key = making.receive(), uuid.uuid4()
        for _click in range(2):
            actions.give(melding, Work(**WEGEN, what="Put vullen"), key=key, by=ANNA, at=now())
        assert len(queries.of_melding(melding)) == 1

    def test_the_melding_waits_for_awaited_work_and_goes_on_after_it(self) -> None:
        at = now()
        melding = making.receive(deadline_at=at + timedelta(days=1))
        taak = give(melding, **FLUVIUS, awaited=True)
        assert melding.status == "waiting"
        actions.finish(taak, text="Lamp vervangen", by=ANNA, at=at + timedelta(days=3))
        melding.refresh_from_db()
        assert melding.status == "assigned"
        assert melding.deadline_at is not None and melding.deadline_at > at + timedelta(days=3)


def page(taak: Taak) -> str:
    return "/taak/" + links.page(taak.municipality, taak.key).partition("/taak/")[2]


@pytest.mark.usefixtures("db")
class TestThePageOfAReceiver:
    def given(self, **changes: Any) -> tuple[Melding, Taak]:
        with municipality("kortrijk"):
            melding = making.receive(description="Een diepe put naast de bushalte.", contact_ref=uuid.uuid4())
            return melding, give(melding, **{**FLUVIUS, **changes})

    def test_it_shows_the_work_and_answers_travel_into_the_file(self, kortrijk: Place) -> None:
        melding, taak = self.given()
        citizen = kortrijk.client()
        text = citizen.get(page(taak)).content.decode()
        assert "Put vullen" in text and "bushalte" in text
        photo = {"name": "Jo", "act": "say", "text": "Welke paal?", "photo": picture()}
        asked = citizen.post(page(taak), photo, follow=True).content.decode()
        citizen.post(page(taak), {"name": "Jo", "act": "accept"})
        assert 'value="Jo"' in asked and 'value="Jo"' in citizen.get(page(taak)).content.decode()
        with municipality("kortrijk"):
            assert [row.caption for row in meldingen.photos(melding)] == ["Foto van Fluvius bij de taak “Put vullen”"]
        citizen.post(page(taak), {"name": "Jo", "act": "finish", "text": "Lamp vervangen"})
        with municipality("kortrijk"):
            assert states(melding) == ["done"]
            last = meldingen.history(melding)[-1]
        assert last.text == "Fluvius: Lamp vervangen" and last.by.name == "Jo (Fluvius)"
        assert "niets meer doen" in citizen.get(page(taak)).content.decode()

    def test_a_refusal_needs_a_reason(self, kortrijk: Place) -> None:
        melding, taak = self.given()
        answer = kortrijk.client().post(page(taak), {"name": "Jo", "act": "decline"})
        assert "anders kunnen wij niet verder" in answer.content.decode()
        with municipality("kortrijk"):
            assert states(melding) == ["given"]

    def test_it_opens_for_nobody_without_the_secret(self, kortrijk: Place, menen: Place) -> None:
        _melding, taak = self.given()
        wrong = page(taak).replace(links.token(taak.key), links.token(uuid.uuid4()))
        assert kortrijk.client().get(wrong).status_code == 404
        assert menen.client().get(page(taak)).status_code == 404

    def test_it_closes_after_its_time_and_before_its_turn(self, kortrijk: Place) -> None:
        melding, taak = self.given()
        with municipality("kortrijk"):
            later = give(melding, **FLUVIUS, after=True)
            Taak.objects.filter(pk=taak.pk).update(open_until=now() - timedelta(minutes=1))
        assert kortrijk.client().get(page(taak)).status_code == 404
        assert kortrijk.client().get(page(later)).status_code == 404

    def test_a_neighbour_finds_what_was_asked_of_it(self, menen: Place, harelbeke: Place) -> None:
        _melding, taak = self.given(receiver="municipality", slug="menen", name="Menen")
        listed = menen.client(cast.CHAIMA).get("/kantoor/taken/").content.decode()
        assert "Put vullen" in listed and links.token(taak.key) in listed
        with municipality("harelbeke"):
            assert queries.asked_of_us() == []


@pytest.mark.usefixtures("db")
class TestTheBackOffice:
    def test_a_case_worker_gives_work_from_the_file(self, kortrijk: Place) -> None:
        with municipality("kortrijk"):
            melding = making.receive()
        client = kortrijk.client(cast.ANNA)
        address = f"/kantoor/meldingen/{melding.number}/taken/nieuw/"
        assert client.get(address).status_code == 200
        form = {"key": uuid.uuid4(), "to": "municipality:menen", "what": "Kruispunt afzetten", "with_photos": "on"}
        client.post(address, form)
        assert "Kruispunt afzetten" in client.get(f"/kantoor/meldingen/{melding.number}/").content.decode()
        with municipality("kortrijk"):
            assert states(melding) == ["given"]

    def test_a_day_that_is_over_is_refused(self, kortrijk: Place) -> None:
        with municipality("kortrijk"):
            melding = making.receive()
        form = {"key": uuid.uuid4(), "to": "municipality:menen", "what": "x", "due": "2020-01-01"}
        answer = kortrijk.client(cast.ANNA).post(f"/kantoor/meldingen/{melding.number}/taken/nieuw/", form)
        assert "voorbij" in answer.content.decode()

    def test_a_neighbour_gives_nothing(self, menen: Place) -> None:
        with municipality("kortrijk"):
            melding = making.receive()
        client = menen.client(cast.CHAIMA)
        assert client.get(f"/kantoor/meldingen/{melding.number}/taken/nieuw/").status_code == 404

    def test_the_desk_gives_work_for_what_the_region_handles(self, regio: Place) -> None:
        with municipality("kortrijk"):
            melding = making.receive(decision=making.REGION)
        client = regio.client(cast.DIRK)
        form = {"key": uuid.uuid4(), "to": "municipality:menen", "what": "Sluis openen"}
        client.post(f"/meldpunt/{melding.number}/taken/nieuw/", form)
        assert "Sluis openen" in client.get(f"/meldpunt/{melding.number}/").content.decode()


def test_the_receiver_is_mailed_with_a_link(committed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foundation.tasks.broker.sleep", lambda seconds: None)
    with municipality("kortrijk"):
        Party.objects.create(municipality="kortrijk", slug="fluvius", name="Fluvius", email="lampen@fluvius.test")
        melding = making.receive()
        taak = give(melding, **FLUVIUS)
    with login("queue"):
        broker = WalledBroker()
        while take_one(broker):
            pass
    (sent,) = mail.outbox
    assert page(taak) in sent.body and melding.number in sent.body
    assert reply_tokens.find([sent.subject]) == ReplyToken(melding.number, Side.TASK, taak.pk)
