from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class LetterPosted(Event):
    """Something lies ready for the addressee. Only the two of them see it, and of those only the social service."""

    name: ClassVar[str] = "social.letter_posted"
    ref: UUID
    kind: str
    room: str = "social"
    desk: bool = False
