"""300 sockets, the same frames, two servers in turn: `websockets.broadcast` on uvloop, and our hub behind uvicorn."""

import asyncio
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
from tests.bench.listeners import listen

SOCKETS = 300
FRAMES = 300
ROUNDS = 5
LEAST = 0.70


def fan_out() -> list[Figure]:
    """Deliveries per second, the best of some rounds on each side, in turns.

    Once by the clock on the wall, and once by the time each server had the processor: on a busy machine the first
    says how the two were scheduled, the second what they cost.
    """
    with server("raw") as raw, server("hub") as hub:
        rounds = [(uvloop.run(deliveries(raw)), uvloop.run(deliveries(hub))) for _ in range(ROUNDS)]
    sides = list(zip(*rounds, strict=True))
    return [
        compared(f"fan-out to {SOCKETS} sockets", *(max(wall for wall, _ in side) for side in sides)),
        compared("the same, by processor time", *(max(processor for _, processor in side) for side in sides)),
    ]


def compared(name: str, raw: float, hub: float) -> Figure:
    return Figure(
        name=name, ours=hub, unit="deliveries/s", other=raw, other_name="websockets.broadcast + uvloop",
        ratio=hub / raw, goal=f"ratio >= {LEAST}", met=hub / raw >= LEAST,
    )  # fmt: skip


async def deliveries(address: tuple[int, int]) -> tuple[float, float]:
    """From the request until the last socket has the last frame: deliveries per second, and per processor second."""
    port, pid = address
    process = psutil.Process(pid)
    listeners = await listen(SOCKETS, port)
    wanted = SOCKETS * sum(size(seq) for seq in range(FRAMES))
    before = sum(listener.received for listener in listeners)
    start, used = time.perf_counter(), sum(process.cpu_times()[:2])
    listeners[0].say(f"{FRAMES} {SOCKETS}")
    while sum(listener.received for listener in listeners) - before < wanted:
        await asyncio.sleep(0.002)
    took, used = time.perf_counter() - start, sum(process.cpu_times()[:2]) - used
    for listener in listeners:
        listener.transport.close()
    await asyncio.sleep(0.2)
    return FRAMES * SOCKETS / took, FRAMES * SOCKETS / used


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
