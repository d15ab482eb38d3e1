"""Gateways that are slow, fail, or accept and drop; and the process that speaks to them killed at the worst moment.

Real processes, a real database, real HTTP. What counts is what rang: the gateway knows a message by its key.
"""

import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.paging import queries
from regional_meldpunt.paging.models import Kind, Page
from regional_meldpunt.paging.sending import THREADS
from regional_meldpunt.paging.simulator.server import Simulator
from tenants.people.models import Person
from tenants.registry import hosts
from tests.faults.alone import Alone, alone
from tests.regional_meldpunt.desk.people import DIRK
from tests.regional_meldpunt.paging.gateway import simulator
from tests.regional_meldpunt.paging.people import eva_with_a_number, melding
from tests.support.stack import wait_for

PATIENCE = 60.0
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("committed")]


@pytest.fixture
def gateway() -> Iterator[Simulator]:
    with simulator() as running:
        yield running


@pytest.fixture
def house(gateway: Simulator, tmp_path: Path) -> Iterator[Alone]:
    """No paging runs yet."""
    settings = {
        "STREEKPOORT_GATEWAY_PORT": str(gateway.server_port),
        "STREEKPOORT_GATEWAY_TIMEOUT": "4",
        "STREEKPOORT_GATEWAY_SLOW": "15",  # so that each gateway is left for its own reason, also on a busy machine
        "STREEKPOORT_PAGE_SPACING": "0",
    }
    with alone(folder=tmp_path, **settings) as stack:
        yield stack


@pytest.fixture
def ready(house: Alone, superuser_url: str) -> Alone:
    """Paging runs, and listens."""
    house.changes["STREEKPOORT_RECEIPT_WITHIN"] = "2"
    begin(house, superuser_url)
    return house


def begin(house: Alone, superuser_url: str) -> None:
    house.start("paging")

    def listens() -> bool:
        with psycopg.connect(superuser_url) as superuser:
            question = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = %s"
            return superuser.execute(question, ["streekpoort paging listener"]).fetchone() is not None

    wait_for(listens, PATIENCE, "paging", house.logs)


def call() -> Alarm:
    """Eva is called: a text message now, a telephone call after two minutes."""
    eva, found = eva_with_a_number(), melding()
    with region("desk"):
        return dispatch.send(found, person=eva, by=DIRK, at=now())


def pages(alarm: Alarm) -> dict[str, Page]:
    with region("desk"):
        return {page.kind: page for page in queries.pages_of([alarm.pk]).get(alarm.pk, [])}


def states(alarm: Alarm) -> dict[str, str]:
    return {kind: page.state for kind, page in pages(alarm).items()}


def trail(alarm: Alarm, kind: str) -> list[tuple[str, str]]:
    with region("desk"):
        return [(line.what, line.text) for line in pages(alarm)[kind].trail.all()]


def test_it_arrives_and_the_receipt_says_so(ready: Alone, gateway: Simulator) -> None:
    alarm = call()
    wait_for(lambda: states(alarm)["sms"] == "delivered", PATIENCE, "the receipt", ready.logs)
    assert states(alarm)["voice"] == "due"
    (heard,) = gateway.rang()
    assert heard.to == "+32470112031"
    assert heard.text.startswith("Acuut: Boom of tak op de weg, Kortrijk."), heard.text


BROKEN = {
    "fail": "gateway_error",
    "refuse": "refused",
    "delay": "slow",
    "undelivered": "not_arrived",
    "drop": "no_receipt",
}


def test_a_gateway_that_does_not_do_it_brings_the_next_way_forward(ready: Alone, gateway: Simulator) -> None:
    """The telephone rings within seconds instead of after two minutes, and the trail says why, for that reason alone."""
    for mode, why in BROKEN.items():
        gateway.behave("receipt")
        gateway.behave(mode, only="sms", seconds=6)
        alarm = call()
        wait_for(
            lambda alarm=alarm: states(alarm)["voice"] == "delivered", PATIENCE, f"the telephone: {mode}", ready.logs
        )
        assert (pages(alarm)["voice"].due_at - alarm.sent_at).total_seconds() < 20
        passed = [text for what, text in trail(alarm, "sms") if what == "passed_on"]
        assert passed == [f"{why} > voice"], mode


def test_a_gateway_that_holds_every_thread_keeps_nobody_from_another(
    house: Alone, gateway: Simulator, superuser_url: str
) -> None:
    """More messages than there are threads wait for the one; the telephone rings for each of those people in time."""
    house.changes |= {"STREEKPOORT_GATEWAY_TIMEOUT": "60", "STREEKPOORT_GATEWAY_SLOW": "3"}
    begin(house, superuser_url)
    gateway.behave("delay", only="sms", seconds=90)
    alarms = [call_somebody(number) for number in range(THREADS[Kind.SMS] + 3)]
    wait_for(lambda: all(states(one)["voice"] == "delivered" for one in alarms), PATIENCE, "the calls", house.logs)
    reasons = Counter(text for one in alarms for what, text in trail(one, "sms") if what == "passed_on")
    assert reasons["busy > voice"] >= 3
    assert reasons["slow > voice"] + reasons["busy > voice"] == len(alarms)
    assert all((pages(one)["voice"].due_at - one.sent_at).total_seconds() < 20 for one in alarms)
    assert {one.kind for one in gateway.rang()} == {"voice"}
    house.kill("paging", signal.SIGKILL)  # it would wait for the slow one


def call_somebody(number: int) -> Alarm:
    """Each with a telephone of their own."""
    hosts.municipalities()  # known before the transaction
    with municipality("menen"):
        values = {"name": f"Wacht {number}", "email": f"wacht{number}@wacht.test", "phone": f"+3247099{number:04d}"}
        somebody = Person.objects.create(
            municipality="menen", role="wachtdienst", invited_by=DIRK, joined_at=now(), **values
        )
    found = melding()
    with region("desk"):
        return dispatch.send(found, person=somebody, by=DIRK, at=now())


def test_killed_between_handing_over_and_writing_it_rings_once(house: Alone, gateway: Simulator) -> None:
    """Again and again while messages are on their way: nothing is lost, and no key rings twice."""
    gateway.behave("delay", seconds=1)
    alarms = [call()]
    for _round in range(3):
        house.start("paging")
        before = len(gateway.paged())
        wait_for(
            lambda before=before: len(gateway.paged()) > before or asked(gateway) > before,
            PATIENCE,
            "the gateway to have it",
            house.logs,
        )
        house.kill("paging", signal.SIGKILL)
        alarms.append(call())
    gateway.behave("receipt")
    house.start("paging")
    wait_for(lambda: all(states(one)["sms"] == "delivered" for one in alarms), PATIENCE, "every message", house.logs)
    carried = [page for one in alarms for page in [pages(one)["sms"]] if page.bundle_id is None]
    rang = Counter(one.key for one in gateway.rang() if one.kind == "sms")
    assert rang == {page.key: 1 for page in carried}


def asked(gateway: Simulator) -> int:
    return sum(one.asked for one in gateway.paged())


def test_two_processes_send_everything_once(house: Alone, gateway: Simulator, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    alarms = [call() for _ in range(8)]
    with alone("paging", folder=other, **house.changes):
        house.start("paging")
        wait_for(lambda: all(states(one)["sms"] == "delivered" for one in alarms), PATIENCE, "all", house.logs)
    assert all(one.asked == 1 for one in gateway.paged())
