"""The consumer of every stream: ask at the door, join the hub, forward until the end. It holds no rules."""

import asyncio
import logging
from typing import Any
from urllib.parse import parse_qs

import psycopg
from channels.consumer import AsyncConsumer
from channels.exceptions import StopConsumer
from django.db import Error as DatabaseError

from foundation.realtime import doors
from foundation.realtime.audiences import Audience
from foundation.realtime.guard import Guard
from foundation.realtime.hub import Hub
from foundation.realtime.sockets import Socket
from foundation.realtime.wire import write_of

REVOKED = 4403
"""Closed because the person may no longer listen: logged out, ended, or the role was withdrawn."""

TRY_LATER = 1013
NO_NUMBER = -(2**62)
"""Stands for an `after` that is no number: farther back than anything, so that the answer is "refetch"."""

log = logging.getLogger(__name__)


class StreamConsumer(AsyncConsumer):  # type: ignore[misc]  # channels carries no types
    """One socket. It has no channel of its own: the hub hands it shared messages directly."""

    channel_layer_alias = ""

    def __init__(self, hub: Hub, guard: Guard) -> None:
        self.hub = hub
        self.guard = guard
        self.socket: Socket | None = None
        self.audience: Audience | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.lost: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        async def receive_until_lost() -> Any:
            """The next message of the browser, or a disconnect as soon as the hub gave the socket up."""
            message = asyncio.ensure_future(receive())
            await asyncio.wait({message, self.lost}, return_when=asyncio.FIRST_COMPLETED)
            if message.done():
                return message.result()
            message.cancel()
            return {"type": "websocket.disconnect", "code": TRY_LATER}

        try:
            await super().__call__(scope, receive_until_lost, send)
        finally:
            self._leave()

    async def websocket_connect(self, message: Any) -> None:
        visitor = doors.knock(self.scope)
        try:
            self.audience = await doors.ask(doors.admit, visitor) if visitor else None
            if visitor is None or self.audience is None:
                await self.send({"type": "websocket.close", "code": REVOKED})
                raise StopConsumer
            await self.send({"type": "websocket.accept"})
            self.socket = Socket(self.base_send, self._on_lost, write_of(self.scope))
            self.guard.watch(self.socket, visitor, self.audience, self.revoke)
            after, epoch = position(self.scope)
            await self.hub.join(self.socket, self.audience, after=after, epoch=epoch)
        except (psycopg.Error, DatabaseError) as error:
            log.warning("A socket could not be opened: %s", error)
            await self.send({"type": "websocket.close", "code": TRY_LATER})
            raise StopConsumer from error

    async def websocket_receive(self, message: Any) -> None:
        """Nothing is asked over a socket; what a browser sends is ignored."""

    async def websocket_disconnect(self, message: Any) -> None:
        raise StopConsumer

    def revoke(self) -> None:
        """The door is closed to this person from now on."""
        if self.socket is not None:
            self._leave()
            self.socket.push({"type": "websocket.close", "code": REVOKED})

    def _on_lost(self) -> None:
        self._leave()
        if not self.lost.done():
            self.lost.set_result(None)

    def _leave(self) -> None:
        if self.socket is not None and self.audience is not None:
            self.hub.leave(self.socket, self.audience)
            self.guard.forget(self.socket)


def position(scope: dict[str, Any]) -> tuple[int | None, str]:
    """`?after=<number>&epoch=<epoch>`; without a number the socket starts at the present."""
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    after, epoch = query.get("after", [""])[0], query.get("epoch", [""])[0]
    if not after:
        return None, epoch
    known = after.isascii() and after.isdigit() and len(after) < 19
    return (int(after) if known else NO_NUMBER), epoch
