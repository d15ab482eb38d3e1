"""What becomes of a mail: a melding, part of one, or a place in quarantine. Each exactly once."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.utils.timezone import now

from foundation.tenancy import behind, municipality, region
from regional_meldpunt.answers.models import Message
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.mailbox import collecting, handling, landing, queries, reply_tokens
from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding, Signaal
from regional_meldpunt.taak import actions as tasks
from regional_meldpunt.taak.actions import Work
from tests.regional_meldpunt.mailbox import post as letters
from tests.regional_meldpunt.mailbox.post import PIXEL, TEXT, attached, mail, multipart
from tests.regional_meldpunt.mailbox.robots import ASIDE, QUARANTINE
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


@pytest.fixture
def box(db: None) -> Mailbox:
    """A mailbox that is filled by hand."""
    return Mailbox.objects.create(
        municipality="kortrijk",
        address=letters.MAILBOX,
        started_at=now(),
        uid_validity=1,
        colleagues="@kortrijk.example",
    )


def take(box: Mailbox, raw: bytes) -> IncomingMail:
    """It comes in and is handled."""
    collecting.deliver(box, raw, at=now())
    handling.handle_all(box)
    return IncomingMail.objects.order_by("-pk")[0]


def reported(email: str = "gust@citizen.example", **changes: Any) -> Melding:
    ref = uuid.uuid4()
    Contact.objects.create(ref=ref, name="Gust", email=email, created_at=now())
    return making.receive(contact_ref=ref, **changes)


def token_of(melding: Melding) -> str:
    return reply_tokens.make(melding.number, Signaal.objects.get(melding=melding).pk)


def answer_to(melding: Melding, *, text: str = "Het is aan nummer 12.", **fields: Any) -> bytes:
    fields.setdefault("ident", f"<{uuid.uuid4()}@citizen.example>")
    return mail(text, to=reply_tokens.reply_address(token_of(melding), letters.MAILBOX), **fields)


def test_a_first_mail_becomes_a_melding(box: Mailbox) -> None:
    text = "Beste,\n\nIn de Doorniksestraat 12 in Kortrijk is de straatlamp stuk.\n\n-- \nGust Vercruysse\nMenenstraat 3, 8930 Menen"
    row = take(box, mail(text, subject="Straatlamp stuk"))
    assert row.state == MailState.LANDED
    assert row.made_melding
    melding = meldingen.by_number(row.number)
    assert melding is not None
    assert (melding.channel, melding.municipality, melding.kind) == ("mail", "kortrijk", "melding")
    assert (
        "straatlamp" in melding.category.synonyms_nl + melding.category.name_nl.lower()
        or "lamp" in melding.category.slug
    )
    assert "Doorniksestraat 12" in melding.place_text
    assert "Vercruysse" not in melding.description
    assert melding.contact_ref
    assert Contact.objects.get(ref=melding.contact_ref).email == "gust@citizen.example"


def test_trying_again_makes_nothing_twice(box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine dies after the melding was made, before the mail was marked."""
    before = Melding.objects.count()
    with monkeypatch.context() as patched:
        patched.setattr(handling, "landed", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("killed")))
        take(box, multipart(TEXT, attached(PIXEL, "put.png", "image/png")))
    row = IncomingMail.objects.get()
    assert row.state == MailState.STORED
    handling.handle_all(box)
    row.refresh_from_db()
    assert row.state == MailState.LANDED
    assert Melding.objects.count() == before + 1
    assert Melding.objects.get(number=row.number).attachments.count() == 1


def test_a_mail_that_breaks_its_reader_is_held_after_three_times(box: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landing, "begin", lambda *a, **k: 1 / 0)
    collecting.deliver(box, mail(), at=now())
    for _round in range(4):
        handling.handle_all(box)
    row = IncomingMail.objects.get()
    assert (row.state, row.reason, row.attempts) == (MailState.QUARANTINE, "failed", 3)
    assert "ZeroDivisionError" in row.detail


