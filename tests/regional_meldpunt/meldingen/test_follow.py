"""Following a melding: public steps by number on every host, everything else behind the secret link."""

import uuid

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.meldingen import actions, queries, secret_links
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.intake.filling import fields, picture
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def melding() -> Melding:
    with municipality("kortrijk"):
        return making.receive(description="Bij Gust Peeters voor de deur")


def secret_path(melding: Melding) -> str:
    return f"/meldingen/{melding.number}/{secret_links.token(melding.key)}/"


def test_the_number_opens_public_steps_on_every_host(melding: Melding, menen: Place) -> None:
    page = menen.client().get(f"/meldingen/{melding.number}/").content.decode()
    assert "We kregen uw melding." in page
    assert "Gust" not in page
    assert "Grote Markt" not in page


def test_a_number_typed_carelessly_finds_its_page(melding: Melding, kortrijk: Place) -> None:
    visitor = kortrijk.client()
    sent = visitor.post(
        "/volgen/", fields(visitor.get("/volgen/").content, number=melding.number.lower().replace("-", " "))
    )
    assert sent["Location"] == f"/meldingen/{melding.number}/"
    assert visitor.get(f"/meldingen/{melding.number.lower()}/")["Location"] == f"/meldingen/{melding.number}/"


@pytest.mark.parametrize("typed", ["KOR-2222-222", "nonsens", "\x00", "<script>", "🚲", "x" * 5000])
def test_an_unknown_number_is_said_in_words(kortrijk: Place, typed: str) -> None:
    answer = kortrijk.client().post("/volgen/", {"number": typed})
    assert answer.status_code == 200
    assert 'id="form-errors"' in answer.content.decode()


def test_a_wrong_secret_looks_like_an_unknown_number(melding: Melding, kortrijk: Place) -> None:
    visitor = kortrijk.client()
    assert visitor.get(f"/meldingen/{melding.number}/{'a' * 26}/").status_code == 404
    assert visitor.get(f"/meldingen/KOR-2222-222/{'a' * 26}/").status_code == 404
    assert visitor.post(f"/meldingen/{melding.number}/{'a' * 26}/antwoord/", {"text": "x"}).status_code == 404
    assert visitor.post(f"/meldingen/{melding.number}/{'a' * 26}/intrekking/", {"sure": "on"}).status_code == 404
    other = uuid.uuid4()
    assert visitor.get(f"/meldingen/{melding.number}/{'a' * 26}/fotos/{other}/").status_code == 404


def test_the_reporter_answers_adds_a_photo_and_withdraws(melding: Melding, kortrijk: Place) -> None:
    visitor, path = kortrijk.client(), secret_path(melding)
    assert visitor.post(f"{path}antwoord/", {"text": "Aan de kant van de school"}).status_code == 302
    assert visitor.post(f"{path}fotos/", {"photo": picture()}).status_code == 302
    page = visitor.get(path).content.decode()
    assert "Aan de kant van de school" in page
    with municipality("kortrijk"):
        [photo] = queries.photos(melding)
    shown = visitor.get(f"{path}fotos/{photo.file.ref}/")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert visitor.post(f"{path}intrekking/", {}).status_code == 302
    assert visitor.post(f"{path}intrekking/", {"sure": "on"}).status_code == 302
    assert "U trok deze melding in." in visitor.get(path).content.decode()


@pytest.mark.parametrize("text", ["", "\x00", "x" * 100_000])
def test_an_answer_that_cannot_be_kept_is_said(melding: Melding, kortrijk: Place, text: str) -> None:
    answer = kortrijk.client().post(f"{secret_path(melding)}antwoord/", {"text": text})
    assert answer.status_code == 200
    assert 'id="form-errors"' in answer.content.decode()


def test_after_a_hand_over_the_secret_link_leads_to_the_new_municipality(melding: Melding, kortrijk: Place) -> None:
    with municipality("kortrijk"):
        actions.hand_over(
            melding, to="menen", decision=making.OWN_TEAM, by=making.ANNA, reason="grens", at=now(), with_contact=True
        )
    answer = kortrijk.client().get(secret_path(melding))
    assert answer.status_code == 303
    assert answer["Location"].startswith("http://menen.")


def test_the_page_asks_for_news_of_itself_and_nothing_new_is_nothing(melding: Melding, kortrijk: Place) -> None:
    visitor, path = kortrijk.client(), f"/meldingen/{melding.number}/"
    assert visitor.get(f"{path}?versie={melding.version}").status_code == 204
    with municipality("kortrijk"):
        actions.transition(melding, to="under_way", by=making.ANNA, at=now())
    part = visitor.get(f"{path}?versie=1").content.decode()
    assert "Iemand is onderweg." in part
    assert "<html" not in part


def test_no_page_of_a_melding_is_kept_or_found_by_a_search_engine(melding: Melding, kortrijk: Place) -> None:
    answer = kortrijk.client().get(secret_path(melding))
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
