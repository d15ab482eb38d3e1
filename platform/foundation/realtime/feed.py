"""The hub's two connections to PostgreSQL: one listens, one reads. Both are its own, outside every pool.

A notification only wakes; what happened is read from the stream. So a lost notification costs at most the second
until the next look, and a lost connection costs nothing but time.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, LiteralString

import psycopg

from foundation.realtime.logins import arguments
from foundation.realtime.waking import CHANNEL
from foundation.tenancy import Wall
from foundation.tenancy.wall import region_wall

POLL = 1.0
"""Seconds between two looks without a notification."""

_SET_WALL = "SELECT set_config('search_path', %s, false), set_config('role', %s, false)"
_HEAD = "SELECT epoch::text, head FROM public.events_stream WHERE name = 'region'"
_EVENTS = """
SELECT seq, event, data FROM public.events_storedevent
 WHERE seq > %s AND seq <= %s ORDER BY seq
"""
_ANYBODY = region_wall("gate")

log = logging.getLogger(__name__)
Connection = psycopg.AsyncConnection[tuple[Any, ...]]


@dataclass(frozen=True)
class Place:
    """A position in the stream of one epoch."""

    epoch: str
    seq: int


@dataclass(frozen=True)
class Row:
    """One event that the wall lets through."""

    seq: int
    event: str
    data: dict[str, Any]


class Feed:
    """Reads the stream behind any wall, and waits for news."""

    def __init__(self) -> None:
        self._reader: Connection | None = None
        self._news = asyncio.Event()

    async def head(self) -> Place:
        """Where the stream is now."""
        rows = await self._ask(_ANYBODY, _HEAD, [])
        return Place(*rows[0]) if rows else Place("", 0)

    async def read(self, wall: Wall, after: int, upto: int) -> list[Row]:
        """The events between two numbers that are visible behind the wall, oldest first."""
        return [Row(*row) for row in await self._ask(wall, _EVENTS, [after, upto])]

    async def _ask(self, wall: Wall, query: LiteralString, values: list[Any]) -> list[tuple[Any, ...]]:
        """Choose the wall and ask, in one round trip; a connection that failed is thrown away."""
        try:
            connection = await self._connected()
            async with connection.pipeline():
                await connection.execute(_SET_WALL, [wall.search_path, wall.database_role])
                answer = await connection.execute(query, values)
                return await answer.fetchall()
        except psycopg.Error:
            await self.close()
            raise

    async def _connected(self) -> Connection:
        if self._reader is None or self._reader.closed:
            self._reader = await connect("streekpoort sockets")
        return self._reader

    async def close(self) -> None:
        if self._reader is not None:
            await self._reader.close()
            self._reader = None

    async def news(self) -> None:
        """Wait for a notification, or for the next second."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), POLL)
        self._news.clear()

    async def listen(self) -> None:
        """Turn notifications into news, for ever; a broken connection is made again."""
        while True:
            try:
                async with await connect("streekpoort listener") as listener:
                    await listener.execute(f"LISTEN {CHANNEL}")
                    async for _ in listener.notifies():
                        self._news.set()
            except (psycopg.Error, OSError) as error:
                log.warning("The listener lost its connection, trying again: %s", error)
            self._news.set()
            await asyncio.sleep(POLL)


async def connect(name: str) -> Connection:
    """A direct connection as the process's own login, behind no wall."""
    return await psycopg.AsyncConnection.connect(**arguments(name))
