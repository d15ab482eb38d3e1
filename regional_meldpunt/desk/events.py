"""What the other desks hear at once about a colleague: which melding they opened. No words, no names of reporters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class DeskLooked(Event):
    """`account` opened `opened` ("" is nothing any more)."""

    name: ClassVar[str] = "desk.looked"
    account: int
    opened: str
    municipality: str = "region"
    received_by: str = "region"
