"""What a visitor of a demo website finds: every page answers, every link leads somewhere."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlsplit

import pytest
from django.test import Client

from cms.site import queries
from cms.site.demo import load, write_local
from cms.site.demo.pages import SHARED_PAGES

SCHEMAS = (
    "anzegem", "avelgem", "deerlijk", "harelbeke", "kortrijk", "kuurne", "lendelede", "menen", "spiere_helkijn", "waregem",
    "wervik", "wevelgem", "zwevegem",
)  # fmt: skip
PAGES = (
    "/agenda/", "/agenda/voorleesuurtje/", "/adressen/", "/adressen/recyclagepark/", "/diensten/", "/diensten/burgerzaken/",
    "/medewerkers/", "/publicaties/", "/publicaties/reglement-zalen/", "/een-feest-in-uw-straat/", "/een-kind-komt/",
    "/een-feest-in-uw-straat/plannen/", "/papieren/", "/contact/", "/toegankelijkheid/", "/overzicht/",
)  # fmt: skip


class Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.headings: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if found.get("id"):
            self.ids.add(str(found["id"]))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))


def crawl(client: Client, host: str) -> dict[str, Reader]:
    """Every page of the own website, found by following links from the home page."""
    pages: dict[str, Reader] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        if path in pages:
            continue
        answer = client.get(path, follow=True)
        assert answer.status_code == 200, f"{path} answers {answer.status_code}"
        if not answer["Content-Type"].startswith("text/html"):
            continue  # a feed or a file: it is there, and leads nowhere
        pages[path] = reader = Reader(answer.content.decode())
        for link in reader.links:
            parts = urlsplit(urldefrag(link).url)
            if parts.scheme in {"mailto", "tel"} or (parts.netloc and parts.netloc != host):
                continue
            if parts.path and parts.path not in pages:
                waiting.append(parts.path)
    return pages


def published(place) -> set[str]:
    with place.wall():
        return {page.url for page in queries.tree(french=False)} | {"/"}


WALKED = ("kortrijk", "lendelede", "spiere_helkijn")  # the largest, the smallest and the bilingual one


@pytest.mark.parametrize("schema", WALKED)
def test_it_has_no_dead_link_and_one_heading_on_top(schema, demo_site, kortrijk):
    demo_site("kortrijk", words_of=schema)
    pages = crawl(kortrijk.client(), kortrijk.host)
    assert published(kortrijk) <= set(pages), "a published page that no link leads to"
    for path, page in pages.items():
        assert page.headings.count(1) == 1, f"{path} has {page.headings.count(1)} first headings"
        for link in page.links:
            if link.startswith("#"):
                assert link[1:] in page.ids, f"{path} points at {link}, which is not there"


@pytest.mark.parametrize("schema", sorted(set(SCHEMAS) - set(WALKED)))
def test_every_page_of_the_others_answers(schema, demo_site, kortrijk):
    demo_site("kortrijk", words_of=schema)
    client = kortrijk.client()
    answers = {path: client.get(path).status_code for path in published(kortrijk)}
    assert set(answers.values()) == {200}, answers


@pytest.mark.parametrize("schema", WALKED)
def test_it_skips_no_level_of_heading(schema, demo_site, kortrijk):
    demo_site("kortrijk", words_of=schema)
    client = kortrijk.client()
    for path in ("/", *(f"/{text.slug}/" for text in SHARED_PAGES), "/nieuws/", *PAGES):
        levels = Reader(client.get(path).content.decode()).headings
        for before, after in zip(levels, levels[1:], strict=False):
            assert after <= before + 1, f"{path}: h{before} is followed by h{after}"


def test_the_words_of_every_town_are_its_own():
    towns = {schema: load.town_of(schema) for schema in SCHEMAS}
    titles = [news.title for town in towns.values() for news in town.news]
    assert len(titles) == len(set(titles)) == 39
    assert len({town.about for town in towns.values()}) == 13
    for town in towns.values():
        assert len({news.slug for news in town.news}) == 3
        assert set(town.local) <= {text.slug for text in SHARED_PAGES}


def test_every_town_has_places_events_and_people_of_its_own():
    towns = {schema: write_local.local_of(schema) for schema in SCHEMAS}
    assert len({town.line for town in towns.values()}) == 13
    for town in towns.values():
        places = {place.slug for place in town.places} | {"gemeentehuis", ""}
        assert len(places) == len(town.places) + 2
        assert {event.place for event in town.events} <= places
        assert len({event.slug for event in town.events}) == len(town.events) >= 4
    assert len({town.places[0].street for town in towns.values()}) == 13


def test_a_municipality_the_demo_does_not_know_gets_no_invented_news(demo_site, kortrijk, monkeypatch):
    monkeypatch.setattr(load, "town_of", lambda schema: None)
    demo_site("kortrijk")
    answer = kortrijk.client().get("/nieuws/")
    assert answer.status_code == 200
    assert "Er is op dit moment geen nieuws" in answer.content.decode()


def test_loading_it_again_changes_nothing(demo_site, kortrijk):
    demo_site("kortrijk")
    client = kortrijk.client()
    paths = sorted(crawl(client, kortrijk.host))
    demo_site("kortrijk")
    assert sorted(crawl(client, kortrijk.host)) == paths


def test_it_names_the_town_hall_and_shows_the_hours(demo_site, kortrijk):
    demo_site("kortrijk")
    text = kortrijk.client().get("/contact/").content.decode()
    assert "056 00 00 00" in text
    assert "9 tot 12 uur en 13.30 tot 17 uur" in text
