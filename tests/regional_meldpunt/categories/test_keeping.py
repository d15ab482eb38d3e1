"""The catalogue in the back office: a municipality keeps its own part, the coordinator that of the region."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from foundation.audit.models import AuditEntry
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


def test_1722_is_switched_on_with_one_button(regio: Place, kortrijk: Place) -> None:
    client = regio.client(cast.COOR)
    with regio.wall("coordinator"):
        storm = Referral.objects.get(slug="1722-boom-op-de-weg")
    assert "1722" not in kortrijk.client().get("/melden/waar/?soort=boom-op-de-weg").content.decode()
    assert client.post(f"/verwijzingen/{storm.pk}/aan/", {"on": "1"}).status_code == 302
    assert "1722" in kortrijk.client().get("/melden/waar/?soort=boom-op-de-weg").content.decode()


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
        shown = [queries.referrals(graffiti, date(2026, 5, day)) for day in (1, 3, 4)]
        assert [[row.slug for row in rows if row.slug == "fair"] for rows in shown] == [["fair"], ["fair"], []]


def test_loading_again_undoes_nothing(regio: Place) -> None:
    with regio.wall("coordinator"):
        Category.objects.filter(slug="graffiti").update(deadline_days=99)
        Referral.objects.filter(slug="gasgeur").update(active=False)
        assert loading.load() == 0
        assert Category.objects.get(slug="graffiti").deadline_days == 99
        assert not Referral.objects.get(slug="gasgeur").active
