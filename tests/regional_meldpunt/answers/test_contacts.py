"""The contact book: which way somebody can be answered, and who looked."""

import uuid

import pytest
from django.db import connection
from django.utils.timezone import now

from regional_meldpunt.contacts import actions, queries
from regional_meldpunt.contacts.models import Contact, is_mobile
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.wall("kortrijk")


@pytest.mark.parametrize(
    ("contact", "way"),
    [
        (Contact(email="a@b.be", phone="0470123456"), "mail"),
        (Contact(email="a@b.be", phone="0470 12 34 56", answer_channel="sms"), "sms"),
        (Contact(phone="+32 470 12 34 56"), "sms"),
        (Contact(phone="056 12 34 56"), "callback"),
        (Contact(email="a@b.be", phone="056 12 34 56", answer_channel="sms"), "mail"),
        (Contact(name="Gust", street="Markt 1", city="Kortrijk"), "letter"),
        (Contact(email="a@b.be", answer_channel="none"), "none"),
        (Contact(), "none"),
    ],
)
def test_the_chosen_way_is_taken_when_it_can_work(contact: Contact, way: str) -> None:
    assert contact.way == way


@pytest.mark.parametrize(
    ("number", "mobile"),
    [
        ("0470/12.34.56", True),
        ("0032470123456", True),
        ("+33612345678", True),
        ("056123456", False),
        ("1722", False),
        ("", False),
    ],
)
def test_a_mobile_number_is_known_by_its_form(number: str, mobile: bool) -> None:
    assert is_mobile(number) is mobile


def test_reading_a_contact_is_written_down() -> None:
    melding = talking.reported()
    assert melding.contact_ref
    found = actions.reveal(melding.contact_ref, by=making.ANNA, number=melding.number, reason="terugbellen")
    assert found is not None
    with connection.cursor() as cursor:
        cursor.execute("SELECT by_name, facts->>'melding' FROM audit_auditentry WHERE verb = 'contacts.read'")
        assert cursor.fetchone() == ("Anna Declercq", melding.number)


def test_a_link_opens_for_half_an_hour_and_only_its_hash_is_kept() -> None:
    link = actions.ask_link("Gust@Citizen.test", language="nl", at=now())
    secret = actions.draw_link(link, at=now())
    assert secret not in str(link.__dict__)
    found = queries.link(secret, now())
    assert found is not None
    assert found.email == "gust@citizen.test"
    assert queries.link(secret, now() + actions.LINK_LIVES) is None
    assert queries.link("", now()) is None
    assert queries.link(str(uuid.uuid4()), now()) is None
