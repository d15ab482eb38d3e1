"""What other desks must hear at once. No words and no names: the page fetches them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class LogWritten(Event):
    name: ClassVar[str] = "log.written"
    line: int
    municipality: str = "region"
    received_by: str = "region"


@dataclass(frozen=True, kw_only=True)
class ShiftHandedOver(Event):
    name: ClassVar[str] = "shift.handed_over"
    hand_over: int
    municipality: str = "region"
    received_by: str = "region"


@dataclass(frozen=True, kw_only=True)
class ShiftTakenOver(Event):
    name: ClassVar[str] = "shift.taken_over"
    hand_over: int
    municipality: str = "region"
    received_by: str = "region"
