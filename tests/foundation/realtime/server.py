"""The sockets application in a thread of the test, behind the server that we use, on the database of the test."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import uvicorn
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from foundation.realtime.asgi import Sockets
from foundation.realtime.wire import Protocol
from streekpoort.sockets import open_streams
from tests.cast import Member
from tests.support.stack import wait_for


@dataclass
class Server:
    port: int
    application: Sockets

    @contextmanager
    def socket(self, place, path: str, member: Member | None = None, *, query: str = "", **headers) -> Iterator["Ear"]:
        """A socket of a member of the cast, who logs in first; without a member nobody's."""
        cookie = place.client(member).cookies["streekpoort_session"].value if member else ""
        with self.socket_of(place, path, cookie, query=query, **headers) as ear:
            yield ear

    @contextmanager
    def socket_of(self, place, path: str, cookie: str, *, query: str = "", **headers) -> Iterator["Ear"]:
        fields = {"Cookie": f"streekpoort_session={cookie}", **headers}
        address = f"ws://{place.host}:{self.port}{path}{query}"
        with (
            closing(socket.create_connection(("127.0.0.1", self.port))) as raw,
            connect(address, sock=raw, additional_headers=fields, compression=None) as connection,
        ):
            yield Ear(connection)


@dataclass
class Ear:
    """What comes in over one socket."""

    connection: ClientConnection

    def frame(self, patience: float = 5.0) -> dict[str, object]:
        return json.loads(self.connection.recv(timeout=patience))

    def frame_of(self, seq: int, patience: float = 15.0) -> dict[str, object]:
        """The next frame, which has to be this number: nothing was skipped, nothing came twice."""
        found = self.frame(patience)
        assert found["seq"] == seq
        return found

    def closed_with(self, patience: float = 8.0) -> int:
        """Wait until the other side closes it; the code it gave."""
        deadline = time.monotonic() + patience
        try:
            while True:
                self.connection.recv(timeout=deadline - time.monotonic())
        except ConnectionClosed as end:
            return end.rcvd.code if end.rcvd else 1006


@contextmanager
def running() -> Iterator[Server]:
    """Started with its hub, ended with its last socket."""
    open_streams()
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    application = Sockets()
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            ws=Protocol,
            ws_per_message_deflate=False,
            lifespan="on",
            log_level="warning",
            timeout_graceful_shutdown=1,
        )  # fmt: skip
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        wait_for(lambda: server.started and application.hub.place.epoch, 20, "the sockets to be ready")
        yield Server(listener.getsockname()[1], application)
    finally:
        server.should_exit = True
        thread.join(10)
