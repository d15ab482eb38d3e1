"""Visits: a number per page and month, from memory or not, of readers only, written within seconds."""

import csv
import signal
import time
from urllib.request import Request, urlopen

import pytest
from django.utils import timezone

from cms.visits import actions
from cms.visits.counting import Counting
from cms.visits.models import Visit
from tests import cast
from tests.support.stack import wait_for

ORDINARY = {"REQUEST_METHOD": "GET", "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


@pytest.mark.wall("kortrijk")
def test_numbers_are_added_up(db):
    month = timezone.localdate().replace(day=1)
    actions.add({"/": 3, "/contact/": 1}, month)
    actions.add({"/": 4}, month)
    assert dict(Visit.objects.values_list("path", "views")) == {"/": 7, "/contact/": 1}


def test_readers_are_counted_and_nobody_else(committed, kortrijk, menen):
    counting = Counting()
    counting._writes = True  # no thread: the test writes itself
    for environ in (
        ORDINARY,
        ORDINARY | {"HTTP_USER_AGENT": "Googlebot/2.1"},
        ORDINARY | {"REQUEST_METHOD": "HEAD"},
        ORDINARY | {"HTTP_SEC_PURPOSE": "prefetch"},
    ):
        counting.seen("kortrijk", "/", environ)
    counting.seen("menen", "/contact/", ORDINARY)
    counting.seen("weg", "/", ORDINARY)  # a municipality that left: kept for later, stops nobody
    assert counting.write() == 2
    for place, path in ((kortrijk, "/"), (menen, "/contact/")):
        with place.wall():
            assert list(Visit.objects.values_list("path", "views")) == [(path, 1)]
    assert counting._counts == {("weg", "/"): 1}


def test_editors_see_a_table_and_a_file(db, kortrijk, menen):
    month = timezone.localdate().replace(day=1)
    with kortrijk.wall():
        actions.add({"/verhuizen/": 1234, "/=formule/": 1}, month)
    rita = kortrijk.client(cast.RITA)
    assert "/verhuizen/" in rita.get("/kantoor/bezoek/").content.decode()
    rows = list(
        csv.reader(rita.get("/kantoor/bezoek/", {"als": "csv"}).content.decode("utf-8-sig").splitlines(), delimiter=";")
    )
    assert rows[1][1:] == ["/verhuizen/", "", "1234"]
    assert kortrijk.client(cast.ANNA).get("/kantoor/bezoek/").status_code == 404


def test_what_was_read_survives_the_death_of_the_process(live_stack, kortrijk):
    """Two seconds after it was read a page is counted, whatever happens to the process then."""
    for _number in range(5):
        headers = {"User-Agent": ORDINARY["HTTP_USER_AGENT"], "Host": kortrijk.host}
        asked = Request(f"http://127.0.0.1:{live_stack.port}/", headers=headers)
        with urlopen(asked, timeout=60) as answer:
            assert answer.status == 200
            assert "Set-Cookie" not in answer.headers
    time_read = time.monotonic()

    def counted():
        with kortrijk.wall():
            return sum(Visit.objects.filter(path="/").values_list("views", flat=True)) == 5

    wait_for(counted, 30, "the visits to be written")
    print(f"written after {time.monotonic() - time_read:.1f} s")
    live_stack.kill("web", signal.SIGKILL)
    live_stack.start("web")
    live_stack.await_ready()
    assert counted()
