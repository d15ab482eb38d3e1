"""From an accepted melding to its first notification at the gateway, at fifty acute meldingen a second.

Real engine and paging processes; a push service and the gateway of telephones on this machine. Everything rings one
person, who has the app on a device: what comes while a message is on its way goes together in the next one.
"""

from tests.bench import house  # isort: skip  # the environment comes before anything of Django

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from django.db.models import Min
from django.utils.timezone import now

from foundation.events.models import StoredEvent
from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.paging import channels
from regional_meldpunt.paging.models import Page
from regional_meldpunt.paging.simulator.server import Simulator
from tests.bench.figures import Figure
from tests.faults.alone import alone
from tests.regional_meldpunt.desk.people import DIRK
from tests.regional_meldpunt.meldingen import making
from tests.regional_meldpunt.paging.gateway import simulator
from tests.regional_meldpunt.paging.people import eva_with_a_number
from tests.regional_meldpunt.paging.test_push import browser_keys
from tests.support.stack import wait_for

RATE, SECONDS = 50, 6
GOAL_MS = 500.0


def run() -> list[Figure]:
    with house.opened(), _push_service() as endpoint, simulator() as gateway:
        eva = eva_with_a_number()
        with region("desk"):
            channels.subscribe(eva, browser_keys(endpoint), device="bench", by=DIRK, at=now())
        with tempfile.TemporaryDirectory() as folder:
            changes = {"STREEKPOORT_GATEWAY_PORT": str(gateway.server_port)}
            with alone("engine", "paging", folder=Path(folder), **changes) as stack:
                _warm_up()
                before = _alarms()
                late = _storm()
                wait_for(lambda: _handed() >= before + RATE * SECONDS, 120, "every alarm", stack.logs)
        times = _milliseconds()[before:]
    return [_figure(times, late, gateway)]


def _figure(times: list[float], late: float, gateway: Simulator) -> Figure:
    times = sorted(times)
    p99, median = times[int(len(times) * 0.99)], times[len(times) // 2]
    texts = sum(1 for one in gateway.rang() if one.kind == "sms")
    told = f"{len(times)} alarms, {texts} text messages, sender {late:.2f} s late, load {os.getloadavg()[0]:.1f}"
    print(told, file=sys.stderr)
    return Figure(
        name=f"melding to first notification at {RATE}/s, p99", ours=p99, unit="ms", other=median, other_name="median",
        goal=f"< {GOAL_MS:.0f} ms", met=p99 < GOAL_MS and len(times) >= RATE * SECONDS,
    )  # fmt: skip


def _storm() -> float:
    """Fifty a second, each in its own transaction; returns by how much the sender itself fell behind."""
    begun = time.perf_counter()
    with municipality("kortrijk"):
        for number in range(RATE * SECONDS):
            wait = begun + number / RATE - time.perf_counter()
            if wait > 0:
                time.sleep(wait)
            making.receive(decision=making.REGION, category="boom-op-de-weg", urgency="acute")
    return max(0.0, time.perf_counter() - begun - SECONDS)


def _warm_up() -> None:
    """One melding, so that both processes have begun."""
    with municipality("kortrijk"):
        making.receive(decision=making.REGION, category="boom-op-de-weg", urgency="acute")
    wait_for(lambda: _handed() >= 1, 120, "the first alarm")


def _alarms() -> int:
    with region("desk"):
        return Alarm.objects.count()


def _handed() -> int:
    with region("desk"):
        told = Page.objects.filter(kind="push").exclude(handed_at=None)
        return told.values("alarm").distinct().count()


def _milliseconds() -> list[float]:
    """By the clock of the database: from the event of the melding to the push service's answer, as it was written."""
    with region("desk"):
        accepted = dict(StoredEvent.objects.filter(event="melding.received").values_list("data__number", "at"))
        pages = Page.objects.filter(kind="push").exclude(handed_at=None)
        handed = pages.values("alarm__melding__number").annotate(first=Min("handed_at")).order_by("first")
        return [
            (row["first"] - accepted[row["alarm__melding__number"]]).total_seconds() * 1000
            for row in handed
            if row["first"] is not None
        ]


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(201)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *words: object) -> None:
        """Quiet."""


@contextmanager
def _push_service() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/device"
    finally:
        server.shutdown()
        server.server_close()
