"""What people find: by stem, by another word, with a mistake in it, at home first, and nothing that is not published."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.catalogue import actions as catalogue_actions
from cms.catalogue.models import Fiche
from cms.search import actions, queries
from cms.search.models import Entry
from cms.search.words import closest, groups, parts, telling
from cms.site.models import ContentPage, HomePage
from foundation.identity.actor import Actor
from foundation.tenancy import region
from tenants.registry.hosts import by_schema
from tests import cast

BY = Actor.system("test")
BESIDE = ("set_config", "SAVEPOINT", "registry_")  # once a second, for whichever page comes then


def titles(place, question, **more):
    context = place.client().get("/zoeken/", {"q": question, **more}).context
    return [entry.title for entry in context["own"]]


def test_it_finds_a_stem_another_word_and_a_mistake(catalogue, demo_site, kortrijk):
    demo_site("kortrijk")
    catalogue("kortrijk")
    with kortrijk.wall():
        actions.rebuild(by_schema("kortrijk"))
    for asked, wanted in (
        ("verhuis", "Verhuizing aangeven"),
        ("paspoort", "Reispas"),
        ("rijbewijzen", "Rijbewijs"),
        ("identieteitskaart", "Identiteitskaart (eID)"),
        ("huwen", "Trouwen"),
        ("bouwvergunning", "Omgevingsvergunning voor bouwen of verbouwen"),
        ("VERHUIZÍNG", "Verhuizing aangeven"),
        ("zwerfvuil", "Een probleem melden"),
        ("ik ben mijn identiteitskaart verloren", "Identiteitskaart verloren of gestolen"),
        ("id kaart gestolen", "Identiteitskaart verloren of gestolen"),
        ("aangifte geboorte", "Geboorte aangeven"),
        ("nationaliteit aanvragen", "Belg worden"),
        ("park aanvraag", "Parkeren"),
        ("rijbewijs kwijt", "Rijbewijs"),
        ("paspoort verlopen", "Reispas"),
        ("kliko", "Afval laten ophalen"),
        ("grof huisvuil", "Grof vuil aan huis laten ophalen"),
        ("straatlamp stuk", "Een probleem melden"),
        ("bieb open", "Bibliotheek"),
        ("thuiszorg", "Poetshulp en gezinszorg"),
        ("geen geld voor eten", "Leefloon"),
        ("hond verloren", "Gevonden en verloren voorwerpen"),
        ("carte d’identité", "Identiteitskaart (eID)"),
        ("permis de bâtir", "Omgevingsvergunning voor bouwen of verbouwen"),
    ):
        assert wanted in titles(kortrijk, asked)[:2], (asked, titles(kortrijk, asked)[:6])
    assert titles(kortrijk, "verhuis", soort="product")
    assert kortrijk.client().get("/producten/", {"q": "paspoort"})["Location"] == "/zoeken/?q=paspoort&soort=product"
    typed = kortrijk.client().get("/zoeken/", {"deel": "voorstel", "q": "reisp"}).content.decode()
    assert 'data-href="/producten/reispas/"' in typed
    assert "<html" not in typed


def test_own_first_then_neighbours_by_name_and_only_what_they_published(catalogue, kortrijk, menen):
    catalogue("kortrijk", "menen")
    with kortrijk.wall():
        fiche = Fiche.objects.get(name="Reispas")
        catalogue_actions.withdraw(fiche, by=BY, at=timezone.now(), why="Niet meer")
    context = kortrijk.client().get("/zoeken/", {"q": "reispas"}).context
    assert "Reispas" not in [entry.title for entry in context["own"]]
    (row,) = [row for row in context["elsewhere"] if row["entry"].title == "Reispas"]
    assert (row["place"], row["url"]) == ("Menen", "http://menen.localhost/producten/reispas/")
    with menen.wall():
        catalogue_actions.withdraw(Fiche.objects.get(name="Reispas"), by=BY, at=timezone.now(), why="Ook niet")
        with pytest.raises(Exception, match="policy"):
            Entry.objects.create(municipality="kortrijk", key="page:0", kind="page", path="/", title="Vals")


def test_a_page_is_found_once_it_is_published_and_until_it_is_not(demo_site, kortrijk, menen):
    demo_site("kortrijk")
    with kortrijk.wall():
        home = HomePage.objects.get()
        page = home.add_child(instance=ContentPage(title="Zeppelinweide", slug="zeppelin", live=False))
        assert titles(kortrijk, "zeppelinweide") == []
        page.save_revision().publish()
    assert titles(kortrijk, "zeppelinwijde") == ["Zeppelinweide"]
    assert titles(menen, "zeppelinweide") == []
    with kortrijk.wall():
        page.slug = "weide"
        page.save_revision().publish()
        assert Entry.objects.get(key=f"page:{page.pk}").path == "/weide/"
        Page.objects.get(pk=page.pk).specific.unpublish()
    assert titles(kortrijk, "zeppelinweide") == []


def test_of_a_page_that_goes_live_later_nothing_is_found_before(demo_site, kortrijk):
    demo_site("kortrijk")
    with kortrijk.wall():
        tomorrow = timezone.now() + timedelta(days=1)
        page = ContentPage(title="Zeppelinweide", slug="zeppelin", live=False, go_live_at=tomorrow)
        HomePage.objects.get().add_child(instance=page)
        page.save_revision().publish()
    assert titles(kortrijk, "zeppelinweide") == []


def test_the_number_of_questions_is_fixed(catalogue, kortrijk):
    catalogue("kortrijk")
    client = kortrijk.client()
    counts = set()
    for asked in ("verhuis", "identieteitskaart", "xyzzyx", "trouwen in de stad met een vergunning"):
        client.get("/zoeken/", {"q": asked})
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/zoeken/", {"q": asked}).status_code == 200
        counts.add(sum(not any(word in query["sql"] for word in BESIDE) for query in seen))
    assert len(counts) == 1, counts
    assert counts.pop() <= 6


def test_an_editor_and_the_region_write_what_means_the_same(catalogue, kortrijk, menen, regio):
    catalogue("kortrijk", "menen")
    rita = kortrijk.client(cast.RITA)
    assert titles(kortrijk, "bloempje") == []
    wrong = rita.post("/kantoor/zoekwoorden/", {"lines": "alleen\n"})
    assert "alleen" in wrong.content.decode()
    assert rita.post("/kantoor/zoekwoorden/", {"lines": "bloempje, reispas"}).status_code == 302
    assert titles(kortrijk, "bloempje")[:1] == ["Reispas"]
    assert titles(menen, "bloempje") == []
    with region("coordinator"):
        actions.keep_words("region", "takje, reispas", by=BY, at=timezone.now())
    assert titles(menen, "takje")[:1] == ["Reispas"]
    with region("coordinator"):
        actions.keep_words("region", "stokje, reispas", by=BY, at=timezone.now())
    assert titles(menen, "takje") == [], "the list of the region is the one that was written last"


def test_words_are_folded_grouped_and_put_right():
    listed = groups("Crèche, kinderopvang\nsociaal huis, OCMW\nalleen")
    assert listed == (("creche", "kinderopvang"), ("sociaal huis", "ocmw"))
    assert parts("het Sociaal  Huis zoeken", listed) == [["het"], ["sociaal huis", "ocmw"], ["zoeken"]]
    assert closest("reispaz kind", ["reispas paspoort"]) == "reispas kind"
    assert closest("reispas", ["reispas paspoort"]) == ""
    assert closest("geen eten", ["iets anders"]) == "", "what is only somewhat alike was not meant"
    assert telling(parts("park aanvraag", listed)) == [["park"]]
    assert telling(parts("aanvraag", listed)) == [["aanvraag"]]


@pytest.mark.parametrize(
    "asked", ["'", "a:b & !(c", "<script>", "%", "\\", "é" * 200, "  ", "\x00", "-- ;", "de het een"]
)
def test_no_question_breaks_it(asked, db, kortrijk):
    for part in ("", "voorstel"):
        answer = kortrijk.client().get("/zoeken/", {"q": asked, "deel": part})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
    with kortrijk.wall():
        assert queries.suggested(asked, here="kortrijk") is not None
