from dataclasses import dataclass
from typing import ClassVar

from foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class RosterPublished(Event):
    """From now on other people may be on call."""

    name: ClassVar[str] = "roster.published"
    roster: int
    version: int
