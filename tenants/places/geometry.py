"""Points and polygons on the map of one region, in plain Python: no spatial database is needed for thirteen outlines.

Coordinates are WGS84 degrees. Distances are metres on a plane around the point (equirectangular): over the few
kilometres that matter here the error is below one per mille.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Position = tuple[float, float]  # longitude, latitude
Ring = tuple[Position, ...]
Polygon = tuple[Ring, ...]  # the first ring is the outside, the others are holes

METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True)
class Box:
    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, polygons: Sequence[Polygon]) -> Box:
        points = [point for polygon in polygons for point in polygon[0]]
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        return cls(min(lons), min(lats), max(lons), max(lats))

    def holds(self, lat: float, lon: float) -> bool:
        return self.south <= lat <= self.north and self.west <= lon <= self.east


@dataclass(frozen=True)
class Area:
    """The territory of one municipality."""

    refnis: str
    name: str
    polygons: tuple[Polygon, ...]
    box: Box

    @classmethod
    def of(cls, refnis: str, name: str, polygons: Sequence[Sequence[Sequence[Sequence[float]]]]) -> Area:
        frozen = tuple(
            tuple(tuple((float(p[0]), float(p[1])) for p in ring) for ring in polygon) for polygon in polygons
        )
        return cls(refnis, name, frozen, Box.around(frozen))

    def contains(self, lat: float, lon: float) -> bool:
        return self.box.holds(lat, lon) and any(_inside(polygon, lat, lon) for polygon in self.polygons)

    def metres_to(self, lat: float, lon: float) -> float:
        """Distance to the nearest piece of border, whichever side the point is on."""
        return min(_to_ring(ring, lat, lon) for polygon in self.polygons for ring in polygon)


def possible(lat: float, lon: float) -> bool:
    """Whether such a place exists on earth; the only coordinates that are refused are those that do not."""
    return math.isfinite(lat) and math.isfinite(lon) and -90 <= lat <= 90 and -180 <= lon <= 180


def metres_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    dx = (lon - other_lon) * math.cos(math.radians((lat + other_lat) / 2)) * METRES_PER_DEGREE
    return math.hypot(dx, (lat - other_lat) * METRES_PER_DEGREE)


def _inside(polygon: Polygon, lat: float, lon: float) -> bool:
    """Even-odd rule over all rings, so that a hole is outside."""
    inside = False
    for ring in polygon:
        previous_lon, previous_lat = ring[-1]
        for ring_lon, ring_lat in ring:
            if (ring_lat > lat) != (previous_lat > lat):
                crossing = (previous_lon - ring_lon) * (lat - ring_lat) / (previous_lat - ring_lat) + ring_lon
                if lon < crossing:
                    inside = not inside
            previous_lon, previous_lat = ring_lon, ring_lat
    return inside


def _to_ring(ring: Ring, lat: float, lon: float) -> float:
    squeeze = math.cos(math.radians(lat))
    plane = [((p[0] - lon) * squeeze * METRES_PER_DEGREE, (p[1] - lat) * METRES_PER_DEGREE) for p in ring]
    return min(_to_segment(plane[index - 1], plane[index]) for index in range(len(plane)))


def _to_segment(start: Position, end: Position) -> float:
    """Distance of the origin to a segment."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, -(start[0] * dx + start[1] * dy) / length))
    return math.hypot(start[0] + share * dx, start[1] + share * dy)
