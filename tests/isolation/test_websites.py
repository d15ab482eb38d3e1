"""Search, kept pages and what people say: of a neighbour one finds what is published, and nothing else."""

import json

import pytest

from cms.caching.keeping import listeners
from tests import cast
from tests.cms.caching.test_kept_pages import Reader
from tests.isolation.conftest import World
from tests.support.places import Place

KORTRIJK, MENEN = Place("kortrijk"), Place("menen")


def test_search_finds_of_a_neighbour_only_what_is_published(world: World) -> None:
    client = KORTRIJK.client()
    context = client.get("/zoeken/", {"q": "klad van menen"}).context
    listed = [*context["own"], *(row["entry"] for row in context["elsewhere"])]
    assert all("Klad" not in entry.title for entry in listed)
    assert {entry.municipality for entry in context["own"]} <= {"kortrijk"}
    (found,) = [
        row
        for row in client.get("/zoeken/", {"q": "trouwen in menen"}).context["elsewhere"]
        if row["entry"].title == "Trouwen in Menen"
    ]
    assert (found["place"], found["url"].partition("/producten")[0]) == ("Menen", "http://menen.localhost")
    typed = client.get("/zoeken/", {"deel": "voorstel", "q": "menen"}).content.decode()
    assert "Trouwen in Menen" not in typed, "suggestions are of the own municipality"


def test_the_index_holds_what_its_municipality_published(world: World) -> None:
    """Every address in it answers without an account, at the municipality it is of."""
    rows = world.look("SELECT municipality, path FROM site_search_entry WHERE municipality IN ('kortrijk', 'menen')")
    assert len(rows) > 20
    for schema, path in rows[:: max(1, len(rows) // 25)]:
        assert Place(schema).client().get(path).status_code == 200, (schema, path)


def test_memory_gives_each_host_its_own_and_nothing_of_who_is_logged_in(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cms.caching.keeping.listeners", list(listeners)[:0])
    reader = Reader()
    for path in ("/", "/contact/", "/nieuws/", "/offline/", "/app.webmanifest"):
        for place, other in ((KORTRIJK, MENEN), (MENEN, KORTRIJK), (KORTRIJK, MENEN)):
            text = reader.get(place.host, path)["text"].decode()
            assert place.slug.capitalize() in text, (place.slug, path)
            assert f"kanarie-{other.slug}-" not in text
    rita = KORTRIJK.client(cast.RITA)
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in rita.cookies.items())
    kept = len(reader.process._kept)
    reader.get(KORTRIJK.host, "/kantoor/meningen/", HTTP_COOKIE=cookies)
    reader.get(KORTRIJK.host, "/", HTTP_COOKIE=cookies)
    assert len(reader.process._kept) == kept


def test_what_people_say_stays_at_home(world: World) -> None:
    (pk, _text) = world.look("SELECT id, text FROM menen.feedback_remark ORDER BY id LIMIT 1")[0]
    answer = KORTRIJK.client(cast.RITA).get(f"/kantoor/meningen/{pk}/")
    assert "kanarie-menen" not in answer.content.decode()
    manifest = json.loads(MENEN.client().get("/app.webmanifest").content)
    assert manifest["name"] == "Menen"
