"""Reporting without a script: four pages, one melding."""

import pytest

from foundation.tenancy import municipality
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.intake import filling
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


def test_it_ends_with_a_number_and_a_secret_link(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    number, link = filling.report(visitor)
    assert number in visitor.get(f"/meldingen/{number}/").content.decode()
    page = visitor.get(link).content.decode()
    assert "Een diepe put naast de bushalte." in page
    assert "Een diepe put" not in visitor.get(f"/meldingen/{number}/").content.decode()


def test_the_first_page_finds_a_category_by_a_word(kortrijk: Place) -> None:
    page = kortrijk.client().get("/melden/?q=lantaarn").content.decode()
    assert "Straatlamp brandt niet" in page
    assert "Volle of kapotte vuilnisbak" not in page


def test_the_citizen_confirms_the_municipality_before_going_on(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    page = visitor.get("/melden/waar/?soort=put-in-de-weg")
    answer = visitor.post("/melden/waar/", filling.fields(page.content, address="Markt 1, 8530 Harelbeke"))
    assert answer.status_code == 200
    assert "Harelbeke" in answer.content.decode()
    with municipality("kortrijk"):
        assert not Draft.objects.exists()


def test_another_address_than_the_confirmed_one_is_asked_again(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    page = visitor.get("/melden/waar/?soort=put-in-de-weg")
    first = visitor.post("/melden/waar/", filling.fields(page.content, address="Grote Markt 1, 8500 Kortrijk"))
    changed = filling.fields(first.content, address="Markt 1, 8530 Harelbeke")
    answer = visitor.post("/melden/waar/", changed)
    assert answer.status_code == 200
    assert 'value="harelbeke" selected' in answer.content.decode()


def test_the_citizen_may_correct_the_municipality(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    page = visitor.get("/melden/waar/?soort=put-in-de-weg")
    first = visitor.post("/melden/waar/", filling.fields(page.content, address="Aan de kerk"))
    answer = visitor.post("/melden/waar/", filling.fields(first.content, choice="menen"))
    assert answer.status_code == 302
    number, _link = _finish(visitor, answer["Location"])
    with municipality("menen"):
        assert queries.by_number(number) is not None


def test_a_wish_to_be_answered_is_kept_in_the_contact_book_only(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    number, _link = filling.report(visitor, email="gust@example.org", name="Gust Peeters", phone="056 12 34 56")
    with municipality("kortrijk"):
        melding = queries.by_number(number)
        assert melding is not None
        contact = Contact.objects.get(ref=melding.contact_ref)
        assert (contact.email, contact.name) == ("gust@example.org", "Gust Peeters")
        assert "Gust" not in str(vars(melding))
        assert "gust" not in str(Draft.objects.values_list("answers", flat=True)).lower()


def test_without_a_contact_nothing_is_kept(kortrijk: Place) -> None:
    number, _link = filling.report(kortrijk.client())
    with municipality("kortrijk"):
        melding = queries.by_number(number)
        assert melding is not None
        assert melding.contact_ref is None
        assert not Contact.objects.exists()


def test_photos_stay_with_the_draft_and_go_with_the_melding(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    address = filling.where(visitor)
    page = visitor.get(address)
    answer = visitor.post(address, filling.fields(page.content, description="Put", photos=filling.picture(), add="1"))
    assert answer.status_code == 302
    check = filling.details(visitor, address, description="Een put")
    assert visitor.get(check).content.decode().count("/fotos/") == 1
    page = visitor.get(filling.send(visitor, check)).content
    shown = visitor.get("/" + filling.link_on(page).split("/", 3)[3])
    assert shown.content.decode().count("/fotos/") >= 2  # the picture and the form for another


def test_danger_makes_it_acute_and_brings_it_to_the_regional_desk(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    address = filling.where(visitor)
    check = filling.details(visitor, address, description="Kind klem", danger="on")
    number = filling.number_on(visitor.get(filling.send(visitor, check)).content)
    with municipality("kortrijk"):
        melding = queries.by_number(number)
        assert melding is not None
        assert (melding.urgency, melding.responsible) == ("acute", "region")


def test_sending_twice_answers_with_the_same_number(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    check = filling.details(visitor, filling.where(visitor))
    form = filling.fields(visitor.get(check).content)
    first, second = visitor.post(check, form), visitor.post(check, form)
    assert first["Location"] == second["Location"]
    with municipality("kortrijk"):
        assert Melding.objects.count() == 1


def test_an_unknown_draft_is_not_found(kortrijk: Place) -> None:
    unknown = "/melden/5f0c2d8e-7a52-4c5d-9a0e-6f2a1f8f1c11"
    for step in ("waar", "wat", "versturen", "klaar"):
        assert kortrijk.client().get(f"{unknown}/{step}/").status_code == 404


def test_a_draft_of_one_municipality_is_unknown_to_another(kortrijk: Place, menen: Place) -> None:
    address = filling.where(kortrijk.client())
    assert menen.client().get(address).status_code == 404


def test_it_speaks_french_where_french_is_offered(spiere_helkijn: Place) -> None:
    visitor = spiere_helkijn.client()
    visitor.cookies["django_language"] = "fr"
    page = visitor.get("/melden/?q=lampadaire").content.decode()
    assert "Que voulez-vous signaler" in page
    assert "Lampadaire éteint" in page


def _finish(visitor: object, address: str) -> tuple[str, str]:
    page = visitor.get(filling.send(visitor, filling.details(visitor, address))).content  # type: ignore[attr-defined]
    return filling.number_on(page), filling.link_on(page)
