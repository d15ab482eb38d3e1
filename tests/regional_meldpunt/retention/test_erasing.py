"""When a period is over: what tells about people is gone everywhere, what the figures need stays."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.contacts import queries as contact_book
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import casework
from regional_meldpunt.meldingen import queries as rows
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.retention import actions, erasing, queries
from regional_meldpunt.retention.models import Erasure
from tests import cast
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

ANNA = making.ANNA
CANARY = "Gust woont in de Kerkstraat 12"
pytestmark = pytest.mark.usefixtures("db")


def finished(at: datetime, *, to: str = "done") -> Melding:
    """A melding of Kortrijk, full of words about a person, that ended at a moment."""
    ref = uuid.uuid4()
    contacts.remember(ref=ref, at=at, name=CANARY, email=cast.GUST.email)
    melding = making.receive(
        description=CANARY, contact_ref=ref, place=meldingen.Place(text=CANARY, lat=50.8279, lon=3.2645)
    )
    meldingen.add_note(melding, text=CANARY, by=ANNA, at=at)
    return meldingen.transition(melding, to=to, by=ANNA, at=at, text=CANARY)


def test_words_and_people_go_and_figures_stay() -> None:
    with municipality("kortrijk"):
        melding = finished(now() - timedelta(days=1900))
        ref = melding.contact_ref
        assert erasing.erase_due(now()) == 1
        melding.refresh_from_db()
        told = [melding.description, melding.place_text, *[line.text for line in rows.history(melding)]]
        told += [line.by.name for line in rows.history(melding)]
        told += [row.description for row in rows.signalen(melding)]
        assert "".join(told) == ""
        assert (melding.number, melding.status, melding.lat) == (melding.number, "done", 50.83)
        assert ref is not None and contact_book.find(ref) is None
        assert rows.secret_hashes(melding) == ["", ""]
        assert Erasure.objects.get().counts["signalen"] == 1


def test_what_is_not_over_stays() -> None:
    with municipality("kortrijk"):
        recent = finished(now() - timedelta(days=400))
        old_and_withdrawn = finished(now() - timedelta(days=400), to="withdrawn")
        erasing.erase_due(now())
        recent.refresh_from_db()
        old_and_withdrawn.refresh_from_db()
        assert (recent.description, old_and_withdrawn.description) == (CANARY, "")


def test_what_was_opened_again_starts_its_period_anew() -> None:
    with municipality("kortrijk"):
        melding = finished(now() - timedelta(days=1900))
        casework.reopen(melding, by=ANNA, at=now())
        assert erasing.erase_due(now()) == 0


def test_it_is_erased_once() -> None:
    with municipality("kortrijk"):
        finished(now() - timedelta(days=1900))
        assert [erasing.erase_due(now()), erasing.erase_due(now())] == [1, 0]


def test_a_neighbour_erases_nothing_of_it() -> None:
    with municipality("kortrijk"):
        melding = finished(now() - timedelta(days=1900))
    with municipality("menen"):
        assert actions.erase_row(melding.number, now()) is None
        assert erasing.erase_due(now()) == 0


def test_the_beheerder_chooses_and_sees_what_is_next(kortrijk: Place) -> None:
    with municipality("kortrijk"):
        finished(now() - timedelta(days=100))
    client = kortrijk.client(cast.BRAM)
    client.post("/kantoor/bewaartermijnen/", {"solved": 90, "refused": 365, "withdrawn": 365})
    page = client.get("/kantoor/bewaartermijnen/").content.decode()
    assert "1 melding wordt gewist" in page
    with municipality("kortrijk"):
        assert queries.periods()["solved"] == 90
        erasing.erase_due(now())
    assert "KOR-" in client.get("/kantoor/bewaartermijnen/register.csv").content.decode()


def test_a_period_that_is_too_short_is_refused(kortrijk: Place) -> None:
    answer = kortrijk.client(cast.BRAM).post(
        "/kantoor/bewaartermijnen/", {"solved": 1, "refused": 365, "withdrawn": 365}
    )
    assert answer.status_code == 200
    with municipality("kortrijk"):
        assert queries.periods()["solved"] == 1826


def test_a_case_worker_does_not_decide(kortrijk: Place) -> None:
    assert kortrijk.client(cast.ANNA).get("/kantoor/bewaartermijnen/").status_code == 404
