"""The catalogue in the back office: a municipality keeps its own part, the coordinator that of the region."""

from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils.timezone import localtime

from foundation.audit.models import AuditEntry
from foundation.calendar import BRUSSELS
from regional_meldpunt.categories import loading, queries
from regional_meldpunt.categories.models import Category, Question, Referral
from tests import cast
from tests.regional_meldpunt.categories.filling import fields
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


def test_the_list_names_every_category(regio: Place) -> None:
    page = regio.client(cast.COOR).get("/catalogus/")
    assert page.status_code == 200
    assert len(BeautifulSoup(page.content, "html.parser").select("tbody tr")) >= 60


def test_a_coordinator_changes_the_promise_of_the_region_and_the_book_says_so(regio: Place) -> None:
    client = regio.client(cast.COOR)
    address = "/catalogus/soort/put-in-de-weg/"
    answer = client.post(address, fields(client.get(address).content, deadline_days="7"))
    assert answer.status_code == 302
    with regio.wall("coordinator"):
        assert Category.objects.get(slug="put-in-de-weg").deadline_days == 7
        entry = AuditEntry.objects.filter(verb="categories.changed").first()
        assert entry is not None
        assert (entry.by_name, entry.facts) == (cast.COOR.name, {"deadline_days": "10 → 7"})
    assert "10 → 7" in client.get(address).content.decode()


def test_a_municipality_hides_a_category_of_the_region(kortrijk: Place, menen: Place) -> None:
    client = kortrijk.client(cast.BRAM)
    address = "/beheer/catalogus/soort/hondenweide/"
    assert client.post(address, {"hidden": "on"}).status_code == 302
    with kortrijk.wall():
        assert queries.by_slug("hondenweide") is None
        assert "hondenweide" not in [found.slug for found in queries.by_words("hondenweide")]
    with menen.wall():
        assert queries.by_slug("hondenweide") is not None


def test_a_municipality_cannot_change_a_category_of_the_region(kortrijk: Place) -> None:
    kortrijk.client(cast.BRAM).post("/beheer/catalogus/soort/hondenweide/", {"name_nl": "Gekaapt", "urgency": "acute"})
    with kortrijk.wall():
        assert Category.objects.get(slug="hondenweide").name_nl == "Hondenweide"


def test_an_own_category_is_chosen_at_home_only(kortrijk: Place, menen: Place) -> None:
    client = kortrijk.client(cast.BRAM)
    address = "/beheer/catalogus/nieuw/"
    typed = {"group": "water", "name_nl": "Leieboorden vuil", "name_fr": "Berges sales", "synonyms_nl": "leieboorden"}
    assert client.post(address, fields(client.get(address).content, **typed)).status_code == 302
    with kortrijk.wall():
        made = queries.by_slug("kortrijk-leieboorden-vuil")
        assert made is not None
        assert queries.by_words("leieboorden")[0].slug == made.slug
    with menen.wall():
        assert queries.by_slug("kortrijk-leieboorden-vuil") is None
        assert Category.objects.filter(slug="kortrijk-leieboorden-vuil").exists()  # a melding from there keeps its name


