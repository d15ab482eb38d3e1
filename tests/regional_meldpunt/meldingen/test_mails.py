"""Mails to the reporter."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.utils.timezone import now

from foundation.notifications.models import Delivery
from foundation.notifications.rendering import render
from foundation.notifications.senders import sender_of
from foundation.tenancy import municipality
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.contacts import moving
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import actions, mails, queries, secret_links
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


def with_contact(language: str = "nl", **changes: Any) -> Melding:
    ref = uuid.uuid4()
    contacts.remember(ref=ref, at=now(), name="Gust", email="gust@example.org", language=language)
    return making.receive(contact_ref=ref, language=language, **changes)


def written(melding: Melding, template: str = "received") -> dict[str, Any]:
    """What the worker would hand to the post."""
    mails.write(number=melding.number, municipality_name=melding.municipality, template=template)
    row = Delivery.objects.latest("pk")
    return {"to": row.recipient, "template": row.template, "context": row.context, "language": row.language}


def rendered(mail: dict[str, Any]) -> Any:
    sender = sender_of("kortrijk")
    return render(mail["template"], mail["context"], schema="kortrijk", sender=sender, language=mail["language"])


def test_it_goes_to_the_contact_and_carries_no_secret_into_any_table() -> None:
    melding = with_contact()
    mail = written(melding)
    assert mail["to"] == "gust@example.org"
    assert secret_links.token(melding.key) not in str(mail)


@pytest.mark.parametrize("template", mails.TEMPLATES)
@pytest.mark.parametrize(("language", "word"), [("nl", "Nummer"), ("fr", "Numéro")])
def test_it_reads_well_in_the_language_of_the_reader(template: str, language: str, word: str) -> None:
    melding = with_contact(language)
    if template != "received":
        actions.transition(melding, to="done", by=making.ANNA, at=now(), text="Hersteld & <netjes>")
    mail = rendered(written(melding, template))
    assert melding.number in mail.subject
    assert word in mail.text
    assert secret_links.token(melding.key) in mail.text
    assert secret_links.token(melding.key) in mail.html
    assert "<netjes>" not in mail.html


def test_nobody_is_written_to_without_a_contact() -> None:
    before = Delivery.objects.count()
    melding = making.receive()
    mails.write(number=melding.number, municipality_name="kortrijk", template="received")
    assert Delivery.objects.count() == before


def test_the_same_news_is_written_once() -> None:
    melding = with_contact()
    written(melding)
    before = Delivery.objects.count()
    mails.write(number=melding.number, municipality_name="kortrijk", template="received")
    assert Delivery.objects.count() == before


def test_the_contact_follows_the_melding_and_is_forgotten_where_it_was() -> None:
    melding = with_contact(municipality="menen")
    assert melding.contact_ref
    for _turn in range(2):
        moving.follow(ref=str(melding.contact_ref), origin="kortrijk", target="menen")
    assert not Contact.objects.exists()
    with municipality("menen"):
        assert Contact.objects.get(ref=melding.contact_ref).email == "gust@example.org"
        found = queries.by_number(melding.number)
        assert found is not None
        assert written(found)["to"] == "gust@example.org"


def test_reading_a_contact_is_written_down() -> None:
    melding = with_contact()
    assert melding.contact_ref
    found = contacts.reveal(melding.contact_ref, by=making.ANNA, number=melding.number, reason="terugbellen")
    assert found is not None
    with connection.cursor() as cursor:
        cursor.execute("SELECT by_name, facts->>'melding' FROM audit_auditentry WHERE verb = 'contacts.read'")
        assert cursor.fetchone() == ("Anna Declercq", melding.number)
