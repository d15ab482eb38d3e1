"""Map, list and feed: only what is public, and nothing about anybody."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.public_map import places
from tests.regional_meldpunt.linked_data.making import BY, WORDS, melding
from tests.support.places import Place

pytestmark = pytest.mark.django_db
GEORSS = "{http://www.georss.org/georss}point"


def numbers(place: Place, query: str = "") -> list[str]:
    found = place.client().get(f"/meldingenkaart/punten.json{query}").json()
    return [feature["properties"]["number"] for feature in found["features"]]


def test_the_page_lists_what_is_public(kortrijk: Place, menen: Place) -> None:
    made, hidden, theirs = melding(kortrijk), melding(kortrijk, public=False), melding(menen)
    page = kortrijk.client().get("/meldingenkaart/")
    text = page.content.decode()
    assert page.status_code == 200
    assert f"/meldingen/{made.number}/" in text
    assert "Grote Markt, 8500 Kortrijk" in text
    for secret in (hidden.number, theirs.number, WORDS, "Markt 54"):
        assert secret not in text
    assert numbers(kortrijk) == [made.number]


def test_a_point_is_rounded(kortrijk: Place) -> None:
    melding(kortrijk)
    (feature,) = kortrijk.client().get("/meldingenkaart/punten.json").json()["features"]
    assert feature["geometry"]["coordinates"] == [3.2649, 50.8279]
    assert set(feature["properties"]) == {"number", "title", "state", "finished", "url"}


def test_areas(kortrijk: Place) -> None:
    near = melding(kortrijk, place={"lat": 50.8280, "lon": 3.2650, "postal_code": "8500"})
    far = melding(kortrijk, place={"lat": 50.8700, "lon": 3.3000, "postal_code": "8501"}, category="sluikstort")
    with kortrijk.wall():
        group = far.category.group.slug
    assert set(numbers(kortrijk)) == {near.number, far.number}
    assert numbers(kortrijk, "?lat=50.8279&lon=3.2649&straal=500") == [near.number]
    assert numbers(kortrijk, f"?groep={group}") == [far.number]
    assert set(numbers(kortrijk, "?lat=nergens&lon=3&straal=500&groep=bestaat-niet")) == {near.number, far.number}


def test_what_is_finished_stays_for_a_month(kortrijk: Place) -> None:
    made = melding(kortrijk)
    with kortrijk.wall():
        actions.transition(made, to=Status.DONE, by=BY, at=timezone.now(), text="Klaar")
        assert numbers(kortrijk) == [made.number]
        Melding.objects.filter(pk=made.pk).update(finished_at=timezone.now() - timedelta(days=31))
    assert numbers(kortrijk) == []


def test_the_feed_is_rss_with_places(kortrijk: Place) -> None:
    made = melding(kortrijk)
    melding(kortrijk, public=False)
    answer = kortrijk.client().get("/meldingenkaart/feed.rss?postcode=8500")
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(answer.content).find("channel")
    (item,) = channel.findall("item")
    assert item.findtext("link") == f"http://kortrijk.localhost/meldingen/{made.number}/"
    assert item.findtext(GEORSS) == "50.8279 3.2649"
    assert WORDS not in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Grote Markt 54, 8500 Kortrijk", "Grote Markt"),
        ("Burgemeester Nolfstraat 12a", "Burgemeester Nolfstraat"),
        ("'t Hoge 49", ""),
        ("Sint-Jansstraat 3", "Sint-Jansstraat"),
        ("bij mijn moeder Maria Declercq", ""),
        ("0470 12 34 56 bellen aub", ""),
        ("Jan Peeters zegt dat hij hier ook al lang over klaagt 12", ""),
        ("", ""),
    ],
)
def test_only_a_street_is_shown_of_what_was_typed(typed: str, shown: str) -> None:
    assert places.street(typed) == shown


def test_the_region_shows_what_each_municipality_shows(regio: Place, kortrijk: Place, menen: Place) -> None:
    mine, theirs = melding(kortrijk), melding(menen, category="sluikstort")
    hidden, merged = melding(kortrijk, public=False), melding(menen)
    with menen.wall():
        Melding.objects.filter(pk=merged.pk).update(merged_into=theirs.number)
        group = theirs.category.group.slug
    page = regio.client().get("/meldingenkaart/").content.decode()
    assert f"http://kortrijk.localhost/meldingen/{mine.number}/" in page
    assert "Grote Markt, 8500 Kortrijk" in page
    for secret in (hidden.number, merged.number, WORDS, "Markt 54"):
        assert secret not in page
    assert set(numbers(regio)) == {mine.number, theirs.number}
    assert numbers(regio, "?gemeente=menen") == numbers(regio, f"?groep={group}") == [theirs.number]
    assert set(numbers(regio, "?gemeente=nergens&groep=x'")) == {mine.number, theirs.number}
    feed = ElementTree.fromstring(regio.client().get("/meldingenkaart/feed.rss?gemeente=kortrijk").content)
    (item,) = feed.find("channel").findall("item")
    assert (item.findtext("link"), item.findtext(GEORSS)) == (
        f"http://kortrijk.localhost/meldingen/{mine.number}/",
        "50.8279 3.2649",
    )


@pytest.mark.parametrize(
    "typed",
    ["Grote Markt 54, 8500 Kortrijk", "Jan Peeters, Kerkstraat 3", "bel mij op 0470 12 34 56", "'s Gravenstraat 1"],
)
def test_the_region_tells_no_more_of_a_place(regio: Place, kortrijk: Place, typed: str) -> None:
    melding(kortrijk, place={"text": typed, "lat": 50.8279, "lon": 3.2649, "postal_code": "8500"})
    own, regional = (place.client().get("/meldingenkaart/").content.decode() for place in (kortrijk, regio))
    road = places.street(typed)
    where = f"{road}, 8500 Kortrijk" if road else "<small>8500 Kortrijk</small>"
    assert where.replace("'", "&#x27;") in own
    assert where.replace("'", "&#x27;") in regional
