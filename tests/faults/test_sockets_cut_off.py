"""Redis emptied or away, database backends ended, the sockets process killed: the desk misses nothing."""

import asyncio
import json
import socket

import pytest
import redis
from django.conf import settings
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from foundation.events.stream import head
from foundation.tenancy import region
from streekpoort.embedded import redis as embedded_redis
from tests import cast
from tests.faults.alone import alone, end_backends
from tests.foundation.realtime.server import Server
from tests.foundation.realtime.test_socket import DESK, notice

PATIENCE, CROWD = 60.0, 300
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


def test_a_redis_that_is_away_costs_no_event_and_keeps_nobody_out(committed, regio, tmp_path):
    home = tmp_path / "redis-home"
    url = embedded_redis.ensure(home)
    try:
        with alone("sockets", folder=tmp_path, REDIS_URL=url) as house:
            house.await_sockets()
            sockets = Server(house.socket_port, None)
            with sockets.socket(regio, DESK, cast.DIRK) as ear:
                ear.frame()
                embedded_redis.stop(home)
                assert ear.frame_of(notice("kortrijk"))
                with sockets.socket(regio, DESK, cast.DIRK) as late:
                    late.frame()
                    embedded_redis.ensure(home)
                    last = notice("kortrijk")
                    assert late.frame_of(last)
                assert ear.frame_of(last)
    finally:
        embedded_redis.stop(home)


def test_hundreds_that_come_back_in_one_moment_all_catch_up(house, regio):
    """Worse than it can be: a page waits for half a second and by chance up to as long again (`tests/journeys/test_desk_live`)."""
    cookie = regio.client(cast.DIRK).cookies["streekpoort_session"].value
    with region("desk"):
        before = head()
    missed = [notice("kortrijk") for _ in range(3)]
    house.kill("sockets")
    house.start("sockets")
    house.await_sockets()
    address = f"ws://{regio.host}:{house.socket_port}{DESK}?after={before.seq}&epoch={before.epoch}"

    async def come_back() -> list[int]:
        wire = socket.create_connection(("127.0.0.1", house.socket_port))
        fields = {"Cookie": f"streekpoort_session={cookie}"}
        async with connect(address, sock=wire, additional_headers=fields, open_timeout=PATIENCE, proxy=None) as opened:
            return [json.loads(await asyncio.wait_for(opened.recv(), PATIENCE))["seq"] for _ in missed]

    async def everybody() -> list[list[int]]:
        return await asyncio.gather(*(come_back() for _ in range(CROWD)))

    assert asyncio.run(everybody()) == [missed] * CROWD
