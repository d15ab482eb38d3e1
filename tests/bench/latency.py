"""From an accepted report to its frame on 200 open desk sockets, with the real sockets process between them."""

from tests.bench import house  # isort: skip  # sets Django up

import asyncio
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection

from tests.bench.figures import Figure
from tests.bench.listeners import listen
from tests.bench.reports import report_one
from tests.cast import DIRK
from tests.support.places import Place
from tests.support.stack import Stack, two_free_ports, wait_for

SOCKETS = 200
REPORTS = 100
GAP = 0.05
MOST_MS = 100.0


@dataclass
class Clock:
    """When each number was accepted, and when it arrived, per socket. One clock: both sides are this process."""

    accepted: dict[str, float] = field(default_factory=dict)
    arrived: list[tuple[str, float]] = field(default_factory=list)

    def hear(self, frame: bytes) -> None:
        at, told = time.perf_counter(), json.loads(frame)
        if told["event"] == "melding.received":
            self.arrived.append((told["data"]["number"], at))

    def milliseconds(self) -> list[float]:
        return sorted((at - self.accepted[number]) * 1000 for number, at in self.arrived)


def report_to_frame() -> Figure:
    """The 99th percentile of all sockets and reports; the clock starts when the action starts, before its commit."""
    clock = Clock()
    with house.opened(), sockets_process() as port:
        cookie = Place("regio").client(DIRK).cookies["streekpoort_session"].value
        headers = {"Host": f"regio.localhost:{port}", "Cookie": f"streekpoort_session={cookie}"}
        asyncio.run(observe(port, headers, clock))
    times = clock.milliseconds()
    p99 = times[int(len(times) * 0.99)]
    return Figure(
        name=f"report to frame on {SOCKETS} sockets, p99", ours=p99, unit="ms", other=times[len(times) // 2],
        other_name="median", goal=f"< {MOST_MS:.0f} ms", met=p99 < MOST_MS and len(times) == SOCKETS * REPORTS,
    )  # fmt: skip


async def observe(port: int, headers: dict[str, str], clock: Clock) -> None:
    listeners = await listen(SOCKETS, port, "/ws/meldpunt/", headers, clock.hear)
    reporter = threading.Thread(target=report_all, args=(clock,))
    reporter.start()
    deadline = time.monotonic() + 60
    while len(clock.arrived) < SOCKETS * REPORTS and time.monotonic() < deadline:
        await asyncio.sleep(0.01)
    reporter.join()
    for listener in listeners:
        listener.transport.close()


def report_all(clock: Clock) -> None:
    """As a web process does it, one after the other with a short pause."""
    for _ in range(REPORTS):
        start = time.perf_counter()
        clock.accepted[report_one()] = start
        time.sleep(GAP)
    connection.close()


@contextmanager
def sockets_process() -> Iterator[int]:
    """The sockets of the house, in a process of their own."""
    with tempfile.TemporaryDirectory() as folder:
        stack = Stack(two_free_ports(), Path(folder))
        stack.start("sockets")
        try:
            wait_for(lambda: stack._listens(stack.socket_port), 60, "the sockets", stack.logs)
            yield stack.socket_port
        finally:
            stack.end()


if __name__ == "__main__":
    print(report_to_frame().line)
