"""What a citizen sees: the own conversation, the question whether it is solved, and all own reports behind a mailed link."""

import re
import uuid
from typing import Any

import pytest
from django.core import mail
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.answers import actions as answers
from regional_meldpunt.answers import following, recipients, verdicts
from regional_meldpunt.contacts.models import PersonalLink
from regional_meldpunt.meldingen import actions, queries, secret_links
from regional_meldpunt.meldingen.models import Melding, Signaal
from tests.regional_meldpunt.answers import talking
from tests.regional_meldpunt.intake.filling import picture
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def melding() -> Melding:
    with municipality("kortrijk"):
        return talking.reported(description="Bij Gust Peeters voor de deur")


@pytest.fixture
def neighbour(melding: Melding) -> Signaal:
    with municipality("kortrijk"):
        return talking.followed(melding)


def page_of(key: uuid.UUID, melding: Melding) -> str:
    return f"/meldingen/{melding.number}/{secret_links.token(key)}/"


def finished(melding: Melding) -> None:
    with municipality("kortrijk"):
        melding.refresh_from_db()
        actions.transition(melding, to="done", by=making.ANNA, at=now(), text="Hersteld")


def asked_link(place: Place, path: str, email: str) -> str:
    """Ask for a link on a page, and open the mail that comes of it."""
    assert place.client().post(path, {"email": email}).status_code == 200
    with municipality(place.schema):
        link = PersonalLink.objects.latest("expires_at")
        following.mail_link(link=str(link.pk))
    found = re.search(r"https?://[^/]+(/mijn-meldingen/\S+)", mail.outbox[-1].body)
    return found[1] if found else ""


def test_reporters_of_one_melding_do_not_see_each_other(melding: Melding, neighbour: Signaal, kortrijk: Place) -> None:
    visitor, first, second = kortrijk.client(), page_of(melding.key, melding), page_of(neighbour.key, melding)
    visitor.post(f"{first}antwoord/", {"text": "Ik ben Gust, bel mij"})
    visitor.post(f"{second}antwoord/", {"text": "Ik ben Marie"})
    visitor.post(f"{first}fotos/", {"photo": picture()})
    mine, theirs = visitor.get(first).content.decode(), visitor.get(second).content.decode()
    assert "Ik ben Gust" in mine
    assert "Ik ben Marie" not in mine
    assert "Ik ben Marie" in theirs
    for private in ("Ik ben Gust", "Peeters", "Grote Markt", "<img"):
        assert private not in theirs.partition("<main")[2].partition("<footer")[0]
    with municipality("kortrijk"):
        [photo] = queries.photos(melding)
    assert visitor.get(f"{second}fotos/{photo.file.ref}/").status_code == 404
    assert visitor.post(f"{second}intrekking/", {"sure": "on"}).status_code == 404


def test_a_question_to_one_reporter_is_read_by_that_one(melding: Melding, neighbour: Signaal, kortrijk: Place) -> None:
    with municipality("kortrijk"):
        melding.refresh_from_db()
        people = [person for person in recipients.of(melding) if person.signaal.first]
        answers.answer(
            melding,
            template="question",
            said="Welke paal?",
            people=people,
            key=uuid.uuid4(),
            by=making.ANNA,
            at=now(),
        )
        talking.let_go(melding)
    visitor, mine = kortrijk.client(), page_of(melding.key, melding)
    assert "Welke paal?" in visitor.get(mine).content.decode()
    assert "Welke paal?" not in visitor.get(page_of(neighbour.key, melding)).content.decode()
    visitor.post(f"{mine}antwoord/", {"text": "De derde"})
    with municipality("kortrijk"):
        melding.refresh_from_db()
    assert melding.status == "assigned"


def test_the_same_answer_twice_is_said_once(melding: Melding, kortrijk: Place) -> None:
    visitor, mine = kortrijk.client(), page_of(melding.key, melding)
    for _click in range(2):
        visitor.post(f"{mine}antwoord/", {"text": "Nog iets"})
    assert visitor.get(mine).content.decode().count("Nog iets") == 1


