"""The two servers of the fan-out figure. `python -m tests.bench.fan_out_servers raw|hub PORT` serves until it is ended.

Each waits for a text message "<number of frames> <number of sockets> <seconds between two frames>" on any socket, then
tells every socket so many frames, as fast as it can when there is nothing between. `raw` is `websockets.broadcast` on uvloop, `hub` is our hub behind uvicorn as we run it.
"""

import asyncio
import json
import sys
import time

import uvicorn
import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

from foundation.realtime.audiences import Audience
from foundation.realtime.feed import Place
from foundation.realtime.frames import event_frame
from foundation.realtime.hub import Hub
from foundation.realtime.sockets import Socket
from foundation.realtime.wire import Protocol, write_of
from foundation.tenancy.wall import region_wall

EPOCH = "0f8d4c3e-6a51-4a6e-9d0b-0a8f5a1e7c11"
DATA = {"number": "KOR-7K4M-2Q9", "municipality": "kortrijk", "received_by": "kortrijk", "urgency": "acute"}
DESK = Audience(region_wall("desk"))


def told_now(seq: int) -> dict[str, object]:
    """The facts of an event, with the moment in which it is told."""
    return {**DATA, "at": time.monotonic_ns()}


def frame(seq: int) -> str:
    """What an event looks like on the wire, serialised anew for each number, on both sides."""
    facts = {"seq": seq, "epoch": EPOCH, "event": "melding.received", "data": told_now(seq)}
    return json.dumps(facts, separators=(",", ":"), ensure_ascii=False)


def asked(text: str) -> tuple[int, int, float]:
    frames, sockets, pause = text.split()
    return int(frames), int(sockets), float(pause)


async def raw(port: int) -> None:
    connections: set[ServerConnection] = set()

    async def told(connection: ServerConnection) -> None:
        connections.add(connection)
        try:
            async for text in connection:
                frames, sockets, pause = asked(str(text))
                while len(connections) < sockets:
                    await asyncio.sleep(0.01)
                for seq in range(frames):
                    broadcast(connections, frame(seq))
                    await asyncio.sleep(pause)
        finally:
            connections.discard(connection)

    async with serve(told, "127.0.0.1", port, compression=None):
        await asyncio.get_running_loop().create_future()


class StandingStill:
    """A feed in which nothing happens: the frames of this figure are handed to the hub directly."""

    async def head(self) -> Place:
        return Place(EPOCH, 0)


def hub(port: int) -> None:
    ours = Hub(StandingStill())  # type: ignore[arg-type]  # only `head` is asked

    async def application(scope, receive, send):
        if scope["type"] != "websocket":
            return
        await receive()
        await send({"type": "websocket.accept"})
        socket = Socket(send, lambda: None, write_of(scope))
        await ours.join(socket, DESK, after=0, epoch=EPOCH)
        while (message := await receive())["type"] != "websocket.disconnect":
            frames, sockets, pause = asked(message["text"])
            while ours.open_sockets < sockets:
                await asyncio.sleep(0.01)
            for seq in range(frames):
                ours.fan_out(DESK, event_frame(seq, EPOCH, "melding.received", told_now(seq)))
                await asyncio.sleep(pause)
        ours.leave(socket, DESK)

    uvicorn.run(
        application, host="127.0.0.1", port=port, loop="uvloop", ws=Protocol,
        ws_per_message_deflate=False, lifespan="off", log_level="warning",
    )  # fmt: skip


if __name__ == "__main__":
    kind, address = sys.argv[1], int(sys.argv[2])
    if kind == "raw":
        uvloop.run(raw(address))
    else:
        hub(address)
