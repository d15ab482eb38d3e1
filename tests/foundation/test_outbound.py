"""Asking something outside: what is refused before anything is sent, and what comes back."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from foundation import outbound


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/elders":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = b"x" * 5000 if self.path == "/groot" else f"{self.headers['Host']} {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_an_answer_comes_back_whole(port: int) -> None:
    answer = outbound.ask("GET", f"http://kortrijk.localhost:{port}/pad?vraag=1")
    assert (answer.status, answer.fine) == (200, True)
    assert answer.body.decode() == f"kortrijk.localhost:{port} /pad?vraag=1"


def test_a_redirection_is_not_followed(port: int) -> None:
    assert outbound.ask("GET", f"http://127.0.0.1:{port}/elders").status == 302


def test_an_answer_has_a_largest_size(port: int) -> None:
    with pytest.raises(outbound.Unreachable, match="larger"):
        outbound.ask("GET", f"http://127.0.0.1:{port}/groot", largest=1000)


def test_nobody_there_is_said() -> None:
    with pytest.raises(outbound.Unreachable):
        outbound.ask("GET", "http://127.0.0.1:9/", patience=2)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://kortrijk.localhost/", "http://10.1.2.3/", "http://192.168.1.1/", "http://172.16.0.1/",
        "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/", "http://224.0.0.1/", "http://2130706433/", "http://0x7f.1/",
    ],
)  # fmt: skip
def test_our_own_network_is_refused(settings: Any, url: str) -> None:
    settings.STREEKPOORT_OUTBOUND_PRIVATE = False
    with pytest.raises(outbound.OutboundProblem):
        outbound.check(url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.be/",
        "file:///etc/passwd",
        "http:///pad",
        "http://a:b@example.be/",
        "http://example.be:99999/",
        "http://exa mple.be/",
        "javascript:x",
        "",
    ],
)
def test_only_plain_addresses_of_the_web(url: str) -> None:
    with pytest.raises(outbound.AddressRefused):
        outbound.check(url)


def test_a_name_with_one_inner_address_is_refused_whatever_the_others(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STREEKPOORT_OUTBOUND_PRIVATE = False
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: answers)
    with pytest.raises(outbound.AddressRefused, match=r"10\.0\.0\.1"):
        outbound.check("http://sluw.example/")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: answers[:1])
    outbound.check("http://eerlijk.example/")


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that says something else the second time gains nothing: it is asked once."""
    settings.STREEKPOORT_OUTBOUND_PRIVATE = False
    asked: list[str] = []

    def look_up(host: str, *args: Any, **options: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34" if len(asked) == 1 else "127.0.0.1", 80))]

    seen: list[Any] = []

    def connect(address: Any, timeout: Any = None, *args: Any) -> None:
        seen.append(address)
        raise OSError("no network here")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(outbound.Unreachable):
        outbound.ask("GET", "http://wispelturig.example/")
    assert seen == [("93.184.216.34", 80)]