@pytest.mark.parametrize("name", ASIDE)
def test_a_robot_opens_nothing(box: Mailbox, name: str) -> None:
    before = Melding.objects.count(), Message.objects.count()
    row = take(box, ASIDE[name][1])
    if name == "our host in the id":  # another installation: a person looks
        assert row.state == MailState.QUARANTINE
    else:
        assert (row.state, row.reason) == (MailState.ASIDE, ASIDE[name][0])
    assert (Melding.objects.count(), Message.objects.count()) == before


@pytest.mark.parametrize("name", QUARANTINE)
def test_doubt_opens_nothing(box: Mailbox, name: str) -> None:
    before = Melding.objects.count()
    row = take(box, QUARANTINE[name][1])
    assert (row.state, row.reason) == (MailState.QUARANTINE, QUARANTINE[name][0])
    assert Melding.objects.count() == before


def test_an_answer_with_a_token_lands_in_the_melding(box: Mailbox) -> None:
    melding = reported()
    row = take(
        box,
        answer_to(
            melding, text="Het is aan nummer 12.\n\nOp ma 3 mrt 2025 om 10:12 schreef Stad <m@k.example>:\n> Waar?"
        ),
    )
    assert (row.state, row.number, row.made_melding) == (MailState.LANDED, melding.number, False)
    message = Message.objects.get(melding=melding, direction="in")
    assert message.text == "Het is aan nummer 12."
    assert message.visibility == "reporter"
    assert message.signaal == Signaal.objects.get(melding=melding).key


def test_by_references_alone_when_the_plus_was_cut_off(box: Mailbox) -> None:
    melding = reported()
    reference = reply_tokens.message_id(token_of(melding), "kortrijk.m7", "kortrijk.localhost")
    row = take(box, mail("Nog iets", ident="<9@x>", headers=f"In-Reply-To: {reference}"))
    assert row.number == melding.number


def test_by_the_tail_of_the_subject(box: Mailbox) -> None:
    melding = reported()
    row = take(
        box, mail("Nog iets", ident="<9@x>", subject=f"Re: Uw melding {reply_tokens.subject_tail(token_of(melding))}")
    )
    assert row.number == melding.number


def test_a_reporter_may_name_the_number(box: Mailbox) -> None:
    melding = reported()
    row = take(box, mail(f"Over {melding.number}: het is erger", sender="GUST@citizen.example", ident="<9@x>"))
    assert (row.state, row.number) == (MailState.LANDED, melding.number)


def test_a_stranger_who_names_a_number_does_not_land_in_that_file(box: Mailbox) -> None:
    melding = reported()
    row = take(
        box,
        mail("Wat is hiermee?", subject=f"Melding {melding.number}", sender="nosy@elsewhere.example", ident="<9@x>"),
    )
    assert (row.state, row.reason, row.number) == (MailState.QUARANTINE, "stranger", melding.number)
    assert not Message.objects.filter(melding=melding, direction="in").exists()


def test_nor_with_a_reference_that_anybody_can_make_up(box: Mailbox) -> None:
    melding = reported()
    row = take(
        box,
        mail(
            "Hallo",
            sender="nosy@elsewhere.example",
            ident="<9@x>",
            headers=f"References: <{melding.number}@kortrijk.localhost>",
        ),
    )
    assert (row.state, row.reason) == (MailState.QUARANTINE, "stranger")


def test_somebody_else_with_the_token_is_read_by_staff_only(box: Mailbox) -> None:
    """The reporter passed our mail on, and a neighbour answers."""
    melding = reported()
    row = take(box, answer_to(melding, sender="Els Buur <els@citizen.example>"))
    assert row.state == MailState.LANDED
    message = Message.objects.get(melding=melding, direction="in")
    assert (message.visibility, message.counterpart, message.signaal) == ("internal", "Els Buur", None)
    assert all(line.visibility == "internal" for line in meldingen.history(melding) if "nummer 12" in line.text)


