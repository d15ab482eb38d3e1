"""That somebody on the way moved, started or stopped saying where they are. Not where: events are kept, places not."""

from dataclasses import dataclass
from typing import ClassVar

from foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class WhereaboutsChanged(Event):
    name: ClassVar[str] = "whereabouts.changed"
    number: str
    alarm: int
