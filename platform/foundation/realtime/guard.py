"""May everybody who listens still listen? Each open socket is asked about within five seconds, again and again.

The checks are spread over the round, so that they never hold up a frame: sockets of one session are one question.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from django.db import Error as DatabaseError

from foundation.realtime import doors
from foundation.realtime.audiences import Audience
from foundation.realtime.doors import Knock
from foundation.realtime.sockets import Socket

ROUND = 3.0
"""Seconds within which each session is asked about once."""

STEP = 0.1
log = logging.getLogger(__name__)


@dataclass
class _Watched:
    """The sockets of one session at one address, and when the door was last asked."""

    asked_at: float
    sockets: dict[Socket, tuple[Audience, Callable[[], None]]] = field(default_factory=dict)


class Guard:
    """Knows who stands behind each socket; closes what may no longer be open."""

    def __init__(self) -> None:
        self._sessions: dict[Knock, _Watched] = {}
        self._knocks: dict[Socket, Knock] = {}

    def watch(self, socket: Socket, visitor: Knock, audience: Audience, revoke: Callable[[], None]) -> None:
        watched = self._sessions.setdefault(visitor, _Watched(asked_at=monotonic()))
        watched.sockets[socket] = (audience, revoke)
        self._knocks[socket] = visitor

    def forget(self, socket: Socket) -> None:
        visitor = self._knocks.pop(socket, None)
        if visitor is None:
            return
        watched = self._sessions[visitor]
        watched.sockets.pop(socket, None)
        if not watched.sockets:
            del self._sessions[visitor]

    def hurry(self) -> None:
        """Somebody logged out or lost a role: start the round again now."""
        for watched in self._sessions.values():
            watched.asked_at = 0.0

    async def run(self) -> None:
        while True:
            await self.check_some(monotonic())
            await asyncio.sleep(STEP)

    async def check_some(self, at: float) -> None:
        """Ask about the sessions whose turn it is."""
        due = [visitor for visitor, watched in self._sessions.items() if at - watched.asked_at >= ROUND]
        for visitor in due:
            try:
                audience = await doors.ask(doors.admit, visitor)
            except DatabaseError as error:
                log.warning("Sessions could not be checked, trying again: %s", error)
                return
            self._close_others(visitor, audience, at)

    def _close_others(self, visitor: Knock, audience: Audience | None, at: float) -> None:
        watched = self._sessions.get(visitor)
        if watched is None:
            return
        watched.asked_at = at
        for admitted, revoke in tuple(watched.sockets.values()):
            if admitted != audience:
                revoke()