def test_an_outside_party_answers_for_staff(box: Mailbox) -> None:
    """The token of a task: the contractor says something, and the reporter does not read it."""
    melding = reported()
    token = reply_tokens.make(melding.number, 4711, reply_tokens.Side.TASK)
    to = reply_tokens.reply_address(token, letters.MAILBOX)
    row = take(box, mail("Wij komen maandag.", to=to, sender="Aannemer <werf@works.example>", ident="<9@x>"))
    assert (row.state, row.number) == (MailState.LANDED, melding.number)
    message = Message.objects.get(melding=melding, direction="in")
    assert (message.visibility, message.counterpart) == ("internal", "Aannemer")


def test_one_word_of_a_party_ends_its_task_and_a_copy_says_nothing_more(box: Mailbox) -> None:
    melding = reported()
    work = Work(receiver="party", slug="aannemer", name="Aannemer", what="Put vullen")
    taak = tasks.give(melding, work, key=uuid.uuid4(), by=making.ANNA, at=now())
    to = reply_tokens.reply_address(reply_tokens.make(melding.number, taak.pk, reply_tokens.Side.TASK), letters.MAILBOX)
    said = "Gedaan: gevuld met asfalt\n\n> Gelieve dit te doen.\n> Aanvaard, gedaan of geweigerd"
    for ident in ("<een@x>", "<twee@x>"):
        take(box, mail(said, to=to, sender="Jo <werf@works.example>", ident=ident))
        taak.refresh_from_db()
    assert (taak.state, taak.outcome) == ("done", "gevuld met asfalt")
    assert taak.judge_since is not None, "the second mail, about work that is over, is for a person"
    assert [line.verb for line in meldingen.history(melding)].count("taak_done") == 1


def test_a_forged_token_is_no_token(box: Mailbox) -> None:
    melding = reported()
    forged = token_of(melding)[:-16] + "a" * 16
    row = take(
        box, mail("Hallo", to=f"meldpunt+{forged}@kortrijk.example", sender="nosy@elsewhere.example", ident="<9@x>")
    )
    assert row.number != melding.number


def test_an_unknown_number_waits_for_a_person(box: Mailbox) -> None:
    from regional_meldpunt.meldingen import melding_number

    row = take(box, mail(f"Over {melding_number.new('kortrijk')}", ident="<9@x>"))
    assert (row.state, row.reason) == (MailState.QUARANTINE, "unknown-number")


def test_an_answer_to_a_finished_melding_waits_for_a_person(box: Mailbox) -> None:
    melding = reported()
    actions.transition(melding, to="done", by=making.ANNA, at=now())
    row = take(box, answer_to(melding))
    assert (row.state, row.reason, row.number) == (MailState.QUARANTINE, "finished", melding.number)


def test_an_answer_follows_the_melding_to_another_municipality(box: Mailbox) -> None:
    melding = reported()
    address = answer_to(melding)
    actions.hand_over(
        melding, to="menen", decision=making.OWN_TEAM, by=making.ANNA, reason="grens", at=now(), with_contact=True
    )
    row = take(box, address)
    assert (row.state, row.number) == (MailState.LANDED, melding.number)
    with municipality("menen"):
        assert Message.objects.get(melding__number=melding.number, direction="in").text == "Het is aan nummer 12."


def test_a_forward_of_a_colleague_is_of_the_citizen(box: Mailbox) -> None:
    text = "Graag opvolgen\n\nVan: Els <els@citizen.example>\nVerzonden: maandag 3 maart 2025\nAan: info\nOnderwerp: Put\n\nEr is een put in de weg."
    row = take(box, mail(text, subject="WG: Put", sender="Balie <balie@kortrijk.example>"))
    melding = Melding.objects.get(number=row.number)
    assert Contact.objects.get(ref=melding.contact_ref).email == "els@citizen.example"
    assert "Graag opvolgen" not in melding.description
    assert "put in de weg" in melding.description


