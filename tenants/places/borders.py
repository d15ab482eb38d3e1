"""The borders in use, kept in the process and read again when the register's version moves."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from types import MappingProxyType

from foundation.design import outlines
from foundation.tenancy import WallState, current
from tenants.places import queries
from tenants.places.geometry import Area
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot


@dataclass(frozen=True)
class Borders:
    """Every loaded area by REFNIS code; `version` is that of the register when they were read."""

    version: int
    areas: MappingProxyType[str, Area]

    def __bool__(self) -> bool:
        return bool(self.areas)


NOTHING = Borders(-1, MappingProxyType({}))


class Cache:
    def __init__(self) -> None:
        self._borders = NOTHING
        self._drawing: tuple[int, outlines.RegionShapes | None] = (-1, None)
        self._lock = threading.Lock()

    def present(self) -> Borders:
        version = hosts.register.present().version
        if version != self._borders.version and current().state not in (WallState.NONE, WallState.LOOKUP):
            with self._lock:
                if version != self._borders.version:
                    self._borders = Borders(version, MappingProxyType(queries.areas_in_use()))
        return self._borders

    def drawing(self) -> outlines.RegionShapes | None:
        """The shapes for wordmarks and maps; None until borders were loaded."""
        borders = self.present()
        if self._drawing[0] != borders.version:
            self._drawing = (borders.version, _draw(borders))
        return self._drawing[1]

    def forget(self) -> None:
        self._borders, self._drawing = NOTHING, (-1, None)


cache = Cache()


def present() -> Borders:
    return cache.present()


def of_region(borders: Borders) -> list[tuple[MunicipalitySnapshot, Area]]:
    """The members of the coalition that have a border."""
    return [(m, borders.areas[m.refnis]) for m in hosts.municipalities() if m.refnis in borders.areas]


def _draw(borders: Borders) -> outlines.RegionShapes | None:
    members = of_region(borders)
    if not members:
        return None
    return outlines.project(
        (member.schema_name, member.name, [ring for polygon in area.polygons for ring in polygon])
        for member, area in members
    )


def region_outlines() -> outlines.RegionShapes | None:
    """The provider for the design system."""
    return cache.drawing()
