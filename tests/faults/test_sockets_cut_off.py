"""Redis emptied, database backends ended, the sockets process killed: the desk misses nothing."""

import pytest
import redis
from django.conf import settings
from websockets.exceptions import ConnectionClosed

from foundation.events.stream import head
from foundation.tenancy import region
from tests import cast
from tests.faults.alone import alone, end_backends
from tests.foundation.realtime.server import Server
from tests.foundation.realtime.test_socket import DESK, notice

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def processes(django_db_setup, tmp_path_factory):
    with alone("sockets", folder=tmp_path_factory.mktemp("sockets")) as found:
        found.await_sockets()
        yield found


@pytest.fixture
def house(committed, processes):
    return processes


@pytest.fixture
def sockets(house):
    return Server(house.socket_port, None)


def test_an_emptied_redis_costs_no_event(house, sockets, regio):
    with sockets.socket(regio, DESK, cast.DIRK) as ear:
        ear.frame()
        redis.Redis.from_url(settings.REDIS_URL).flushdb()
        seq = notice("kortrijk")
        assert ear.frame()["seq"] == seq


def test_ended_database_backends_cost_no_event(house, sockets, regio, superuser_url):
    with sockets.socket(regio, DESK, cast.DIRK) as ear:
        ear.frame()
        assert end_backends(superuser_url, "streekpoort %")
        seq = notice("kortrijk")
        assert ear.frame(patience=10)["seq"] == seq


def test_a_killed_sockets_process_is_caught_up_with_by_number(house, sockets, regio):
    client = regio.client(cast.DIRK)
    cookie = client.cookies["streekpoort_session"].value
    with region("desk"):
        before = head()
    with sockets.socket_of(regio, DESK, cookie) as ear:
        ear.frame()
        house.kill("sockets")
        with pytest.raises(ConnectionClosed):
            ear.frame()
    missed = [notice("kortrijk") for _ in range(3)]
    house.start("sockets")
    house.await_sockets()
    with sockets.socket_of(regio, DESK, cookie, query=f"?after={before.seq}&epoch={before.epoch}") as ear:
        assert [ear.frame()["seq"] for _ in missed] == missed
