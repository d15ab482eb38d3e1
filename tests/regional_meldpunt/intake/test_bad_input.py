"""Whatever is typed or sent: a clear error, or kept exactly as it was."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from foundation.tenancy import municipality
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.meldingen import queries
from tests.regional_meldpunt.intake import filling
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")

FAITHFUL = {
    "emoji": "Put 🕳️ naast de 🚲, mét ijs ❄️",
    "right_to_left": "حفرة في الطريق \u202e omgekeerd",
    "sql": "'; DROP TABLE meldingen_melding; --",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "template": "{{ settings.SECRET_KEY }} {% debug %}",
    "percent": "%s %(name)s 100 %",
    "lines": "regel één\r\n\r\nregel twee",
    "backslash": "C:\\temp\\u0000 \\x00",
}


@pytest.fixture
def visitor(kortrijk: Place) -> Client:
    return kortrijk.client()


@pytest.mark.parametrize("text", FAITHFUL.values(), ids=FAITHFUL.keys())
def test_a_description_is_kept_as_it_was_and_shown_harmless(visitor: Client, text: str) -> None:
    check = filling.details(visitor, filling.where(visitor), description=text)
    page = visitor.get(filling.send(visitor, check)).content
    number, link = filling.number_on(page), "/" + filling.link_on(page).split("/", 3)[3]
    with municipality("kortrijk"):
        melding = queries.by_number(number)
        assert melding is not None
        assert melding.description.replace("\r\n", "\n") == text.replace("\r\n", "\n").strip()
    shown = visitor.get(link).content.decode()
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown


@pytest.mark.parametrize("text", FAITHFUL.values(), ids=FAITHFUL.keys())
def test_an_address_is_kept_as_it_was(visitor: Client, text: str) -> None:
    filling.where(visitor, address=f"8500 Kortrijk {text}")
    with municipality("kortrijk"):
        kept = Draft.objects.get().answers["address"]
    assert kept.split() == f"8500 Kortrijk {text}".split()


@pytest.mark.parametrize("field", ["address", "category", "lat", "choice", "confirmed"])
@pytest.mark.parametrize("value", ["\x00", "x" * 100_000, "🚲", "<b>", "-1e999", "NaN"])
def test_the_question_of_the_place_survives_anything(visitor: Client, field: str, value: str) -> None:
    page = visitor.get("/melden/waar/?soort=put-in-de-weg")
    form = filling.fields(page.content, address=filling.ADDRESS)
    answer = visitor.post("/melden/waar/", {**form, field: value})
    assert answer.status_code in (200, 302)


@pytest.mark.parametrize(
    ("lat", "lon"), [("91", "3"), ("50", "200"), ("nan", "3"), ("inf", "3"), ("abc", "3"), ("1e400", "3")]
)
def test_an_impossible_pin_is_refused_and_the_address_stays(visitor: Client, lat: str, lon: str) -> None:
    page = visitor.get("/melden/waar/?soort=put-in-de-weg")
    typed = filling.fields(page.content, lat=lat, lon=lon, address="Doorniksewijk 5")
    answer = visitor.post("/melden/waar/", typed)
    assert answer.status_code == 200
    assert "een plek die niet bestaat" in answer.content.decode()
    assert "Doorniksewijk 5" in answer.content.decode()


def test_far_away_nothing_is_lost_and_danger_opens_the_way(visitor: Client) -> None:
    page = visitor.get("/melden/waar/?soort=boom-op-de-weg")
    answer = visitor.post("/melden/waar/", filling.fields(page.content, address="Korenmarkt 1, 9000 Gent"))
    text = answer.content.decode()
    assert "Gent" in text
    assert "tel:1700" in text
    again = visitor.post("/melden/waar/", filling.fields(answer.content))
    assert again.status_code == 200
    assert "Korenmarkt 1, 9000 Gent" in again.content.decode()
    sent = visitor.post("/melden/waar/", filling.fields(again.content, danger="on"))
    assert sent.status_code == 302
    with municipality("kortrijk"):
        assert Draft.objects.get().answers["metres_outside"] > 0


@pytest.mark.parametrize(
    ("text", "status"), [("\x00 put", 200), ("x" * 100_000, 200), ("", 200), ("   ", 200), ("x" * 10_000, 302)]
)
def test_a_description_that_cannot_be_kept_is_said_and_stays_on_the_page(
    visitor: Client, text: str, status: int
) -> None:
    address = filling.where(visitor)
    answer = visitor.post(address, filling.fields(visitor.get(address).content, description=text))
    assert answer.status_code == status
    if status == 200:
        assert 'id="form-errors"' in answer.content.decode()
        assert len(text.strip("\x00 ")) < 10 or text.strip("\x00 ")[:2000] in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "geen adres"),
        ("email", "a@b.be\r\nBcc: iedereen@example.org"),
        ("email", "x" * 300 + "@example.org"),
        ("phone", "bel mij"),
        ("phone", "\x00"),
        ("name", "\x00"),
        ("name", "x" * 100_000),
    ],
)
def test_a_contact_that_cannot_be_right_is_said(visitor: Client, field: str, value: str) -> None:
    check = filling.details(visitor, filling.where(visitor))
    answer = visitor.post(check, filling.fields(visitor.get(check).content, **{field: value}))
    assert answer.status_code == 200
    assert 'id="form-errors"' in answer.content.decode()


@pytest.mark.parametrize("name", [text for key, text in FAITHFUL.items() if key != "lines"])
def test_a_name_is_kept_as_it_was(visitor: Client, name: str) -> None:
    filling.report(visitor, name=name)
    with municipality("kortrijk"):
        assert Contact.objects.get().name == name


UPLOADS: dict[str, tuple[str, bytes, str]] = {
    "empty": ("foto.jpg", b"", "image/jpeg"),
    "text": ("foto.jpg", b"geen foto", "image/jpeg"),
    "svg": ("foto.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml"),
    "html": ("foto.jpg", b"<html><script>alert(1)</script>", "text/html"),
    "executable": ("foto.png", b"MZ" + b"\0" * 500, "image/png"),
    "half": ("foto.jpg", filling.picture(size=(300, 300)).getvalue()[:900], "image/jpeg"),
    "too_large": ("foto.jpg", b"\xff\xd8\xff" + b"\0" * (15 * 1024 * 1024 + 1), "image/jpeg"),
}


@pytest.mark.parametrize("upload", UPLOADS.values(), ids=UPLOADS.keys())
def test_a_bad_photo_is_said_and_the_words_stay(visitor: Client, upload: tuple[str, bytes, str]) -> None:
    address = filling.where(visitor)
    photo = SimpleUploadedFile(*upload)
    form = filling.fields(visitor.get(address).content, description="Een put", photos=photo)
    answer = visitor.post(address, form)
    assert answer.status_code == 200
    assert 'id="form-errors"' in answer.content.decode()
    assert "Een put" in answer.content.decode()


def test_a_photo_with_an_odd_name_is_taken(visitor: Client) -> None:
    address = filling.where(visitor)
    photo = SimpleUploadedFile("../../etc/pass\u202ewd<b>.jpg", filling.picture().getvalue())
    filling.details(visitor, address, description="Een put", photos=photo)
    with municipality("kortrijk"):
        assert len(Draft.objects.get().photos) == 1


def test_there_is_an_end_to_the_number_of_photos(visitor: Client) -> None:
    address = filling.where(visitor)
    photos = [filling.picture() for _turn in range(7)]
    answer = visitor.post(address, filling.fields(visitor.get(address).content, description="Put", photos=photos))
    assert answer.status_code == 200
    with municipality("kortrijk"):
        assert len(Draft.objects.get().photos) == 6


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "x" * 5000, "groep=%00", "concept=%00", "concept=" + "9" * 500, "q=🚲"]
)
def test_the_first_page_survives_anything(visitor: Client, query: str) -> None:
    assert visitor.get(f"/melden/?{query}").status_code == 200


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{}", b"a=%ff%fe&category=%00"])
def test_a_body_that_is_no_form_is_harmless(visitor: Client, body: bytes) -> None:
    for kind in ("application/json", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"):
        answer: Any = visitor.generic("POST", "/melden/waar/", body, content_type=kind)
        assert answer.status_code in (200, 302, 400)


def test_a_pixel_flood_is_refused_quickly(visitor: Client) -> None:
    address = filling.where(visitor)
    flood = io.BytesIO(filling.picture(size=(9000, 9000), colour="white", kind="PNG").getvalue())
    flood.name = "foto.png"  # type: ignore[misc]
    answer = visitor.post(address, filling.fields(visitor.get(address).content, description="Put", photos=flood))
    assert "te veel beeldpunten" in answer.content.decode()
