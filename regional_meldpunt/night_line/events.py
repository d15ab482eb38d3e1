"""That something happened to a night call. `person` is whoever answered it, so that their telephone hears it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class NightCallChanged(Event):
    name: ClassVar[str] = "night.changed"
    call: int
    state: str
    person: int = 0
