"""A frame as it travels, made once for everybody: the bytes are the same for each socket, so nobody makes them again.

Uvicorn hands an application a `send` that makes the frame anew for each socket. `Protocol` is uvicorn's own, and also
offers the application `write`: bytes that are ready go to the socket as they are, unless it has to wait or is closing.
"""

from collections.abc import Callable
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "streekpoort.write"
Write = Callable[[bytes], bool]
FINAL_TEXT = 0x81
SHORT, MIDDLE = 126, 2**16


def framed(text: str) -> bytes:
    """One text message as a server sends it: whole, unmasked, not compressed (RFC 6455, 5.2)."""
    payload = text.encode()
    size = len(payload)
    if size < SHORT:
        return bytes((FINAL_TEXT, size)) + payload
    if size < MIDDLE:
        return bytes((FINAL_TEXT, 126)) + size.to_bytes(2) + payload
    return bytes((FINAL_TEXT, 127)) + size.to_bytes(8) + payload


def write_of(scope: Any) -> Write | None:
    """The way to write frames that are ready, when the server offers it."""
    found: Write | None = scope.get("extensions", {}).get(EXTENSION)
    return found


class Protocol(WebSocketsSansIOProtocol):
    """One connection."""

    async def run_asgi(self) -> None:
        if not self.conn.extensions:  # a compressed frame would be another one for each socket
            self.scope["extensions"][EXTENSION] = self.write  # type: ignore[assignment]  # of our own
        await super().run_asgi()

    def write(self, frame: bytes) -> bool:
        """Hand a frame over; False when it cannot go now: `send` then waits, or says what is the matter."""
        if not self.writable.is_set() or self.close_sent or self.disconnected or self.transport.is_closing():
            return False
        self.transport.write(frame)
        return True
