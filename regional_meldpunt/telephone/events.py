"""That a call came in or went: which card, and nothing about who calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class CallChanged(Event):
    name: ClassVar[str] = "call.changed"
    card: int
    state: str
