"""The page of incoming mail: what waits, why, and what somebody does with it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.timezone import now

from foundation.notifications.models import Delivery
from foundation.tenancy import municipality
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.mailbox import collecting, handling, sealing
from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.regional_meldpunt.mailbox import post as letters
from tests.regional_meldpunt.mailbox.post import PIXEL, TEXT, attached, mail, multipart
from tests.regional_meldpunt.mailbox.robots import ASIDE
from tests.regional_meldpunt.meldingen import making

ClientFor = Callable[..., Client]
SPAM = "X-Spam-Flag: YES"


@pytest.fixture
def anna(client_for: ClientFor) -> Client:
    return client_for("kortrijk", cast.ANNA)


def held(raw: bytes, schema: str = "kortrijk") -> IncomingMail:
    with municipality(schema):
        box, _made = Mailbox.objects.get_or_create(
            municipality=schema, address=letters.MAILBOX, defaults={"started_at": now(), "uid_validity": 1}
        )
        collecting.deliver(box, raw, at=now())
        handling.handle_all(box)
        return IncomingMail.objects.latest("pk")


def page(client: Client, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200, answer.content[:300]
    return BeautifulSoup(answer.content, "html.parser")


def state(row: IncomingMail) -> str:
    with municipality("kortrijk"):
        row.refresh_from_db()
        return row.state


def test_it_shows_what_waits_with_the_reason_and_the_words_as_words(anna: Client) -> None:
    held(mail("<script>alert(1)</script> Koop nu", subject="<b>Gratis</b>", headers=SPAM))
    shown = page(anna, "/kantoor/mails/")
    assert "Misschien spam" in shown.text
    assert "<script>alert(1)</script>" in shown.text
    assert shown.find("b", string="Gratis") is None


def test_the_menu_counts_what_waits(anna: Client) -> None:
    held(mail(headers=SPAM))
    entry = page(anna, "/kantoor/mails/").find("a", href="/kantoor/mails/", attrs={"aria-current": True})
    assert entry is not None
    assert [part.text for part in entry.find_all(["span", "b"])] == ["Inkomende mail", "1"]


def test_somebody_makes_a_melding_of_it(anna: Client) -> None:
    row = held(multipart(TEXT, attached(PIXEL, "put.png", "image/png"), headers=SPAM))
    form = page(anna, f"/kantoor/mails/{row.ref}/").find("form", action=f"/kantoor/mails/{row.ref}/melding/")
    assert form is not None
    assert "diepe put" in form.find("textarea").text
    values = {
        "category": "put-in-de-weg",
        "kind": "melding",
        "place": "Grote Markt 1",
        "text": "Een put",
        "answer": "on",
    }
    anna.post(f"/kantoor/mails/{row.ref}/melding/", values)
    assert state(row) == MailState.LANDED
    with municipality("kortrijk"):
        melding = Melding.objects.get(number=row.number)
        assert (melding.category.slug, melding.place_text, melding.channel) == (
            "put-in-de-weg",
            "Grote Markt 1",
            "mail",
        )
        assert melding.attachments.count() == 1
        assert Contact.objects.get(ref=melding.contact_ref).email == "gust@citizen.example"
        assert row.decided_by is not None
        assert row.decided_by.name == cast.ANNA.name


def test_or_adds_it_to_one(anna: Client) -> None:
    with municipality("kortrijk"):
        melding = making.receive()
    row = held(mail("Wat is hiermee?", subject=f"Melding {melding.number}"))
    shown = page(anna, f"/kantoor/mails/{row.ref}/")
    assert shown.find("input", attrs={"name": "number"})["value"] == melding.number  # type: ignore[index]
    anna.post(f"/kantoor/mails/{row.ref}/bijvoegen/", {"number": melding.number.lower()})
    assert (state(row), row.number) == (MailState.LANDED, melding.number)
    with municipality("kortrijk"):
        assert melding.history.filter(text__contains="Wat is hiermee?", visibility="internal").exists()


@pytest.mark.parametrize(
    ("number", "word"), [("KOR-2222-222", "geen nummer"), ("", "verplicht"), ("MEN", "geen nummer")]
)
def test_a_number_that_is_none_is_said_beside_the_field(anna: Client, number: str, word: str) -> None:
    row = held(mail(headers=SPAM))
    answer = anna.post(f"/kantoor/mails/{row.ref}/bijvoegen/", {"number": number})
    assert answer.status_code == 422
    assert word in answer.content.decode()
    assert state(row) == MailState.QUARANTINE


def test_the_melding_of_a_neighbour_is_not_there(anna: Client) -> None:
    with municipality("menen"):
        melding = making.receive(municipality="menen", received_by="menen")
    row = held(mail(headers=SPAM))
    answer = anna.post(f"/kantoor/mails/{row.ref}/bijvoegen/", {"number": melding.number})
    assert "geen melding met dit nummer" in answer.content.decode()


def test_a_finished_one_opens_again_when_asked(anna: Client) -> None:
    from regional_meldpunt.meldingen import actions

    with municipality("kortrijk"):
        melding = making.receive()
        actions.transition(melding, to="done", by=making.ANNA, at=now())
    row = held(mail(headers=SPAM))
    anna.post(f"/kantoor/mails/{row.ref}/bijvoegen/", {"number": melding.number, "reopen": "on"})
    with municipality("kortrijk"):
        melding.refresh_from_db()
        assert melding.status == "reopened"


def test_thrown_away_and_taken_back(anna: Client) -> None:
    row = held(mail(headers=SPAM))
    answer = anna.post(f"/kantoor/mails/{row.ref}/weg/", follow=True)
    assert state(row) == MailState.DISCARDED
    shown = BeautifulSoup(answer.content, "html.parser")
    undo = shown.find("form", action=f"/kantoor/mails/{row.ref}/terug/")
    assert undo is not None
    anna.post(f"/kantoor/mails/{row.ref}/terug/")
    assert state(row) == MailState.QUARANTINE


def test_an_answer_without_a_melding_goes_to_the_sender_once(anna: Client) -> None:
    row = held(mail("Wanneer bent u open?", headers=SPAM))
    for _click in range(2):
        anna.post(f"/kantoor/mails/{row.ref}/antwoord/", {"text": "Morgen om negen uur."})
    assert state(row) == MailState.ANSWERED
    with municipality("kortrijk"):
        sent = Delivery.objects.filter(template="mailbox/mail/answer")
        assert [(one.recipient, one.context["said"]) for one in sent] == [
            ("gust@citizen.example", "Morgen om negen uur.")
        ]


@pytest.mark.parametrize("name", ["vacation of unix", "postfix bounce"])
def test_nobody_can_answer_a_robot(anna: Client, name: str) -> None:
    row = held(ASIDE[name][1])
    assert page(anna, f"/kantoor/mails/{row.ref}/").find("form", action=f"/kantoor/mails/{row.ref}/antwoord/") is None
    assert anna.post(f"/kantoor/mails/{row.ref}/antwoord/", {"text": "Dag"}).status_code == 422
    with municipality("kortrijk"):
        assert not Delivery.objects.filter(template="mailbox/mail/answer").exists()


@pytest.mark.parametrize(("headers", "kept"), [(SPAM, False), ("", True)])
def test_a_sender_that_may_be_a_machine_is_kept_informed_only_by_choice(anna: Client, headers: str, kept: bool) -> None:
    row = held(mail("Dag", subject="Over melding KOR-QQPD-7KQ", headers=headers))
    box = page(anna, f"/kantoor/mails/{row.ref}/").find("input", attrs={"type": "checkbox", "name": "answer"})
    assert box is not None
    assert box.has_attr("checked") is kept


def test_the_second_of_two_colleagues_is_told(anna: Client) -> None:
    row = held(mail(headers=SPAM))
    anna.post(f"/kantoor/mails/{row.ref}/weg/")
    answer = anna.post(f"/kantoor/mails/{row.ref}/weg/", follow=True)
    assert "Een collega was u voor" in answer.content.decode()


def test_attachments_never_run_here(anna: Client) -> None:
    row = held(
        multipart(
            TEXT, attached(PIXEL, "put.png", "image/png"), attached(b"<script>", "x.html", "text/html"), headers=SPAM
        )
    )
    picture = anna.get(f"/kantoor/mails/{row.ref}/bijlagen/1/")
    assert picture["Content-Type"] == "image/jpeg"
    other = anna.get(f"/kantoor/mails/{row.ref}/bijlagen/2/")
    assert other["Content-Type"] == "application/octet-stream"
    assert other["Content-Disposition"].startswith("attachment")
    assert "sandbox" in other["Content-Security-Policy"]
    assert anna.get(f"/kantoor/mails/{row.ref}/bijlagen/3/").status_code == 404
    assert b"diepe put" in anna.get(f"/kantoor/mails/{row.ref}/origineel/").content


def test_a_document_is_offered_with_the_melding(anna: Client) -> None:
    row = held(multipart(TEXT, attached(b"%PDF-1.7 plan", "plan.pdf", "application/pdf")))
    assert row.state == MailState.LANDED
    link = page(anna, f"/kantoor/meldingen/{row.number}/").find(
        "a", string=lambda text: bool(text and "plan.pdf" in text)
    )
    link = link or page(anna, f"/kantoor/meldingen/{row.number}/").select_one(".documents a")
    assert link is not None
    got: Any = anna.get(str(link["href"]))
    assert b"".join(got.streaming_content) == b"%PDF-1.7 plan"
    assert got["Content-Disposition"].startswith("attachment")


def test_the_beheerder_says_where_the_mailbox_is(client_for: ClientFor) -> None:
    bram = client_for("kortrijk", cast.BRAM)
    values = {
        "address": "meldpunt@kortrijk.example", "active": "on", "host": "imap.kortrijk.example", "port": "993", "security": "tls",
        "login": "meldpunt", "password": "geheim-geheim", "folder": "INBOX",
    }  # fmt: skip
    assert bram.post("/kantoor/postbussen/nieuw/", values).status_code == 302
    with municipality("kortrijk"):
        box = Mailbox.objects.get(host="imap.kortrijk.example")
        assert "geheim" not in box.sealed_password
        assert sealing.unseal(box.sealed_password) == "geheim-geheim"
    assert "geheim" not in page(bram, f"/kantoor/postbussen/{box.pk}/").decode()
    bram.post(f"/kantoor/postbussen/{box.pk}/", {**values, "password": "", "folder": "Post"})
    with municipality("kortrijk"):
        box.refresh_from_db()
        assert (box.folder, sealing.unseal(box.sealed_password)) == ("Post", "geheim-geheim")
    answer = bram.post(f"/kantoor/postbussen/{box.pk}/", {**values, "security": "none"})
    assert answer.status_code == 422
    assert "Kies TLS" in answer.content.decode()


def test_trying_a_mailbox_says_how_it_went(client_for: ClientFor) -> None:
    with municipality("kortrijk"):
        box = Mailbox.objects.create(
            municipality="kortrijk", address="x@k.example", host="127.0.0.1", port=1, security="none", started_at=now()
        )
    answer = client_for("kortrijk", cast.BRAM).post(f"/kantoor/postbussen/{box.pk}/proef/", follow=True)
    assert "Het werkt niet" in answer.content.decode()


@pytest.mark.parametrize("member", [cast.RITA, cast.BRAM])
def test_whoever_has_no_business_there_finds_nothing(client_for: ClientFor, member: cast.Member) -> None:
    row = held(mail(headers=SPAM))
    client = client_for("kortrijk", member)
    assert client.get("/kantoor/mails/").status_code == 404
    assert client.get(f"/kantoor/mails/{row.ref}/origineel/").status_code == 404
    assert client.post(f"/kantoor/mails/{row.ref}/weg/").status_code == 404


def test_a_neighbour_finds_nothing(client_for: ClientFor) -> None:
    row = held(mail(headers=SPAM))
    for client, root in (
        (client_for("menen", cast.CHAIMA), "/kantoor/mails"),
        (client_for("regio", cast.DIRK), "/meldpunt/mails"),
    ):
        assert client.get(f"{root}/{row.ref}/").status_code == 404
        assert client.get(f"{root}/{uuid.uuid4()}/").status_code == 404
        assert "Misschien spam" not in client.get(f"{root}/").content.decode()


def test_the_desk_chooses_the_municipality(client_for: ClientFor) -> None:
    from foundation.tenancy import region

    with region("coordinator"):
        Mailbox.objects.create(
            municipality="public", address="meldpunt@regio.example", started_at=now(), uid_validity=1
        )
    with region("desk"):
        collecting.deliver(Mailbox.objects.get(), mail("Er ligt een boom."), at=now())
        handling.handle_all(Mailbox.objects.get())
        row = IncomingMail.objects.get()
        assert row.reason == "no-municipality"
    dirk = client_for("regio", cast.DIRK)
    values = {"municipality": "menen", "category": "iets-anders", "kind": "melding", "place": "", "text": "Een boom"}
    assert "Menen" in page(dirk, f"/meldpunt/mails/{row.ref}/").text
    dirk.post(f"/meldpunt/mails/{row.ref}/melding/", values)
    with municipality("menen"):
        melding = Melding.objects.latest("pk")
        assert (melding.received_by, melding.description) == ("menen", "Een boom")
    assert client_for("regio", cast.COOR).get("/meldpunt/postbussen/").status_code == 200
