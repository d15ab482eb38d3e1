from dataclasses import dataclass
from typing import ClassVar

from foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonJoined(Event):
    """Somebody can be rostered and reached from now on."""

    name: ClassVar[str] = "person.joined"
    person: int


@dataclass(frozen=True, kw_only=True)
class PersonWithdrawn(Event):
    """The home municipality ended this person's work for the region: no more access, alarms or shifts."""

    name: ClassVar[str] = "person.withdrawn"
    person: int
