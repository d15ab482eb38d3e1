"""Whether the engine works can be seen: by the coordinator, and from outside."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.utils.timezone import now

from foundation.tenancy import region
from regional_meldpunt.dispatch import due
from regional_meldpunt.dispatch.lifesigns import Lifesigns
from regional_meldpunt.dispatch.outside import Outside
from regional_meldpunt.escalation.plan import Step
from tests import cast
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.dispatch.nights import MINUTE, NEXT, ON_CALL, Night
from tests.support.places import Place
from tests.support.stack import wait_for


@contextmanager
def somebody_outside(status: int = 200) -> Iterator[tuple[str, list[bytes]]]:
    heard: list[bytes] = []

    class Listener(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Nothing on the console."""

    server = HTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", heard
    finally:
        server.shutdown()
        server.server_close()


def test_the_outside_hears_it_while_it_works_and_not_while_it_is_late(settings: Any) -> None:
    settings.STREEKPOORT_OUTBOUND_PRIVATE, settings.STREEKPOORT_HEARTBEAT_EVERY = True, 0.05
    with somebody_outside() as (url, heard):
        settings.STREEKPOORT_HEARTBEAT_URL = url
        engine = Outside("engine:1")
        try:
            engine.looked(late=0.0)
            wait_for(lambda: len(heard) >= 2, 10, "two signs")
            engine.looked(late=60.0)
            wait_for(lambda: not engine.works, 10, "it to be late")
            time.sleep(0.2)  # what was on its way arrives
            count = len(heard)
            time.sleep(0.3)
            assert len(heard) == count, "who is late is silent: silence is the alarm"
            assert b"engine:1" in heard[0]
        finally:
            engine.stop()


def test_without_an_address_nothing_leaves(settings: Any) -> None:
    settings.STREEKPOORT_HEARTBEAT_URL = ""
    engine = Outside("engine:1")
    engine.looked(late=0.0)
    assert engine.told is None


@pytest.mark.usefixtures("committed")
def test_the_coordinator_sees_engines_what_comes_and_what_was_sent(
    regio: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    night = Night(monkeypatch)
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found = night.melding()
    coordinator = regio.client(cast.COOR)
    assert "Geen enkele motor" in coordinator.get("/wacht-motor/").content.decode()
    night.go()
    with login("engine"), region("engine"):
        assert Lifesigns().give(now())
    page = coordinator.get("/wacht-motor/").content.decode()
    assert page.count(found.number) == 2
    assert "Eva Dewitte" in page
    assert "Oproepen werken" in page


@pytest.mark.usefixtures("committed")
def test_a_clock_that_is_set_back_makes_nobody_wait_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    night = Night(monkeypatch)
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found = night.melding()
    night.go()
    night.at -= timedelta(hours=1)
    with login("engine"), region("engine"):
        due.after_a_clock_set_back(night.at)
    assert night.run(found).due_at == night.at + 5 * MINUTE
    night.go(5)
    assert night.calls(found) == ["Eva expired", "Jan sent"]