def test_a_question_with_an_answer_that_makes_it_acute(regio: Place) -> None:
    client = regio.client(cast.COOR)
    address = "/catalogus/soort/graffiti/vraag/"
    typed = {
        "label_nl": "Hoe groot is het?",
        "kind": "choice",
        "nl_0": "Klein",
        "nl_1": "Een hele muur",
        "acute_1": "on",
    }
    assert client.post(address, fields(client.get(address).content, **typed)).status_code == 302
    with regio.wall("coordinator"):
        made = Question.objects.get(slug="hoe-groot-is-het")
        assert [option["value"] for option in made.options] == ["klein", "een-hele-muur"]
        assert {"question": made.slug, "values": ["een-hele-muur"]} in made.category.acute_when
        where = f"/catalogus/vraag/{made.pk}/"
    answer = client.post(where, fields(client.get(where).content, nl_1="Een grote muur"))
    assert answer.status_code == 302
    with regio.wall("coordinator"):
        made = Question.objects.get(slug="hoe-groot-is-het")
        assert [option["value"] for option in made.options] == ["klein", "een-grote-muur"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"nl_0": "Klein"}, "minstens twee"),
        ({"label_nl": ""}, "Vraag in het Nederlands:"),
    ],
)
def test_a_question_that_cannot_be(regio: Place, typed: dict[str, str], sentence: str) -> None:
    client = regio.client(cast.COOR)
    address = "/catalogus/soort/graffiti/vraag/"
    answer = client.post(
        address, fields(client.get(address).content, **{"label_nl": "Wat?", "kind": "choice", **typed})
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_municipality_adds_a_question_to_a_category_of_the_region(kortrijk: Place, menen: Place) -> None:
    client = kortrijk.client(cast.BRAM)
    address = "/beheer/catalogus/soort/graffiti/vraag/"
    assert (
        client.post(address, fields(client.get(address).content, label_nl="Op welk gebouw?", kind="text")).status_code
        == 302
    )
    with kortrijk.wall():
        graffiti = Category.objects.get(slug="graffiti")
        assert [asked.slug for asked in queries.questions(graffiti)] == ["beledigend", "eigen-op-welk-gebouw"]
    with menen.wall():
        assert [asked.slug for asked in queries.questions(graffiti)] == ["beledigend"]


STORM, START = "/melden/waar/?soort=boom-op-de-weg", "/melden/"


def test_one_switch_opens_1722_in_every_municipality_until_its_end(regio: Place, kortrijk: Place, menen: Place) -> None:
    client, later = regio.client(cast.COOR), localtime() + timedelta(hours=3)
    shown = [place.client().get(page) for place in (kortrijk, menen) for page in (STORM, START)]
    assert not any("1722" in answer.content.decode() for answer in shown)
    answer = client.post("/verwijzingen/1722/open/", {"until": f"{later:%Y-%m-%dT%H:%M}", "reason": "code oranje"})
    assert answer.status_code == 302
    for place in (kortrijk, menen):
        assert all(place.client().get(page).content.decode().count("tel:1722") == 1 for page in (STORM, START))
        assert "1722" not in place.client().get("/melden/waar/?soort=graffiti").content.decode()
    with kortrijk.wall():
        tree = Category.objects.get(slug="boom-op-de-weg")
        ends = [queries.referrals(tree, later + timedelta(minutes=step)) for step in (-2, 2)]
        assert [any(row.line for row in rows) for rows in ends] == [True, False]
    page = client.get("/verwijzingen/").content.decode()
    assert "code oranje" in page and cast.COOR.name in page
    assert client.post("/verwijzingen/1722/dicht/").status_code == 302
    assert "1722" not in menen.client().get(STORM).content.decode()
    with regio.wall("coordinator"):
        (opening,) = queries.openings("1722")
        assert opening.closed_by is not None and opening.closed_by.name == cast.COOR.name


@pytest.mark.parametrize("until", ["", "2020-01-01T10:00", "2099-01-01T10:00", "morgen"])
def test_an_end_in_the_past_or_far_away_is_refused(regio: Place, until: str) -> None:
    assert regio.client(cast.COOR).post("/verwijzingen/1722/open/", {"until": until}).status_code == 422


@pytest.mark.parametrize(
    "address", ["/catalogus/", "/verwijzingen/", "/catalogus/soort/graffiti/", "/teams/", "/routering/"]
)
def test_nobody_else_of_the_region_keeps_it(regio: Place, address: str) -> None:
    for member in (cast.DIRK, cast.EVA, cast.FIEN, cast.WIM):
        assert regio.client(member).get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/beheer/catalogus/", "/beheer/verwijzingen/", "/beheer/teams/", "/beheer/routering/"]
)
def test_nobody_else_of_a_municipality_keeps_it(kortrijk: Place, address: str) -> None:
    for member in (cast.ANNA, cast.RITA):
        assert kortrijk.client(member).get(address).status_code == 404


def test_a_referral_holds_in_its_period_only(kortrijk: Place) -> None:
    with kortrijk.wall():
        graffiti = Category.objects.get(slug="graffiti")
        Referral.objects.create(
            municipality="kortrijk", slug="fair", title_nl="Kermis", from_date="2026-05-01", until_date="2026-05-03"
        )
        shown = [queries.referrals(graffiti, datetime(2026, 5, day, 12, tzinfo=BRUSSELS)) for day in (1, 3, 4)]
        assert [[row.slug for row in rows if row.slug == "fair"] for rows in shown] == [["fair"], ["fair"], []]


def test_loading_again_undoes_nothing(regio: Place) -> None:
    with regio.wall("coordinator"):
        Category.objects.filter(slug="graffiti").update(deadline_days=99)
        Referral.objects.filter(slug="gasgeur").update(active=False)
        assert loading.load() == 0
        assert Category.objects.get(slug="graffiti").deadline_days == 99
        assert not Referral.objects.get(slug="gasgeur").active
