"""Reports that citizens send, against the least that Django can do: the same server, the same eight connections.

What is sent is the last step of a report: the draft that was filled in becomes a melding, with everything that goes
with it (rules and routing, deadline, opening hours, contact, row, signaal, history, event, mail in the outbox). What
lies near was looked for in the step before; `scale` measures that question. The two sides take turns, so that
whatever else the machine does weighs on both; and what each costs on a processor, in the server and in the database, is
told beside it, because on a busy machine the clock says how they were scheduled.
"""

from tests.bench import house  # isort: skip  # it makes the database and settings before anything is imported

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import psutil
import psycopg
from django.utils.timezone import now
from redis import Redis

from foundation.tenancy import municipality
from regional_meldpunt.intake import actions
from tests.bench import bare
from tests.bench.figures import Figure
from tests.bench.processor import time_of
from tests.support import environment
from tests.support.home import CHECKOUT
from tests.support.servers import servers
from tests.support.stack import Stack, two_free_ports, wait_for

CONNECTIONS = 8
TURNS, PER_TURN = 4, 200
WARM = 300  # a table in use: with statistics, from which the database knows its indexes apart
LEAST_SHARE, LEAST_PER_SECOND, MOST_MS = 0.5, 250.0, 60.0
TOKEN = "b" * 32
HEADERS = {
    "Host": "kortrijk.localhost",
    "Content-Type": "application/x-www-form-urlencoded",
    "Cookie": f"streekpoort_csrf={TOKEN}",
}
CONTACT = urlencode({"name": "Gust", "email": "gust@citizen.test", "csrfmiddlewaretoken": TOKEN})
ROW = urlencode({"text": "Een diepe put naast de bushalte.", "place": "Grote Markt 1, 8500 Kortrijk"})

Visit = Callable[[HTTPConnection, int], None]


def run() -> list[Figure]:
    with house.opened(), tempfile.TemporaryDirectory() as folder:
        os.environ["STREEKPOORT_REPORT_LIMIT"] = str(10**6)  # everything comes from one address here
        drafts = _drafts(WARM + TURNS * PER_TURN)
        stack = Stack(two_free_ports(), Path(folder))
        other = _bare(port := two_free_ports())
        try:
            stack.start("web")
            wait_for(lambda: stack._status("/-/live") == 200, 60, "the pages", stack.logs)
            wait_for(lambda: stack._listens(port), 60, "the bare view")
            sides = Side(stack.port, stack.processes["web"].pid), Side(port, other.pid)
            return _measured(_sender(drafts), *sides)
        finally:
            other.terminate()
            other.wait(timeout=20)
            stack.end()


@dataclass
class Side:
    """A server, and the seconds that it and its connections to the database were on a processor so far."""

    port: int
    pid: int

    def processor(self) -> float:
        server = psutil.Process(self.pid)
        return time_of([self.pid, *(child.pid for child in server.children(recursive=True)), *_backends(), _cache()])


def _backends() -> list[int]:
    with psycopg.connect(servers.urls("postgres").superuser) as connection:
        question = "SELECT pid FROM pg_stat_activity WHERE datname = %s"
        return [pid for (pid,) in connection.execute(question, [environment.DATABASE]).fetchall()]


def _cache() -> int:
    with Redis.from_url(servers.redis_url(0)) as client:
        return int(client.info("server")["process_id"])


def _gather_statistics() -> None:
    """As the database does by itself within a minute or so."""
    with psycopg.connect(servers.urls(environment.DATABASE).superuser, autocommit=True) as connection:
        connection.execute("ANALYZE")


