"""The simulator as a process of the demo. Receipts and answers go to the region's own address, signed."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection
from types import FrameType

from django.conf import settings
from django.utils.timezone import now

from foundation.notifications import gateway
from regional_meldpunt.paging.simulator.server import Simulator

HEARD = "/-/sms/"
PATIENCE = 10.0


def run() -> None:
    """Until SIGTERM."""
    stop = threading.Event()
    _on_end(stop.set)
    hook = partial(tell_region, settings.STREEKPOORT_PORT)
    simulator = Simulator(settings.STREEKPOORT_GATEWAY_PORT, hook).start()
    stop.wait()
    simulator.close()


def tell_region(port: int, told: dict[str, str]) -> None:
    """As a provider does: a signed POST to the web that listens on this port."""
    body = json.dumps(told).encode()
    timestamp = f"{now().timestamp():.0f}"
    headers = {
        "Host": f"regio.{settings.STREEKPOORT_DOMAIN}",
        "Content-Type": "application/json",
        "X-Gateway-Timestamp": timestamp,
        "X-Gateway-Signature": gateway.sign(timestamp, body),
    }
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", HEARD, body=body, headers=headers)
        connection.getresponse().read()
    finally:
        connection.close()


def _on_end(stop: Callable[[], None]) -> None:
    def handle(number: int, frame: FrameType | None) -> None:
        stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)
