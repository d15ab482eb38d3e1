"""A page is given from memory to whoever has no account, never a second too long, never to another host or person."""

import time
from io import BytesIO

import pytest
from django.core.wsgi import get_wsgi_application

from cms.caching import forget, keeping, parts
from cms.caching.keeping import BELIEVE_FOR, PageCache
from cms.site.models import ContentPage, HomePage
from foundation.tenancy import municipality, region
from tests import cast
from tests.support.stack import wait_for

BEHIND = 1.0  # seconds that a page may be


class Reader:
    """Asks a process (a `PageCache` around a counting Django) for pages."""

    def __init__(self):
        self.made = 0
        self.django = get_wsgi_application()
        self.process = PageCache(self.count)

    def count(self, environ, start_response):
        self.made += 1
        return self.django(environ, start_response)

    def get(self, host, path="/", method="GET", **more):
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method, "HTTP_HOST": host, "SERVER_NAME": host, "SERVER_PORT": "80", "PATH_INFO": path, "QUERY_STRING": query,
            "wsgi.input": BytesIO(), "wsgi.url_scheme": "http", "wsgi.errors": BytesIO(), "REMOTE_ADDR": "127.0.0.1", "HTTP_USER_AGENT": "testbot", **more,
        }  # fmt: skip
        told = {}

        def start(status, headers, *rest):
            told.update(status=int(status[:3]), **{name.lower(): value for name, value in headers})

        answer = self.process(environ, start)
        told["text"] = b"".join(answer)
        getattr(answer, "close", lambda: None)()
        return told


@pytest.fixture
def page(committed):
    with municipality("kortrijk"):
        home = HomePage.objects.get()
        yield home.add_child(instance=ContentPage(title="Eerste titel", slug="bewaard"))


@pytest.fixture
def same_minute(monkeypatch):
    monkeypatch.setattr(keeping, "MINUTE", 86_400)
    monkeypatch.setattr(parts, "MINUTE", 86_400)


@pytest.mark.usefixtures("same_minute", "page")
def test_it_is_made_once_and_revalidated_for_nothing(kortrijk):
    reader = Reader()
    first, second = (reader.get(kortrijk.host, "/bewaard/") for _ in range(2))
    assert (first["status"], reader.made) == (200, 1)
    assert first["text"] == second["text"]
    assert b"Eerste titel" in first["text"]
    assert b"csrfmiddlewaretoken" not in first["text"]
    assert "set-cookie" not in first
    assert first["cache-control"] == "no-cache"
    again = reader.get(kortrijk.host, "/bewaard/", HTTP_IF_NONE_MATCH=first["etag"])
    assert (again["status"], again["text"], reader.made) == (304, b"", 1)
    packed = reader.get(kortrijk.host, "/bewaard/", HTTP_ACCEPT_ENCODING="gzip, br")
    assert packed["content-encoding"] == "gzip"
    assert len(packed["text"]) < len(first["text"]) / 2
    assert reader.get(kortrijk.host, "/bewaard/", method="HEAD")["text"] == b""


@pytest.mark.usefixtures("same_minute")
def test_what_is_published_stands_everywhere_within_a_second(page, kortrijk, menen):
    processes = [Reader(), Reader()]
    for reader in processes:
        reader.get(kortrijk.host, "/bewaard/")
        reader.get(menen.host, "/")
    with kortrijk.wall():
        page.title = "Tweede titel"
        page.save_revision().publish()
    published = time.monotonic()
    for reader in processes:
        wait_for(lambda reader=reader: b"Tweede titel" in reader.get(kortrijk.host, "/bewaard/")["text"], 5, "the page")
        assert time.monotonic() - published < BEHIND
    made = [reader.made for reader in processes]
    for reader in processes:
        reader.get(menen.host, "/")
    assert [reader.made for reader in processes] == made, "a neighbour forgets nothing"


