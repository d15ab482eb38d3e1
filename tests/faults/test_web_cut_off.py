"""Web killed, its connections ended, Redis gone, in the middle of reports: never a confirmation without a row, and sending again
always ends well, with one melding."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
import redis
from django.db import connections

from foundation.tenancy import municipality
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.meldingen.models import Melding
from streekpoort.embedded import redis as embedded_redis
from tests.faults.alone import Alone, alone, end_backends
from tests.regional_meldpunt.intake import filling
from tests.support.places import Place

REPORTS = 15
AT_ONCE = 4
CONFIRMED = 302
LOST = 0
pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Report:
    """A filled-in last page, as the browser would send it. ``send`` answers the status; 0 when the line broke."""

    path: str
    body: str
    cookies: str

    @property
    def draft(self) -> str:
        return self.path.split("/")[2]

    def send(self, stack: Alone) -> int:
        headers = {
            "Host": f"kortrijk.localhost:{stack.port}",
            "Cookie": self.cookies,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        line = http.client.HTTPConnection("127.0.0.1", stack.port, timeout=60)
        try:
            line.request("POST", self.path, self.body, headers)
            return line.getresponse().status
        except (OSError, http.client.HTTPException):
            return LOST
        finally:
            line.close()


@pytest.fixture
def reports(committed: None, kortrijk: Place) -> list[Report]:
    """Filled in by as many visitors, up to the last button."""
    return [fill_in(kortrijk, number) for number in range(REPORTS)]


def fill_in(kortrijk: Place, number: int) -> Report:
    visitor = kortrijk.client()
    path = filling.details(visitor, filling.where(visitor), description=f"Put nummer {number}.")
    form = filling.fields(visitor.get(path).content, email="gust@example.org")
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in visitor.cookies.items())
    return Report(path, urlencode(form), cookies)


@pytest.fixture
def web(reports: list[Report], tmp_path: Path) -> Iterator[Alone]:
    with alone("web", folder=tmp_path) as stack:
        stack.await_web()
        yield stack


def send_all(reports: list[Report], stack: Alone, meanwhile: Callable[[], object]) -> dict[str, int]:
    """Send everything, four at a time, while something goes wrong again and again; draft -> status."""
    over = threading.Event()

    def trouble() -> None:
        while not over.is_set():
            meanwhile()
            over.wait(0.05)

    troubling = threading.Thread(target=trouble)
    troubling.start()
    try:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            statuses = list(pool.map(lambda report: report.send(stack), reports))
    finally:
        over.set()
        troubling.join(timeout=60)
    return {report.draft: status for report, status in zip(reports, statuses, strict=True)}


def rows() -> dict[str, int]:
    """Draft -> its meldingen. The connection of this process may have been ended with the others."""
    connections.close_all()
    with municipality("kortrijk"):
        keys = {key: str(pk) for pk, key in Draft.objects.values_list("pk", "key")}
        found: dict[str, int] = dict.fromkeys(keys.values(), 0)
        for key in Melding.objects.filter(key__in=keys).values_list("key", flat=True):
            found[keys[key]] += 1
    return found


def assert_no_empty_confirmation(answers: dict[str, int]) -> None:
    confirmed = {draft for draft, status in answers.items() if status == CONFIRMED}
    made = {draft for draft, count in rows().items() if count}
    assert confirmed <= made, "somebody was told that it arrived, and it did not"


def assert_sending_again_ends_well(reports: list[Report], stack: Alone) -> None:
    """A visitor who saw an error presses again, and perhaps once more."""
    for report in reports:
        deadline = time.monotonic() + 60
        while (status := report.send(stack)) != CONFIRMED:
            assert time.monotonic() < deadline, f"{status}\n{stack.logs()}"
            time.sleep(0.1)
    assert rows() == {report.draft: 1 for report in reports}


def test_ended_database_connections(web: Alone, reports: list[Report], superuser_url: str) -> None:
    answers = send_all(reports, web, lambda: end_backends(superuser_url, "streekpoort"))
    assert_no_empty_confirmation(answers)
    assert_sending_again_ends_well(reports, web)


def test_a_killed_web(web: Alone, reports: list[Report]) -> None:
    half = len(reports) // 2

    def kill_once() -> None:
        if "web" in web.processes and sum(rows().values()) >= 3:
            web.kill("web")

    answers = send_all(reports[:half], web, kill_once)
    assert_no_empty_confirmation(answers)
    if "web" in web.processes:
        web.kill("web")
    web.start("web")
    web.await_web()
    assert_sending_again_ends_well(reports, web)


def test_an_emptied_and_restarted_redis(reports: list[Report], tmp_path: Path) -> None:
    home = tmp_path / "redis-home"
    url = embedded_redis.ensure(home)
    try:
        with alone("web", folder=tmp_path, REDIS_URL=url) as web:
            web.await_web()
            third = len(reports) // 3
            answers = send_all(reports[:third], web, redis.Redis.from_url(url).flushall)
            assert set(answers.values()) == {CONFIRMED}
            embedded_redis.stop(home)
            answers |= send_all(reports[third : 2 * third], web, lambda: None)
            assert_no_empty_confirmation(answers)
            assert embedded_redis.ensure(home) == url
            assert_sending_again_ends_well(reports, web)
    finally:
        embedded_redis.stop(home)
