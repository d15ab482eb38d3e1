"""PostgreSQL shut down at once, without waiting for anybody, under engine, paging, web and open sockets.

What was accepted is there and is called for once; nobody is told that something arrived when it did not; the desk misses nothing.
And nobody has to start anything again but the server itself.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from foundation.tenancy import region
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.paging.models import Kind, Page, PageState
from tests import cast
from tests.faults.alone import Alone, alone
from tests.faults.own_cluster import Cluster, own_cluster
from tests.faults.test_engine_killed import acute, assert_each_called_once, await_calls
from tests.faults.test_web_cut_off import (
    assert_no_empty_confirmation,
    assert_sending_again_ends_well,
    fill_in,
    send_all,
)
from tests.foundation.realtime.server import Server
from tests.foundation.realtime.test_socket import DESK, notice
from tests.regional_meldpunt.paging.gateway import simulator
from tests.regional_meldpunt.paging.people import eva_with_a_number
from tests.support.places import Place
from tests.support.stack import wait_for

PATIENCE = 60.0
UNAVAILABLE = 503
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with own_cluster(tmp_path_factory.mktemp("struck")) as made:
        yield made


@pytest.fixture
def cluster(committed: None, server: Cluster) -> Iterator[Cluster]:
    with server.lived_on():
        yield server


def alive(stack: Alone) -> bool:
    return all(process.poll() is None for process in stack.processes.values())


def test_what_was_accepted_is_called_for_once_and_rings_once(cluster: Cluster, tmp_path: Path) -> None:
    """Twice, in the middle of the work of engine and paging."""
    eva_with_a_number()
    with simulator() as gateway:
        gateway.behave("accept")
        settings = {
            **cluster.environment,
            "STREEKPOORT_GATEWAY_PORT": str(gateway.server_port),
            "STREEKPOORT_PAGE_SPACING": "0",
            "STREEKPOORT_RECEIPT_WITHIN": "600",
        }
        with alone("engine", "paging", folder=tmp_path, **settings) as house:
            found = acute(4)
            for _time in range(2):
                await_calls(house, len(found) - 3)
                cluster.shut_down_at_once()
                cluster.start()
                found += acute(4)
            await_calls(house, len(found))
            wait_for(lambda: not waiting_messages(), PATIENCE, "every message", house.logs)
            assert alive(house), house.logs()
        assert_each_called_once(found)
        assert Counter(one.key for one in gateway.rang()) == dict.fromkeys(handed_over(), 1)


def waiting_messages() -> int:
    with region("desk"):
        return Page.objects.filter(kind=Kind.SMS, state__in=(PageState.DUE, PageState.HANDING)).count()


def handed_over() -> set[str]:
    """The keys of the messages that left. What travels with another one, or is over the limit of a number, has none."""
    with region("desk"):
        assert not Alarm.objects.exclude(pages__kind=Kind.SMS).exists(), "an alarm without a message"
        sent = Page.objects.filter(state=PageState.HANDED, kind__in=(Kind.SMS, Kind.VOICE), bundle=None)
        return {page.key for page in sent}


def test_web_says_so_and_open_sockets_catch_up(cluster: Cluster, tmp_path: Path, kortrijk: Place, regio: Place) -> None:
    """503 while it is away, no confirmation without a row, and the desk's socket stays and misses nothing."""
    reports = [fill_in(kortrijk, number) for number in range(6)]
    struck = iter([cluster.shut_down_at_once])
    with alone("web", "sockets", folder=tmp_path, **cluster.environment) as house:
        house.await_web()
        house.await_sockets()
        with Server(house.socket_port, None).socket(regio, DESK, cast.DIRK) as desk:  # type: ignore[arg-type]  # outside
            place = int(str(desk.frame()["seq"]))
            answers = send_all(reports, house, lambda: next(struck, lambda: None)())
            assert_they_say_so(house)
            cluster.start()
            back = monotonic()
            assert_no_empty_confirmation(answers)
            assert_sending_again_ends_well(reports, house)
            last = notice("kortrijk")
            told = []
            while place < last:
                told.append(place := int(str(desk.frame(patience=PATIENCE)["seq"])))
            assert told == list(range(told[0], last + 1)), "every number, once and in order"
            assert monotonic() - back < PATIENCE
        assert alive(house), house.logs()


def assert_they_say_so(house: Alone) -> None:
    assert status(house.port, "/-/ready") == status(house.port, "/melden/") == UNAVAILABLE, house.logs()
    wait_for(lambda: status(house.socket_port, "/-/live") == UNAVAILABLE, PATIENCE, "the sockets to say so")


def status(port: int, path: str) -> int:
    request = Request(f"http://127.0.0.1:{port}{path}", headers={"Host": "kortrijk.localhost"})
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            return int(answer.status)
    except HTTPError as refused:
        return refused.code
