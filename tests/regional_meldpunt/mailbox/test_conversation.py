"""A conversation by mail over real SMTP and real IMAP: ten turns with attachments land in one melding."""

from __future__ import annotations

import uuid
from email import policy
from typing import Any

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.answers import actions as answers
from regional_meldpunt.answers import recipients
from regional_meldpunt.answers.models import Message
from regional_meldpunt.mailbox import process, queries
from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.mailbox.citizen import PROGRAMS, Writer
from tests.regional_meldpunt.mailbox.conftest import open_mailbox
from tests.regional_meldpunt.mailbox.servers import Post
from tests.regional_meldpunt.meldingen import making

TURNS = 10


@pytest.fixture
def box(post: Post, committed: None, settings: Any) -> Mailbox:
    """A mailbox of Kortrijk that both servers know, and our own mail over real SMTP."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", post.smtp_port
    with municipality("kortrijk"):
        return open_mailbox(post)


def town_answers(melding: Melding, text: str) -> None:
    """A case worker asks something; ten seconds later it leaves over SMTP."""
    melding.refresh_from_db()
    people = recipients.of(melding)
    answers.answer(melding, template="reply", said=text, people=people, key=uuid.uuid4(), by=making.ANNA, at=now())
    talking.sent(melding)


def test_ten_turns_with_attachments_land_in_one_melding(post: Post, box: Mailbox) -> None:
    gust = Writer(post, f"gust{box.pk}", box.address)
    gust.begins("Straatlamp stuk", "De straatlamp in de Doorniksestraat 12 brandt niet meer. Beurt 1.")
    process.visit("kortrijk", box.pk)
    with municipality("kortrijk"):
        before = Melding.objects.count()
        melding = Melding.objects.get(number=IncomingMail.objects.get().number)
        talking.told(melding, "received")
        talking.sent(melding)
        for turn in range(2, TURNS + 1):
            town_answers(melding, f"Vraag {turn}: is het daar donker?")
            assert f"Vraag {turn}" in str(gust.latest())
            gust.is_away()
            gust.answers(f"Ja, heel donker. Beurt {turn}.", program=PROGRAMS[turn % len(PROGRAMS)])
            process.visit("kortrijk", box.pk)
        assert Melding.objects.count() == before
        came = Message.objects.filter(melding=melding, direction="in").order_by("pk")
        assert [row.text for row in came] == [f"Ja, heel donker. Beurt {turn}." for turn in range(2, TURNS + 1)]
        assert {row.visibility for row in came} == {"reporter"}
        assert all(row.signaal for row in came)
        assert "Beurt 1." in melding.description
        kinds = list(melding.attachments.order_by("pk").values_list("file__content_type", flat=True))
        assert (len(kinds), kinds.count("image/jpeg") + kinds.count("application/pdf")) == (TURNS, TURNS)
        states = list(IncomingMail.objects.order_by("pk").values_list("state", flat=True))
        assert states.count(MailState.LANDED) == TURNS
        assert states.count(MailState.ASIDE) == TURNS - 1
        assert len(states) == 2 * TURNS - 1


def test_our_mails_carry_the_way_back_and_the_signs_of_a_machine(post: Post, box: Mailbox) -> None:
    gust = Writer(post, f"gust{box.pk}", box.address)
    gust.begins("Put", "Een put in de weg.")
    process.visit("kortrijk", box.pk)
    with municipality("kortrijk"):
        melding = Melding.objects.get(number=IncomingMail.objects.get().number)
        talking.told(melding, "received")
        talking.sent(melding)
        assert queries.address_of("kortrijk") == box.address
    got = gust.latest()
    local, _, domain = str(got["Reply-To"]).partition("@")
    assert local.startswith(box.address.partition("@")[0] + "+")
    assert domain == "kortrijk.example"
    assert got["Auto-Submitted"] == "auto-generated"


def test_a_mail_that_goes_round_in_a_circle_stops_at_once(post: Post, box: Mailbox) -> None:
    """The citizen's mailbox forwards everything back to us."""
    gust = Writer(post, f"gust{box.pk}", box.address)
    gust.begins("Put", "Een put in de weg.")
    process.visit("kortrijk", box.pk)
    with municipality("kortrijk"):
        melding = Melding.objects.get(number=IncomingMail.objects.get().number)
        talking.told(melding, "received")
        talking.sent(melding)
        post.send(gust.latest().as_bytes(policy=policy.SMTP), to=box.address, sender=gust.address)
        process.visit("kortrijk", box.pk)
        row = IncomingMail.objects.latest("pk")
        assert (row.state, row.reason) == (MailState.ASIDE, "loop")
        assert not Message.objects.filter(melding=melding, direction="in").exists()