def test_no_opens_it_again_and_the_question_is_asked_once(melding: Melding, kortrijk: Place) -> None:
    finished(melding)
    visitor, mine = kortrijk.client(), page_of(melding.key, melding)
    assert "Is het opgelost?" in visitor.get(mine).content.decode()
    for _click in range(2):
        visitor.post(f"{mine}oordeel/", {"satisfied": "no", "text": "De put is er nog", "reopen": "on"})
    with municipality("kortrijk"):
        melding.refresh_from_db()
        [verdict] = verdicts.of_melding(melding)
        assert [line.verb for line in queries.history(melding)].count("status") == 2
    assert (melding.status, verdict.satisfied, verdict.reopened) == ("reopened", False, True)
    assert 'id="oordeel"' not in visitor.get(mine).content.decode()


def test_yes_is_kept_and_leaves_it_closed(melding: Melding, kortrijk: Place) -> None:
    finished(melding)
    mine = page_of(melding.key, melding)
    kortrijk.client().post(f"{mine}oordeel/", {"satisfied": "yes", "text": ""})
    with municipality("kortrijk"):
        melding.refresh_from_db()
        assert verdicts.of_melding(melding)[0].satisfied
    assert melding.status == "done"


@pytest.mark.parametrize("typed", [{}, {"satisfied": "maybe"}, {"satisfied": "no", "text": "x" * 100_000}])
def test_an_opinion_that_cannot_be_read_is_said(melding: Melding, kortrijk: Place, typed: dict[str, Any]) -> None:
    finished(melding)
    answer = kortrijk.client().post(f"{page_of(melding.key, melding)}oordeel/", typed)
    assert answer.status_code == 200
    assert 'id="form-errors"' in answer.content.decode()


def test_a_reporter_stops_the_messages_and_asks_for_them_again(melding: Melding, kortrijk: Place) -> None:
    visitor, mine = kortrijk.client(), page_of(melding.key, melding)
    visitor.post(f"{mine}berichten/")
    with municipality("kortrijk"):
        assert recipients.of(melding) == []
    visitor.post(f"{mine}berichten/", {"again": "1"})
    with municipality("kortrijk"):
        assert len(recipients.of(melding)) == 1


def test_all_own_reports_stand_behind_a_link_in_a_mail(melding: Melding, kortrijk: Place) -> None:
    path = asked_link(kortrijk, "/mijn-meldingen/", "GUST@citizen.test")
    page = kortrijk.client().get(path)
    assert melding.number in page.content.decode()
    assert secret_links.token(melding.key) in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_nobody_learns_whether_an_address_is_known(melding: Melding, kortrijk: Place) -> None:
    visitor = kortrijk.client()
    known = visitor.post("/mijn-meldingen/", {"email": "gust@citizen.test"}).content.decode()
    unknown = visitor.post("/mijn-meldingen/", {"email": "gast@citizen.test"}).content.decode()
    assert known.replace("gust@", "gast@") == unknown
    assert asked_link(kortrijk, "/mijn-meldingen/", "gast@citizen.test") == ""


def test_a_link_of_one_municipality_opens_nothing_in_another(melding: Melding, kortrijk: Place, menen: Place) -> None:
    path = asked_link(kortrijk, "/mijn-meldingen/", "gust@citizen.test")
    assert menen.client().get(path).status_code == 404
    assert kortrijk.client().get("/mijn-meldingen/verzonnen/").status_code == 404


def test_following_by_number_needs_proof_of_the_address(melding: Melding, kortrijk: Place) -> None:
    path = asked_link(kortrijk, f"/meldingen/{melding.number}/volgen/", "els@citizen.test")
    visitor = kortrijk.client()
    assert visitor.get(path).status_code == 200
    with municipality("kortrijk"):
        assert len(queries.signalen(melding)) == 1
    for _click in range(2):
        answer = visitor.post(path)
    page = visitor.get(answer["Location"]).content.decode()
    with municipality("kortrijk"):
        assert len(queries.signalen(melding)) == 2
    assert "Peeters" not in page


@pytest.mark.parametrize("typed", ["", "geen adres", "\x00", "a@b", "x" * 5000])
def test_an_address_that_is_none_is_said(kortrijk: Place, typed: str) -> None:
    answer = kortrijk.client().post("/mijn-meldingen/", {"email": typed})
    assert answer.status_code == 200
    assert 'id="form-errors"' in answer.content.decode()
