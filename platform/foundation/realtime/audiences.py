"""Who listens together: one wall, and sometimes only what concerns one person.

The names of groups are made here and nowhere else; they carry the municipality.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foundation.tenancy import Wall

ROOM = "room"
"""An event whose data name a room is heard in that room only, by who may be there; everybody else gets its number."""


@dataclass(frozen=True)
class Audience:
    """Everybody behind `wall`; with `field`, only events whose data say that it concerns `value`."""

    wall: Wall
    field: str = ""
    value: str = ""

    @property
    def name(self) -> str:
        """For logs and figures: `region.desk`, `kortrijk`, `region.desk.person.12`."""
        parts = (self.wall.label, self.wall.role, self.field, self.value)
        return ".".join(part for part in parts if part)

    def sees(self, data: Mapping[str, Any]) -> bool:
        if not self.field:
            return ROOM not in data
        return str(data.get(self.field, "")) == self.value
