"""One open socket, seen from the hub: hand it a message without ever waiting for it.

Most sends end at once: the bytes fit in the buffer of the operating system. A frame that is ready is written as it is;
where that is not possible the hub starts a send by hand, and makes a task only of one that has to wait. While it
waits, further messages queue up in order; a socket that falls too far behind is dropped, and may come back with the
sequence it has.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any

from foundation.realtime.frames import Message
from foundation.realtime.wire import Write

Send = Callable[[Any], Coroutine[Any, Any, None]]

QUEUE_LIMIT = 2048
"""Messages a socket may fall behind: what it missed (`hub.WINDOW`) and as much again. They are shared, not copied."""

STALL_LIMIT = 20.0
"""Seconds a single send may take."""


class Socket:
    """The sending side of one connection. `on_lost` is called once, when the hub gives it up."""

    __slots__ = ("_on_lost", "_send", "_task", "_waiting", "_write", "lost")

    def __init__(self, send: Send, on_lost: Callable[[], None], write: Write | None = None) -> None:
        self._send = send
        self._write = write
        self._on_lost = on_lost
        self._waiting: deque[Message] = deque()
        self._task: asyncio.Task[None] | None = None
        self.lost = False

    @property
    def stalled(self) -> bool:
        return self._task is not None

    def push(self, message: Message) -> None:
        """Send now, or queue behind what is still on its way."""
        if self.lost:
            return
        if self._task is None:
            if self._write is not None and "frame" in message and self._write(message["frame"]):
                return
            sending = self._send(message)
            try:
                first = sending.send(None)
            except StopIteration:
                return
            except Exception:  # the server says in its own way that the other side is gone
                self.drop()
                return
            self._task = asyncio.get_running_loop().create_task(self._drain(_Started(first, sending)))
        elif len(self._waiting) < QUEUE_LIMIT:
            self._waiting.append(message)
        else:
            self.drop()

    def drop(self) -> None:
        """Give the socket up; nothing is sent to it any more."""
        if self.lost:
            return
        self.lost = True
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
        self._on_lost()

    async def _drain(self, send: Awaitable[None]) -> None:
        try:
            await asyncio.wait_for(send, STALL_LIMIT)
            while self._waiting:
                await asyncio.wait_for(self._send(self._waiting.popleft()), STALL_LIMIT)
        except Exception:  # gone, or stalled for too long
            self.drop()
        finally:
            self._task = None


class _Started:
    """A send that ran up to its first wait, `first`; awaiting it runs the rest."""

    __slots__ = ("_first", "_rest")

    def __init__(self, first: Any, rest: Coroutine[Any, Any, None]) -> None:
        self._first = first
        self._rest = rest

    def __await__(self) -> Generator[Any, Any, None]:
        yield self._first
        yield from self._rest.__await__()