def _measured(send: Visit, ours: Side, theirs: Side) -> list[Figure]:
    _turn(send, ours.port, range(WARM))
    _turn(_keep_row, theirs.port, range(WARM))
    _gather_statistics()
    mine: list[float] = []
    spent, cost = {"ours": 0.0, "theirs": 0.0}, {"ours": 0.0, "theirs": 0.0}
    for turn in range(TURNS):
        first = WARM + turn * PER_TURN
        numbers = range(first, first + PER_TURN)
        before = ours.processor()
        seconds, times = _turn(send, ours.port, numbers)
        between = ours.processor()
        mine += times
        spent["ours"] += seconds
        cost["ours"] += between - before
        before = theirs.processor()
        spent["theirs"] += _turn(_keep_row, theirs.port, numbers)[0]
        cost["theirs"] += theirs.processor() - before
    total = TURNS * PER_TURN
    per_second, bare_per_second = total / spent["ours"], total / spent["theirs"]
    share = per_second / bare_per_second
    p99 = sorted(mine)[int(len(mine) * 0.99)] * 1000
    load = f"load {os.getloadavg()[0]:.0f}"
    return [
        Figure(
            name=f"reports accepted, {CONNECTIONS} connections", ours=per_second, unit="per second",
            other=bare_per_second, other_name=f"bare view, one row; {load}", ratio=share,
            goal=f">= {LEAST_SHARE:.0%} of it", met=share >= LEAST_SHARE,
        ),
        Figure(
            name="reports accepted a second", ours=per_second, unit="per second",
            goal=f"> {LEAST_PER_SECOND:.0f}", met=per_second > LEAST_PER_SECOND,
        ),
        Figure(name="a report is accepted within, p99", ours=p99, unit="ms", goal=f"< {MOST_MS:.0f} ms", met=p99 < MOST_MS),
        Figure(
            name="a report, on a processor", ours=cost["ours"] / total * 1000, unit="ms", other=cost["theirs"] / total * 1000,
            other_name="ms, bare view", ratio=cost["theirs"] / cost["ours"],
            goal=f">= {LEAST_SHARE:.0%} of it", met=cost["theirs"] >= LEAST_SHARE * cost["ours"],
        ),
    ]  # fmt: skip


def _turn(visit: Visit, port: int, numbers: range) -> tuple[float, list[float]]:
    """Eight connections that keep open share the numbers; how long it took together, and each."""
    times: list[float] = []
    refused: list[BaseException] = []

    def work(mine: range) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            for number in mine:
                start = time.perf_counter()
                visit(connection, number)
                times.append(time.perf_counter() - start)
        except BaseException as problem:
            refused.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(numbers[lane::CONNECTIONS],)) for lane in range(CONNECTIONS)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if refused:
        raise refused[0]
    return time.perf_counter() - start, times


def _sender(drafts: list[str]) -> Visit:
    def send(connection: HTTPConnection, number: int) -> None:
        _post(connection, f"/melden/{drafts[number]}/versturen/", CONTACT, "/klaar/")

    return send


def _keep_row(connection: HTTPConnection, _number: int) -> None:
    _post(connection, "/rij/", ROW, "/")


def _post(connection: HTTPConnection, path: str, body: str, arrives: str) -> None:
    connection.request("POST", path, body, HEADERS)
    answer = connection.getresponse()
    text = answer.read()
    if answer.status != 302 or not (answer.getheader("Location") or "").endswith(arrives):
        raise RuntimeError(f"{path}: {answer.status} {answer.getheader('Location')} {text[:300]!r}")


def _drafts(count: int) -> list[str]:
    """Reports that are filled in up to the last step, spread over the town."""
    with municipality("kortrijk"):
        return [
            str(actions.begin(_answers(number), at=now()).pk)
            for number in range(count)
        ]  # fmt: skip


def _answers(number: int) -> dict[str, object]:
    return {
        "category": "put-in-de-weg",
        "address": f"Grote Markt {number}, 8500 Kortrijk",
        "lat": 50.80 + number % 40 / 1000,
        "lon": 3.24 + number // 40 / 1000,
        "postal_code": "8500",
        "municipality": "kortrijk",
        "metres_outside": 0,
        "danger": False,
        "description": "Een diepe put naast de bushalte.",
    }


def _bare(port: int) -> subprocess.Popen[bytes]:
    """As the superuser, for whom no rule is checked: the other side has every advantage."""
    url = servers.urls(environment.DATABASE).superuser
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(bare.CREATE)
    paths = f"{CHECKOUT / 'platform'}{os.pathsep}{CHECKOUT}"
    variables = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": paths}
    command = (sys.executable, "-m", "tests.bench.bare", str(port))
    return subprocess.Popen(command, cwd=CHECKOUT, env=variables)


if __name__ == "__main__":
    for figure in run():
        print(figure.line)
