"""Somebody at the counter asks how far it is: found by name, telephone, address, or name and address."""

import time
import uuid

import pytest
from django.db import connection
from django.utils.timezone import now

from foundation.audit.models import AuditEntry
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.contacts import queries as book
from regional_meldpunt.meldingen.models import Melding
from tests import cast
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")
ADDRESS = "/kantoor/opzoeken/"
MANY = """
INSERT INTO contacts_contact (ref, name, email, phone, street, postal_code, city, answer_channel, language, created_at)
SELECT gen_random_uuid(), 'Persoon' || n % 997 || ' Naam' || n, '', '', 'Straat' || n % 2999, '8500', 'Kortrijk', '', 'nl',
       now() - n * interval '1 second'
  FROM generate_series(1, 100000) AS n
"""


def reported(name: str, **contact: str) -> Melding:
    ref = uuid.uuid4()
    contacts.remember(ref=ref, at=now(), name=name, **contact)
    return making.receive(contact_ref=ref)


@pytest.fixture
def report(kortrijk: Place) -> Melding:
    with kortrijk.wall():
        reported("Marie Callens", street="Veemarkt 3", city="Kortrijk")
        return reported("Gérard Vercruysse", phone="0470 12 34 56", street="Zwevegemsestraat 9", city="Kortrijk")


@pytest.mark.parametrize(
    ("who", "where"),
    [
        ("vercruysse", ""),
        ("gerard ver", ""),
        ("VERCRUYSSE Gérard", ""),
        ("+32 470 12 34 56", ""),
        ("", "zwevegemsestr"),
        ("vercr", "zwevegem"),
        ("vercruysse", "grote markt"),
    ],
)
def test_found_with_how_far_it_is(kortrijk: Place, report: Melding, who: str, where: str) -> None:
    page = kortrijk.client(cast.ANNA).post(ADDRESS, {"wie": who, "waar": where}).content.decode()
    assert report.number in page and "Gérard Vercruysse" in page and "We kregen uw melding" in page
    assert "Marie Callens" not in page
    with kortrijk.wall():
        seen = list(AuditEntry.objects.filter(verb="contacts.read").values_list("facts__melding", flat=True))
        assert seen == [report.number]
        assert AuditEntry.objects.filter(verb="contacts.searched").count() == 1


def test_a_place_alone_shows_no_names(kortrijk: Place, report: Melding) -> None:
    page = kortrijk.client(cast.ANNA).post(ADDRESS, {"waar": "Grote Markt"}).content.decode()
    assert report.number in page and "Vercruysse" not in page


@pytest.mark.parametrize(
    ("who", "where"), [("vercruysse", "veemarkt"), ("niemand", ""), ("' OR 1=1 --", ""), ("&|!", "x")]
)
def test_not_found(kortrijk: Place, report: Melding, who: str, where: str) -> None:
    page = kortrijk.client(cast.ANNA).post(ADDRESS, {"wie": who, "waar": where}).content.decode()
    assert report.number not in page


def test_a_number_tells_what_everybody_may_know(kortrijk: Place, report: Melding) -> None:
    page = kortrijk.client(cast.ANNA).post(ADDRESS, {"wie": report.number.lower()}).content.decode()
    assert "We kregen uw melding" in page and "Vercruysse" not in page


def test_a_neighbour_and_who_may_not_find_nothing(kortrijk: Place, menen: Place, report: Melding) -> None:
    assert report.number not in menen.client(cast.CHAIMA).post(ADDRESS, {"wie": "vercruysse"}).content.decode()
    assert kortrijk.client(cast.RITA).get(ADDRESS).status_code == 404
    assert kortrijk.client(cast.ANNA).post(ADDRESS, {"wie": "v"}).status_code == 422


def test_it_stays_quick_in_a_large_book(kortrijk: Place) -> None:
    """100,000 people, as the role of the municipality: the index answers, well under 50 ms."""
    with kortrijk.wall():
        with connection.cursor() as cursor:
            cursor.execute(MANY)
            cursor.execute("ANALYZE contacts_contact")
        assert "contact_by_words" in book.of_words("naam54321").explain()
        for typed in ("naam54321", "persoon12 naam5", "straat2718 naam8", "vercruysse"):
            assert min(_seconds(typed) for _time in range(3)) < 0.05, typed


def _seconds(typed: str) -> float:
    began = time.perf_counter()
    book.by_words(typed, 200)
    return time.perf_counter() - began
