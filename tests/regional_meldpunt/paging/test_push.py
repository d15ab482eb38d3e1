"""Web Push as a push service and a device see it: signed by us, and readable by the device alone."""

import base64
import json
import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from regional_meldpunt.paging.channels import Keys
from regional_meldpunt.paging.jobs import Device, Job, NotNow, Refused
from regional_meldpunt.paging.senders import push


def coded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Service(HTTPServer):
    """Answers by the last part of the path: a status."""

    got: list[tuple[str, dict[str, str], bytes]]


class _Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, {key.lower(): value for key, value in self.headers.items()}, body))
        self.send_response(int(self.path.rsplit("/", 1)[-1]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Quiet."""


@pytest.fixture
def service() -> Iterator[Service]:
    server = Service(("127.0.0.1", 0), _Handler)
    server.got = []
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


KEY = ec.generate_private_key(ec.SECP256R1())
SECRET = os.urandom(16)


def device(service: Service, status: int, pk: int = 1) -> Device:
    point = KEY.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return Device(pk, f"http://127.0.0.1:{service.server_port}/push/{status}", coded(point), coded(SECRET))


def browser_keys(endpoint: str) -> Keys:
    """As a browser gives them."""
    point = KEY.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return Keys(endpoint, coded(point), coded(SECRET))


def job(*devices: Device) -> Job:
    return Job(
        1, 1, "push", "k", "", "Acuut: Wateroverlast, Menen", "", tag="wacht-7", path="/wacht/7/", devices=devices
    )


def test_only_the_device_reads_it_and_it_names_nobody(service: Service) -> None:
    assert push.send(job(device(service, 201))).reached == (1,)
    ((_path, headers, body),) = service.got
    assert (headers["content-encoding"], headers["urgency"], headers["topic"]) == ("aes128gcm", "high", "wacht-7")
    assert b"Wateroverlast" not in body
    told: dict[str, Any] = json.loads(http_ece.decrypt(body, private_key=KEY, auth_secret=SECRET, version="aes128gcm"))
    assert (told["title"], told["path"]) == ("Acuut: Wateroverlast, Menen", "/wacht/7/")
    assert "+32" not in json.dumps(told)
    assert Vapid02.verify(headers["authorization"])
    assert push.public_key() in headers["authorization"]


def test_a_device_that_is_gone_is_forgotten_and_the_others_are_reached(service: Service) -> None:
    told = push.send(job(device(service, 410, 1), device(service, 201, 2), device(service, 404, 3)))
    assert (told.gone, told.reached) == ((1, 3), (2,))
    with pytest.raises(Refused) as refused:
        push.send(job(device(service, 410, 1)))
    assert (str(refused.value), refused.value.gone) == ("no_device", (1,))
    with pytest.raises(NotNow):
        push.send(job(device(service, 503)))
    assert push.send(job(Device(9, "http://127.0.0.1:9/", "no key", "none"), device(service, 201, 2))).gone == (9,)
