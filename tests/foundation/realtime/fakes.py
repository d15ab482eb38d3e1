"""A stream in memory, and sockets that write down what they got: the hub without a database."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from foundation.realtime.feed import Place, Row
from foundation.realtime.sockets import Socket
from foundation.tenancy import Wall

EPOCH = "first-epoch"


@dataclass
class Stream:
    """Stands in for the feed. `visible` says for each number which walls may see it (by label)."""

    epoch: str = EPOCH
    rows: list[Row] = field(default_factory=list)
    visible: dict[int, set[str]] = field(default_factory=dict)
    reads: int = 0

    def happen(self, event: str, *walls: str, **data: object) -> int:
        seq = len(self.rows) + 1
        self.rows.append(Row(seq, event, dict(data)))
        self.visible[seq] = set(walls)
        return seq

    async def head(self) -> Place:
        await asyncio.sleep(0)
        return Place(self.epoch, len(self.rows))

    async def read(self, wall: Wall, after: int, upto: int) -> list[Row]:
        await asyncio.sleep(0)
        self.reads += 1
        return [row for row in self.rows if after < row.seq <= upto and wall.label in self.visible[row.seq]]


class Browser:
    """The other side of a socket. `hang()` makes it stop reading; `go()` lets it read on."""

    def __init__(self) -> None:
        self.messages: list[object] = []
        self.lost = False
        self._reading = asyncio.Event()
        self._reading.set()
        self.socket = Socket(self._send, self._gone)

    async def _send(self, message: object) -> None:
        await self._reading.wait()
        self.messages.append(message)

    def _gone(self) -> None:
        self.lost = True

    def hang(self) -> None:
        self._reading.clear()

    def go(self) -> None:
        self._reading.set()

    @property
    def frames(self) -> list[dict[str, object]]:
        return [json.loads(message["text"]) for message in self.messages]

    @property
    def told(self) -> list[tuple[object, object]]:
        return [(frame["seq"], frame["event"]) for frame in self.frames]


async def until(condition: Callable[[], object], patience: float = 5.0) -> None:
    """Wait for something that must happen soon."""
    async with asyncio.timeout(patience):
        while not condition():
            await asyncio.sleep(0.005)
