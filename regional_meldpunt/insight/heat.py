"""Where it happened: a grid over the municipality or the region in plain shapes, with a table of the same squares.

Squares of half a kilometre over one municipality and of one over the region: a place, and nobody's house.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from regional_meldpunt.insight import queries
from regional_meldpunt.insight.access import Scope
from regional_meldpunt.insight.queries import Asked, Cell, Grid
from tenants.places import borders
from tenants.places.gazetteer import CENTRES
from tenants.places.geometry import METRES_PER_DEGREE, Area, Box
from tenants.registry.snapshot import MunicipalitySnapshot

FINE, COARSE = 500, 1_000  # metres
SHADES = 5
WIDE = 1_000.0  # units of the drawing
AROUND = 0.06  # degrees around a centre while no borders are loaded
MOST_SQUARES = 60  # to each side
MOST_LABELS = 10  # to each side
REGION = (50.83, 3.27)


@dataclass(frozen=True)
class Square:
    """A square that holds something: `name` is its column and row, as on the edges of the drawing."""

    name: str
    x: float
    y: float
    total: int
    postal_code: str
    shade: int


@dataclass(frozen=True)
class Label:
    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Map:
    """`outlines` are paths; empty until borders were loaded, and the squares then stand alone."""

    wide: float
    high: float
    square_wide: float
    square_high: float
    metres: int
    squares: tuple[Square, ...]
    outlines: tuple[str, ...]
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]
    shades: tuple[tuple[int, int, int], ...]
    outside: int

    @property
    def view_wide(self) -> float:
        """With room for the names of the rows."""
        return self.wide + 60

    @property
    def view_high(self) -> float:
        return self.high + 50

    @property
    def total(self) -> int:
        return sum(square.total for square in self.squares)


def drawn(scope: Scope, asked: Asked) -> Map:
    """The grid with what came in during the period."""
    areas = _areas(scope.places)
    box = _box(scope.places, areas)
    metres = FINE if scope.single else COARSE
    height = metres / METRES_PER_DEGREE
    width = height / math.cos(math.radians((box.south + box.north) / 2))
    grid = Grid(box.west, box.south, width, height)
    across = min(MOST_SQUARES, math.ceil((box.east - box.west) / width))
    up = min(MOST_SQUARES, math.ceil((box.north - box.south) / height))
    found = queries.cells(asked, grid)
    inside = [cell for cell in found if 0 <= cell.x < across and 0 <= cell.y < up]
    edges = _edges([cell.total for cell in inside])
    side = WIDE / across
    return Map(
        wide=WIDE,
        high=round(side * up, 1),
        square_wide=round(side, 2),
        square_high=round(side, 2),
        metres=metres,
        squares=tuple(_square(cell, up, side, edges) for cell in inside),
        outlines=tuple(_path(area, grid, side, up) for area in areas),
        columns=tuple(Label(column(x), round((x + 0.5) * side, 1), 0) for x in _some(across)),
        rows=tuple(Label(str(row + 1), 0, round((row + 0.5) * side, 1)) for row in _some(up)),
        shades=_ranges(edges),
        outside=sum(cell.total for cell in found) - sum(cell.total for cell in inside),
    )


def column(x: int) -> str:
    """A, B ... Z, AA, AB, as in a spreadsheet."""
    name = ""
    x += 1
    while x:
        x, rest = divmod(x - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _some(count: int) -> range:
    """So few of the edge that their names can be read on a telephone."""
    return range(0, count, math.ceil(count / MOST_LABELS))


def _areas(places: tuple[MunicipalitySnapshot, ...]) -> list[Area]:
    known = borders.present().areas
    return [known[place.refnis] for place in places if place.refnis in known]


def _box(places: tuple[MunicipalitySnapshot, ...], areas: list[Area]) -> Box:
    """Around the borders, or around the centres while there are none."""
    if areas:
        boxes = [area.box for area in areas]
        return Box(
            min(box.west for box in boxes),
            min(box.south for box in boxes),
            max(box.east for box in boxes),
            max(box.north for box in boxes),
        )
    centres = [CENTRES.get(place.refnis, REGION) for place in places] or [REGION]
    lats, lons = [lat for lat, _lon in centres], [lon for _lat, lon in centres]
    return Box(min(lons) - AROUND * 1.5, min(lats) - AROUND, max(lons) + AROUND * 1.5, max(lats) + AROUND)


def _square(cell: Cell, up: int, side: float, edges: list[int]) -> Square:
    shade = next(number for number, edge in enumerate(edges, start=1) if cell.total <= edge)
    name = f"{column(cell.x)}{up - cell.y}"
    x, y = round(cell.x * side, 2), round((up - 1 - cell.y) * side, 2)
    return Square(name, x, y, cell.total, cell.postal_code, shade)


def _edges(totals: list[int]) -> list[int]:
    """The highest number of each shade: even steps up to the most, and none that is empty by rounding."""
    most = max(totals, default=0)
    steps = min(SHADES, most)
    return sorted({math.ceil(most * number / steps) for number in range(1, steps + 1)}) if steps else []


def _ranges(edges: list[int]) -> tuple[tuple[int, int, int], ...]:
    """(shade, from, up to and including) for the legend."""
    lows = [1, *(edge + 1 for edge in edges)]
    return tuple((number, lows[number - 1], edge) for number, edge in enumerate(edges, start=1))


def _path(area: Area, grid: Grid, side: float, up: int) -> str:
    """The outline in units of the drawing."""

    def point(lon: float, lat: float) -> str:
        x = (lon - grid.west) / grid.width * side
        y = (up - (lat - grid.south) / grid.height) * side
        return f"{x:.1f} {y:.1f}"

    rings = [ring for polygon in area.polygons for ring in polygon]
    return "".join("M" + "L".join(point(lon, lat) for lon, lat in ring) + "Z" for ring in rings)
