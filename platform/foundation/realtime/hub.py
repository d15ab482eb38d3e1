"""The hub: one per process. Reads what happened once per wall, serialises it once, hands it to every socket.

All audiences stand at the same place in the stream; a socket that joins is first brought to that place. Everything
that moves the place happens under one lock, so no event falls between catching up and joining.
"""

import asyncio
import logging
from collections.abc import Iterator
from time import monotonic

import psycopg

from foundation.realtime.audiences import Audience
from foundation.realtime.feed import Feed, Place, Row
from foundation.realtime.frames import Message, event_frame, hello_frame, hidden_frame, refetch_frame
from foundation.realtime.sockets import Socket

WINDOW = 1000
"""Numbers that a returning socket may have missed; above it, fetching the page again is quicker."""

NOWHERE = Place("", 0)

log = logging.getLogger(__name__)


class Hub:
    """Sockets by audience, and the place in the stream up to which all of them were told."""

    def __init__(self, feed: Feed | None = None) -> None:
        self.feed = feed or Feed()
        self.place = NOWHERE
        self.heard_at = 0.0
        self._groups: dict[Audience, set[Socket]] = {}
        self._lock = asyncio.Lock()

    @property
    def open_sockets(self) -> int:
        return sum(len(group) for group in self._groups.values())

    async def run(self) -> None:
        """Forward news for ever. An unreachable database only delays: the place stays where it is."""
        listener = asyncio.create_task(self.feed.listen())
        try:
            while True:
                await self.refresh()
                await self.feed.news()
        finally:
            listener.cancel()
            await self.feed.close()

    async def refresh(self) -> None:
        """Tell everybody what is new."""
        try:
            async with self._lock:
                await self._advance()
        except (psycopg.Error, OSError) as error:
            log.warning("The stream could not be read, trying again: %s", error)

    async def join(self, socket: Socket, audience: Audience, *, after: int | None, epoch: str) -> None:
        """Tell a socket what it missed, then count it in. Raises psycopg.Error when the stream cannot be read."""
        async with self._lock:
            await self._advance()
            for message in await self._missed(audience, after, epoch):
                socket.push(message)
            if not socket.lost:
                self._groups.setdefault(audience, set()).add(socket)

    def leave(self, socket: Socket, audience: Audience) -> None:
        group = self._groups.get(audience, set())
        group.discard(socket)
        if not group:
            self._groups.pop(audience, None)

    def fan_out(self, audience: Audience, message: Message) -> None:
        """Hand one message to everybody in the audience; waits for nobody."""
        for socket in tuple(self._groups.get(audience, ())):
            socket.push(message)

    async def _advance(self) -> None:
        """Bring every audience from the place where it stands to the present head."""
        before, now = self.place, await self.feed.head()
        self.heard_at = monotonic()
        if now == before:
            return
        if now.epoch != before.epoch or not 0 < now.seq - before.seq <= WINDOW:
            self._start_again(now)
        else:
            await self._tell_all(before.seq, now)
        self.place = now

    async def _tell_all(self, after: int, now: Place) -> None:
        frames = Frames(now.epoch)
        audiences = tuple(self._groups)
        rows = {wall: await self.feed.read(wall, after, now.seq) for wall in {each.wall for each in audiences}}
        for audience in audiences:
            for message in frames.told(audience, rows[audience.wall], after, now.seq):
                self.fan_out(audience, message)

    def _start_again(self, now: Place) -> None:
        """Another epoch, or too much at once: everybody fetches again and goes on from the head."""
        for audience in tuple(self._groups):
            self.fan_out(audience, refetch_frame(now.seq, now.epoch))

    async def _missed(self, audience: Audience, after: int | None, epoch: str) -> list[Message]:
        here = self.place
        if after is None:
            return [hello_frame(here.seq, here.epoch)]
        same_stream = epoch in ("", here.epoch)
        if not same_stream or not 0 <= here.seq - after <= WINDOW:
            return [refetch_frame(here.seq, here.epoch)]
        if after == here.seq:
            return []
        rows = await self.feed.read(audience.wall, after, here.seq)
        return list(Frames(here.epoch).told(audience, rows, after, here.seq))


class Frames:
    """Each number's two frames, the event and its hidden form, made once however many audiences get them."""

    def __init__(self, epoch: str) -> None:
        self._epoch = epoch
        self._shown: dict[int, Message] = {}
        self._hidden: dict[int, Message] = {}

    def told(self, audience: Audience, rows: list[Row], after: int, upto: int) -> Iterator[Message]:
        """One message for every number above `after` up to `upto`; what the audience may not see is hidden."""
        visible = {row.seq: row for row in rows if audience.sees(row.data)}
        for seq in range(after + 1, upto + 1):
            row = visible.get(seq)
            yield self._event(row) if row else self._hide(seq)

    def _event(self, row: Row) -> Message:
        if row.seq not in self._shown:
            self._shown[row.seq] = event_frame(row.seq, self._epoch, row.event, row.data)
        return self._shown[row.seq]

    def _hide(self, seq: int) -> Message:
        if seq not in self._hidden:
            self._hidden[seq] = hidden_frame(seq, self._epoch)
        return self._hidden[seq]
