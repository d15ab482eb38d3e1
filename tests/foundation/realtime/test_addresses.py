"""Where a page finds its socket, and which pages a socket listens to."""

import pytest
from django.test import RequestFactory, override_settings

from foundation.realtime import address
from foundation.realtime.addresses import same_site
from foundation.realtime.consumers import NO_NUMBER, position

pytestmark = pytest.mark.usefixtures("ports")


@pytest.fixture
def ports():
    with override_settings(STREEKPOORT_PORT=8000, SOCKET_ORIGIN_PORT=8001, ALLOWED_HOSTS=["*"]):
        yield


def test_locally_the_socket_has_a_port_of_its_own():
    request = RequestFactory().get("/", headers={"host": "regio.localhost:8000"})
    assert address(request, "/ws/meldpunt/") == "ws://regio.localhost:8001/ws/meldpunt/"


def test_behind_an_ingress_it_has_the_address_of_the_page():
    request = RequestFactory().get("/", headers={"host": "kortrijk.voorbeeld.be"}, secure=True)
    assert address(request, "/ws/werk/") == "wss://kortrijk.voorbeeld.be/ws/werk/"


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        ("http://regio.localhost:8000", True),
        ("https://regio.localhost", True),
        ("", True),
        ("http://kortrijk.localhost:8000", False),
        ("http://regio.localhost:9999", False),
        ("http://regio.localhost.kwaad.example", False),
        ("null", False),
        ("file://regio.localhost", False),
        ("http://regio.localhost:x", False),
    ],
)
def test_only_pages_of_the_same_host_may_open_it(origin, ours):
    assert same_site(origin, "regio.localhost:8001") is ours


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", (None, "")),
        ("after=12&epoch=e", (12, "e")),
        ("after=0", (0, "")),
        ("after=-1", (NO_NUMBER, "")),
        ("after=%F0%9F%98%80", (NO_NUMBER, "")),
        ("after=" + "9" * 40, (NO_NUMBER, "")),
        ("after=1%00", (NO_NUMBER, "")),
    ],
)
def test_a_position_that_cannot_be_one_is_no_error(query, found):
    assert position({"query_string": query.encode()}) == found
