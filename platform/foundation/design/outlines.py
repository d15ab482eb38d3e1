"""Shapes of the municipalities, for wordmarks and maps: the loaded borders when there are any, else tiles.

A higher layer registers a provider. The first provider (lowest order) that answers wins, so that borders take
the place of tiles by being loaded, and nothing else changes.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

Point = tuple[float, float]
Ring = Sequence[Sequence[float]]
Box = tuple[float, float, float, float]

WIDTH = 1000.0
MARGIN = 6.0


@dataclass(frozen=True)
class Shape:
    """One municipality as an SVG path, with its bounding box (x, y, width, height) and a place for its name."""

    schema_name: str
    name: str
    path: str
    box: Box
    label: Point

    @property
    def view_box(self) -> str:
        return " ".join(f"{number:g}" for number in self.box)


@dataclass(frozen=True)
class RegionShapes:
    """All municipalities in one drawing; `real` tells borders from tiles."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    real: bool

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width:g} {self.height:g}"

    def of(self, schema_name: str) -> Shape | None:
        return next((shape for shape in self.shapes if shape.schema_name == schema_name), None)


Provider = Callable[[], RegionShapes | None]
_providers: list[tuple[int, Provider]] = []


def register(provider: Provider, *, order: int = 10) -> None:
    """A provider is asked at every page: it keeps its own cache, and answers None when it has nothing."""
    if provider not in (known for _, known in _providers):
        _providers.append((order, provider))
        _providers.sort(key=itemgetter(0))


def region() -> RegionShapes | None:
    return next((shapes for _, provider in _providers if (shapes := provider()) is not None), None)


def project(municipalities: Iterable[tuple[str, str, Sequence[Ring]]], *, tolerance: float = 1.2) -> RegionShapes:
    """Draw (schema name, name, rings of longitude and latitude) on a plane, thinned to `tolerance` units of 1000.

    Equirectangular around the middle latitude: over 40 km the error is far below the width of a line.
    """
    given = list(municipalities)
    points = [point for _, _, rings in given for ring in rings for point in ring]
    if not points:
        return RegionShapes(WIDTH, WIDTH, (), real=True)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * squeeze)

    def to_plane(point: Sequence[float]) -> Point:
        return MARGIN + (point[0] - west) * squeeze * scale, MARGIN + (north - point[1]) * scale

    shapes = tuple(
        _shape(schema_name, name, [[to_plane(p) for p in ring] for ring in rings], tolerance)
        for schema_name, name, rings in given
    )
    return RegionShapes(WIDTH, 2 * MARGIN + (north - south) * scale, shapes, real=True)


def _shape(schema_name: str, name: str, rings: list[list[Point]], tolerance: float) -> Shape:
    thinned = [_thin(ring, tolerance) for ring in rings]
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in thinned if len(ring) > 3)
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    box = (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return Shape(schema_name, name, path, tuple(round(n, 1) for n in box), _middle(max(rings, key=len)))  # type: ignore[arg-type]  # four numbers in, four out


def _thin(ring: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker, without recursion; first and last point stay."""
    if len(ring) < 4:
        return ring
    keep = {0, len(ring) - 1}
    waiting = [(0, len(ring) - 1)]
    while waiting:
        start, end = waiting.pop()
        far, worst = start, 0.0
        for index in range(start + 1, end):
            distance = _distance(ring[index], ring[start], ring[end])
            if distance > worst:
                far, worst = index, distance
        if worst > tolerance:
            keep.add(far)
            waiting += [(start, far), (far, end)]
    return [ring[index] for index in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length == 0:
        return math.hypot(point[0] - start[0], point[1] - start[1])
    return abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length


def _middle(ring: list[Point]) -> Point:
    """The centre of gravity of a ring (shoelace formula)."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not area:
        return ring[0]
    return round(x / (3 * area), 1), round(y / (3 * area), 1)
