"""A connection to a gateway is kept, and made anew when the gateway closed it meanwhile."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.error import HTTPError, URLError

import pytest

from foundation.notifications import kept_lines


class Gateway(ThreadingHTTPServer):
    daemon_threads = True
    closes = False
    status = 200
    connections: set[tuple[str, int]]


class _Handler(BaseHTTPRequestHandler):
    server: Gateway
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.connections.add(self.client_address)
        self.send_response(self.server.status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")
        self.close_connection = self.server.closes  # without having said so

    def log_message(self, *words: object) -> None:
        """Quiet."""


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = Gateway(("127.0.0.1", 0), _Handler)
    server.connections = set()
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def post(gateway: Gateway) -> bytes:
    url = f"http://127.0.0.1:{gateway.server_port}/sms"
    return kept_lines.post(url, b"{}", {"Idempotency-Key": "a"}, timeout=5, largest=100)


def test_one_connection_serves_many_also_after_a_refusal(gateway: Gateway) -> None:
    assert [post(gateway) for _ in range(3)] == [b"ok"] * 3
    gateway.status = 503
    with pytest.raises(HTTPError):
        post(gateway)
    gateway.status = 302
    with pytest.raises(HTTPError):
        post(gateway)
    gateway.status = 200
    assert post(gateway) == b"ok"
    assert len(gateway.connections) == 1


def test_a_gateway_that_closes_behind_our_back_loses_nothing(gateway: Gateway) -> None:
    gateway.closes = True
    assert [post(gateway) for _ in range(3)] == [b"ok"] * 3
    assert len(gateway.connections) == 3


def test_nobody_there_is_an_error_of_the_address() -> None:
    with pytest.raises(URLError):
        kept_lines.post("http://127.0.0.1:9/", b"", {}, timeout=1, largest=10)
