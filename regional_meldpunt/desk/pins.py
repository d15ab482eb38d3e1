"""Where a melding stands on the drawing of the region: at its own point on real borders, else beside the name of its
municipality on the tiles.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from foundation.design import outlines
from foundation.design.outlines import MARGIN, WIDTH, RegionShapes
from regional_meldpunt.desk.queries import Row
from tenants.places import borders

STEP = 44.0
PER_LINE = 4


@dataclass(frozen=True)
class Pin:
    row: Row
    x: float
    y: float

    @property
    def transform(self) -> str:
        return f"translate({self.x:.1f} {self.y:.1f})"


def pins(rows: list[Row]) -> list[Pin]:
    """The least urgent first, so that an acute one is drawn on top."""
    shapes = outlines.region()
    if shapes is None:
        return []
    counted: dict[str, int] = {}
    found = []
    for row in rows:
        place = _own_point(row, shapes) or _beside_name(row, shapes, counted)
        if place is not None:
            found.append(Pin(row, *place))
    return list(reversed(found))


def _own_point(row: Row, shapes: RegionShapes) -> tuple[float, float] | None:
    melding = row.melding
    if not shapes.real or melding.lat is None or melding.lon is None:
        return None
    boxes = [area.box for _member, area in borders.of_region(borders.present())]
    if not boxes:
        return None
    west, east = min(box.west for box in boxes), max(box.east for box in boxes)
    south, north = min(box.south for box in boxes), max(box.north for box in boxes)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * squeeze)
    x, y = MARGIN + (melding.lon - west) * squeeze * scale, MARGIN + (north - melding.lat) * scale
    inside = 0 <= x <= shapes.width and 0 <= y <= shapes.height
    return (x, y) if inside else None


def _beside_name(row: Row, shapes: RegionShapes, counted: dict[str, int]) -> tuple[float, float] | None:
    """A place of its own for each melding of a municipality, in lines above the name."""
    shape = shapes.of(row.melding.municipality)
    if shape is None:
        return None
    number = counted.get(shape.schema_name, 0)
    counted[shape.schema_name] = number + 1
    x, y = shape.label
    return x + (number % PER_LINE - 1) * STEP, y - STEP * (1 + number // PER_LINE)
