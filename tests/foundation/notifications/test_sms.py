"""The text message channel, against a real server on this machine."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.error import HTTPError, URLError

import pytest

from foundation.notifications import sms
from foundation.notifications.channels import Message
from foundation.notifications.senders import Sender

SENDER = Sender(name="Spiere-Helkijn", full_name="Gemeente Spiere-Helkijn", host="spiere-helkijn.localhost")


class Gateway(HTTPServer):
    """Answers what a test says, and remembers what it got."""

    status = 202
    got: list[dict[str, Any]]


class _Handler(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append({**json.loads(body), "headers": dict(self.headers)})
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(b"said the gateway")

    def log_message(self, *words: object) -> None:
        """Quiet."""


@pytest.fixture
def gateway(settings: Any) -> Iterator[Gateway]:
    server = Gateway(("127.0.0.1", 0), _Handler)
    server.got = []
    Thread(target=server.serve_forever, daemon=True).start()
    settings.STREEKPOORT_SMS_BACKEND = "foundation.notifications.sms.by_gateway"
    settings.STREEKPOORT_SMS_URL = f"http://127.0.0.1:{server.server_port}/messages"
    settings.STREEKPOORT_SMS_TOKEN = "geheim-van-de-poort"
    yield server
    server.shutdown()
    server.server_close()


def message(number: str = "0470 12 34 56") -> Message:
    return Message(
        ident="spiere_helkijn.m7",
        recipient=number,
        subject="",
        text="Uw melding is in orde.\n",
        html="",
        language="nl",
        sender=SENDER,
    )


def test_it_says_who_what_and_to_whom_and_stays_the_same_when_repeated(gateway: Gateway) -> None:
    for _try in range(2):
        sms.deliver(message())
    first, second = gateway.got
    assert (first["to"], first["from"], first["text"]) == ("+32470123456", "SpiereHelki", "Uw melding is in orde.")
    assert first["headers"]["Authorization"] == "Bearer geheim-van-de-poort"
    assert first["headers"]["Idempotency-Key"] == second["headers"]["Idempotency-Key"]


@pytest.mark.parametrize("status", [400, 404, 422])
def test_what_the_gateway_refuses_is_refused_for_good(gateway: Gateway, status: int) -> None:
    gateway.status = status
    with pytest.raises(sms.NumberRefused):
        sms.deliver(message())


@pytest.mark.parametrize("status", [401, 429, 500, 503])
def test_what_the_gateway_cannot_do_now_is_tried_again(gateway: Gateway, status: int) -> None:
    gateway.status = status
    with pytest.raises(HTTPError):
        sms.deliver(message())


def test_a_gateway_that_is_away_is_no_refusal(gateway: Gateway, settings: Any) -> None:
    settings.STREEKPOORT_SMS_URL = "http://127.0.0.1:9/"
    with pytest.raises(URLError):
        sms.deliver(message())


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "ftp://example.org"])
def test_without_a_gateway_it_says_so(gateway: Gateway, settings: Any, url: str) -> None:
    settings.STREEKPOORT_SMS_URL = url
    with pytest.raises(sms.NoGateway):
        sms.deliver(message())


@pytest.mark.parametrize(
    ("typed", "full"),
    [("0470/12.34.56", "+32470123456"), ("0033 6 12 34 56 78", "+33612345678"), ("+32 470 12 34 56", "+32470123456")],
)
def test_a_number_is_written_with_its_country(typed: str, full: str) -> None:
    assert sms.international(typed) == full


@pytest.mark.parametrize("typed", ["", "112", "geen nummer", "+33 612 34", "\x00"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(sms.NumberRefused):
        sms.international(typed)
