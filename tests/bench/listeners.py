"""Many listening sockets in one cheap process: the client's side of the figures of real time.

They speak just enough of RFC 6455: a handshake, one masked message out, and counting (or timing) what comes in.
"""

import asyncio
import base64
import os
from collections.abc import Callable


class Listener(asyncio.Protocol):
    """One socket. `on_frame` gets each text frame if given; else only bytes are counted, which costs least."""

    def __init__(self, path: str, headers: dict[str, str], on_frame: Callable[[bytes], None] | None = None) -> None:
        self._request = _request(path, headers)
        self._on_frame = on_frame
        self._buffer = b""
        self.open = asyncio.get_running_loop().create_future()
        self.received = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        if not self.open.done():
            self._buffer += data
            head, found, data = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return
            self._buffer = b""
            if b" 101 " in head.split(b"\r\n")[0]:
                self.open.set_result(None)
            else:
                self.open.set_exception(ConnectionError(head.decode()))
        self.received += len(data)
        if self._on_frame and data:
            self._buffer += data
            self._cut()

    def _cut(self) -> None:
        while len(self._buffer) >= 2:
            size, start = self._buffer[1], 2
            if size == 126:
                size, start = int.from_bytes(self._buffer[2:4], "big"), 4
            if len(self._buffer) < start + size:
                return
            frame, self._buffer = self._buffer[start : start + size], self._buffer[start + size :]
            self._on_frame(frame)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.open.done():
            self.open.set_exception(error or ConnectionError("closed during the handshake"))

    def say(self, text: str) -> None:
        """A short text message, masked with zeros."""
        payload = text.encode()
        self.transport.write(bytes([0x81, 0x80 | len(payload)]) + b"\0\0\0\0" + payload)


def _request(path: str, headers: dict[str, str]) -> bytes:
    key = base64.b64encode(os.urandom(16)).decode()
    fields = {"Host": "localhost", "Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": key,
              "Sec-WebSocket-Version": "13", **headers}  # fmt: skip
    return "\r\n".join([f"GET {path} HTTP/1.1", *(f"{k}: {v}" for k, v in fields.items()), "", ""]).encode()


async def listen(
    count: int,
    port: int,
    path: str = "/",
    headers: dict[str, str] | None = None,
    on_frame: Callable[[bytes], None] | None = None,
) -> list[Listener]:
    """Open so many sockets; all are through the handshake when this returns."""
    loop = asyncio.get_running_loop()
    found = []
    for _ in range(count):
        _, listener = await loop.create_connection(lambda: Listener(path, headers or {}, on_frame), "127.0.0.1", port)
        found.append(listener)
    await asyncio.wait_for(asyncio.gather(*(listener.open for listener in found)), 30)
    return found
