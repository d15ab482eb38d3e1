"""300 sockets and one that sleeps, the same frames, two servers in turn: `websockets.broadcast` on uvloop, and our hub."""

import asyncio
import re
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil
import uvloop

from tests.bench.fan_out_servers import frame
from tests.bench.figures import Figure, table
from tests.bench.listeners import Listener, listen
from tests.bench.processor import time_of

SOCKETS = 300
FRAMES = 300
ROUNDS = 3
LEAST, MOST = 0.95, 2.0
PACED, PAUSE = 100, 0.02
IDLE, MEGABYTES = 5_000, 1_000.0
AT = re.compile(rb'"at":(\d+)')


def fan_out() -> list[Figure]:
    """Deliveries per second, the best of some rounds on each side, in turns; one socket more reads nothing at all.

    Once by the clock on the wall, and once by the time each server had the processor: on a busy machine the first
    says how the two were scheduled, the second what they cost. And how long a frame takes, when they come one by one.
    """
    _most, allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(allowed, 2 * IDLE), allowed))
    with server("raw") as raw, server("hub") as hub:
        rounds = [(uvloop.run(deliveries(raw)), uvloop.run(deliveries(hub))) for _ in range(ROUNDS)]
        late = [(uvloop.run(delays(raw)), uvloop.run(delays(hub))) for _ in range(ROUNDS)]
        megabytes = uvloop.run(idle(hub))
    sides = list(zip(*rounds, strict=True))
    theirs, ours = (min(side) for side in zip(*late, strict=True))
    return [
        compared(f"fan-out to {SOCKETS} sockets", *(max(wall for wall, _ in side) for side in sides)),
        compared("the same, by processor time", *(max(processor for _, processor in side) for side in sides)),
        Figure(
            name="a frame is there within, p99", ours=ours, unit="ms", other=theirs, other_name="websockets.broadcast + uvloop",
            ratio=ours / theirs, goal=f"ratio <= {MOST:.0f}", met=ours <= MOST * theirs,
        ),
        Figure(
            name=f"memory of {IDLE:,} idle sockets", ours=megabytes, unit="MB", goal=f"< {MEGABYTES:.0f} MB", met=megabytes < MEGABYTES,
        ),
    ]  # fmt: skip


def compared(name: str, raw: float, hub: float) -> Figure:
    return Figure(
        name=name, ours=hub, unit="deliveries/s", other=raw, other_name="websockets.broadcast + uvloop",
        ratio=hub / raw, goal=f"ratio >= {LEAST}", met=hub / raw >= LEAST,
    )  # fmt: skip


async def deliveries(address: tuple[int, int]) -> tuple[float, float]:
    """From the request until the last socket has the last frame: deliveries per second, and per processor second."""
    port, pid = address
    listeners = await listen(SOCKETS, port)
    asleep = await _asleep(port)
    wanted = SOCKETS * sum(size(seq) for seq in range(FRAMES))
    before = sum(listener.received for listener in listeners)
    start, used = time.perf_counter(), time_of([pid])
    listeners[0].say(f"{FRAMES} {SOCKETS + 1} 0")
    while sum(listener.received for listener in listeners) - before < wanted:
        await asyncio.sleep(0.002)
    took, used = time.perf_counter() - start, time_of([pid]) - used
    await _ended([*listeners, asleep])
    return FRAMES * SOCKETS / took, FRAMES * SOCKETS / used


async def delays(address: tuple[int, int]) -> float:
    """Milliseconds from the moment a frame was made until a socket has it, for all but one in a hundred."""
    port, _pid = address
    found: list[int] = []

    def heard(told: bytes) -> None:
        found.append(time.monotonic_ns() - int(AT.search(told)[1]))  # type: ignore[index]  # each frame has it

    listeners = await listen(SOCKETS, port, on_frame=heard)
    asleep = await _asleep(port)
    listeners[0].say(f"{PACED} {SOCKETS + 1} {PAUSE}")
    while len(found) < PACED * SOCKETS:
        await asyncio.sleep(0.01)
    await _ended([*listeners, asleep])
    return sorted(found)[int(len(found) * 0.99)] / 1e6


async def idle(address: tuple[int, int]) -> float:
    """How much the server holds while so many sockets are open and nothing happens; the process itself included."""
    port, pid = address
    listeners: list[Listener] = []
    while len(listeners) < IDLE:
        listeners += await listen(100, port)
    held = psutil.Process(pid).memory_info().rss / 1e6
    await _ended(listeners)
    return held


async def _asleep(port: int) -> Listener:
    """A socket that reads nothing: a telephone in a tunnel."""
    [listener] = await listen(1, port)
    listener.transport.pause_reading()
    return listener


async def _ended(listeners: list[Listener]) -> None:
    for listener in listeners:
        listener.transport.abort()
    await asyncio.sleep(0.2)


def size(seq: int) -> int:
    """Bytes of one frame on the wire, header included."""
    payload = len(frame(seq).encode())
    return payload + (2 if payload < 126 else 4)


@contextmanager
def server(kind: str) -> Iterator[tuple[int, int]]:
    """A server process; gives its port and its process number."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = (sys.executable, "-m", "tests.bench.fan_out_servers", kind, str(port))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.05)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    print(table(fan_out()))