def test_a_forward_of_a_colleague_without_an_address_waits(box: Mailbox) -> None:
    text = "Van: Els Peeters\nVerzonden: maandag 3 maart 2025\nAan: info\nOnderwerp: Put\n\nEr is een put."
    row = take(box, mail(text, subject="WG: Put", sender="balie@kortrijk.example"))
    assert (row.state, row.reason) == (MailState.QUARANTINE, "forward")


def test_a_forward_of_a_citizen_is_of_that_citizen(box: Mailbox) -> None:
    text = "Zie hieronder\n\nVan: Els <els@citizen.example>\nVerzonden: maandag 3 maart 2025\nAan: Gust\nOnderwerp: Put\n\nEr is een put."
    row = take(box, mail(text, subject="FW: Put"))
    melding = Melding.objects.get(number=row.number)
    assert Contact.objects.get(ref=melding.contact_ref).email == "gust@citizen.example"


def test_pictures_and_documents_come_along_and_programs_do_not(box: Mailbox) -> None:
    row = take(
        box,
        multipart(
            TEXT, attached(PIXEL, "put.png", "image/png"), attached(b"%PDF-1.7 plan", "plan.pdf", "application/pdf"),
            attached(b"MZ", "foto.exe", "application/octet-stream"), attached(b"geen foto", "stuk.jpg", "image/jpeg"),
        ),
    )  # fmt: skip
    melding = Melding.objects.get(number=row.number)
    kinds = [photo.file.content_type for photo in melding.attachments.all()]
    assert kinds == ["image/jpeg", "application/pdf"]
    notes = [line.text for line in meldingen.history(melding) if "foto.exe" in line.text]
    assert notes
    assert "stuk.jpg" in notes[0]


def test_a_bounce_is_told_to_the_message_that_bounced(box: Mailbox) -> None:
    melding = reported()
    token = token_of(melding)
    ident = reply_tokens.message_id(token, "kortrijk.m7", "kortrijk.localhost").strip("<>")
    sent = Message.objects.create(
        melding=melding, municipality="kortrijk", received_by="kortrijk", key="x", channel="mail", direction="out", state="sent",
        message_id=ident, by=making.ANNA, at=now(),
    )  # fmt: skip
    status = "Content-Type: message/delivery-status\n\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 No such user"
    copy = f"Content-Type: text/rfc822-headers\n\nMessage-ID: <{ident}>"
    row = take(
        box,
        multipart(
            TEXT, status, copy, kind="report", more="; report-type=delivery-status", sender="MAILER-DAEMON@x.example"
        ),
    )
    sent.refresh_from_db()
    assert row.reason == "bounce"
    assert (sent.state, sent.reason) == ("bounced", "550 No such user")


@pytest.mark.wall(region="desk")
def test_the_mailbox_of_the_region(db: None) -> None:
    with region("coordinator"):
        Mailbox.objects.create(
            municipality="public", address="meldpunt@regio.example", started_at=now(), uid_validity=1
        )
    box = Mailbox.objects.get()
    row = take(box, mail("In de Bruggestraat in Harelbeke ligt een boom.", ident="<1@x>"))
    assert row.state == MailState.LANDED
    with municipality("harelbeke"):
        melding = meldingen.by_number(row.number)
        assert melding is not None
        assert melding.received_by == "harelbeke"
    row = take(box, mail("Er ligt een boom.", ident="<2@x>"))
    assert (row.state, row.reason) == (MailState.QUARANTINE, "no-municipality")


def test_the_neighbours_read_none_of_it(box: Mailbox) -> None:
    take(box, QUARANTINE["spam flag"][1])
    for wall in ("menen", "public"):
        with behind(queries.wall_of(wall)):
            assert queries.waiting() == 0
            assert queries.mailboxes() == []