@pytest.mark.usefixtures("same_minute", "page")
def test_nobody_gets_what_belongs_to_somebody_else(kortrijk, menen):
    reader = Reader()
    of_kortrijk = reader.get(kortrijk.host, "/")["text"]
    assert reader.get(menen.host, "/")["text"] != of_kortrijk
    client = kortrijk.client(cast.RITA)
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    before = reader.made
    reader.get(kortrijk.host, "/", HTTP_COOKIE=cookies)
    reader.get(kortrijk.host, "/", HTTP_COOKIE="onbekend=1")
    reader.get(kortrijk.host, "/?vreemd=1")
    reader.get(kortrijk.host, "/", HTTP_AUTHORIZATION="Basic x")
    assert reader.made == before + 4
    assert reader.get(kortrijk.host, "/")["text"] == of_kortrijk
    assert reader.made == before + 4
    for path in ("/inloggen/", "/melden/", "/bestaat-niet/"):
        one, two = reader.get(kortrijk.host, path), reader.get(kortrijk.host, path)
        assert one["status"] in (200, 302, 404), two["status"]
    assert {key[1] for key in reader.process._kept} == {"/"}


@pytest.mark.usefixtures("same_minute")
def test_who_goes_past_the_kept_pages_reads_nothing_old_either(page, kortrijk, menen):
    """What a page consists of is remembered as long as nothing changed: its text, the menu, the footer, that it is there."""
    reader, past = Reader(), {"HTTP_COOKIE": "onbekend=1"}
    first = reader.get(kortrijk.host, "/bewaard/", **past)
    assert b"Eerste titel" in first["text"] and "x-kept" not in first
    assert reader.get(menen.host, "/bewaard/", **past)["status"] == 404
    for changed, seen in (({"title": "Tweede titel", "show_in_menus": True}, b"Tweede titel</a>"), ({}, None)):
        with kortrijk.wall():
            for name, value in changed.items():
                setattr(page, name, value)
            page.save_revision().publish() if changed else page.unpublish()
        since = time.monotonic()

        def right(seen=seen):
            told = reader.get(kortrijk.host, "/bewaard/", **past)
            return seen in told["text"] if seen else told["status"] == 404

        wait_for(right, 5, "the page as it is now")
        assert time.monotonic() - since < BEHIND
    assert reader.get(menen.host, "/", **past)["text"].count(b"Tweede titel") == 0


@pytest.mark.usefixtures("same_minute", "page")
def test_languages_stand_apart(spiere_helkijn):
    reader = Reader()
    dutch = reader.get(spiere_helkijn.host, "/")["text"]
    french = reader.get(spiere_helkijn.host, "/", HTTP_COOKIE="django_language=fr")["text"]
    assert b'<html lang="fr"' in french
    assert b'<html lang="nl"' in dutch
    assert reader.get(spiere_helkijn.host, "/")["text"] == dutch
    assert reader.made == 2


@pytest.mark.usefixtures("same_minute", "page")
def test_while_the_database_does_not_answer_nothing_is_believed(kortrijk, monkeypatch):
    reader = Reader()
    reader.get(kortrijk.host, "/")
    monkeypatch.setattr(reader.process.versions, "refresh", lambda: None)
    reader.process.versions._asked -= BELIEVE_FOR
    reader.get(kortrijk.host, "/")
    assert reader.made == 2


@pytest.mark.wall("kortrijk")
def test_a_municipality_speaks_for_itself_alone():
    before = keeping.queries.versions()
    forget("menen")
    after = keeping.queries.versions()
    assert after.get("menen") == before.get("menen")
    assert after["kortrijk"] != before.get("kortrijk")
    with region("coordinator"):
        forget("menen")
    assert keeping.queries.versions().get("menen") != before.get("menen")


@pytest.mark.usefixtures("same_minute", "page")
def test_memory_has_an_end(kortrijk, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_BYTES", 60_000)
    reader = Reader()
    for number in range(1, 30):
        reader.get(kortrijk.host, f"/nieuws/?pagina={number}")
    assert reader.process._bytes <= 60_000
    assert reader.process._bytes == sum(len(kept.plain) + len(kept.packed) for kept in reader.process._kept.values())
