"""300 sockets, the same frames, two servers in turn: `websockets.broadcast` on uvloop, and our hub behind uvicorn."""

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvloop

from tests.bench.fan_out_servers import frame
from tests.bench.figures import Figure
from tests.bench.listeners import listen

SOCKETS = 300
FRAMES = 300
ROUNDS = 5
LEAST = 0.70


def fan_out() -> Figure:
    """Deliveries per second, the best of some rounds on each side, in turns."""
    with server("raw") as raw, server("hub") as hub:
        rounds = [(uvloop.run(deliveries(raw)), uvloop.run(deliveries(hub))) for _ in range(ROUNDS)]
    best_raw, best_hub = (max(side) for side in zip(*rounds, strict=True))
    ratio = best_hub / best_raw
    return Figure(
        name=f"fan-out to {SOCKETS} sockets", ours=best_hub, unit="deliveries/s", other=best_raw,
        other_name="websockets.broadcast + uvloop", ratio=ratio, goal=f"ratio >= {LEAST}", met=ratio >= LEAST,
    )  # fmt: skip


async def deliveries(port: int) -> float:
    """From the request until the last socket has the last frame."""
    listeners = await listen(SOCKETS, port)
    wanted = SOCKETS * sum(size(seq) for seq in range(FRAMES))
    before = sum(listener.received for listener in listeners)
    start = time.perf_counter()
    listeners[0].say(f"{FRAMES} {SOCKETS}")
    while sum(listener.received for listener in listeners) - before < wanted:
        await asyncio.sleep(0.002)
    took = time.perf_counter() - start
    for listener in listeners:
        listener.transport.close()
    await asyncio.sleep(0.2)
    return FRAMES * SOCKETS / took


def size(seq: int) -> int:
    """Bytes of one frame on the wire, header included."""
    payload = len(frame(seq).encode())
    return payload + (2 if payload < 126 else 4)


@contextmanager
def server(kind: str) -> Iterator[int]:
    """A server process; gives its port."""
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
        yield port
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    print(fan_out().line)
