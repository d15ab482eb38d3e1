"""The region as hexagons, one per municipality in its relative place: what maps show until borders are loaded.

A municipality that is not among the thirteen gets the next free place below, so that a new member is seen at once.
"""

import math
from collections.abc import Mapping

from foundation.design.outlines import RegionShapes, Shape
from tenants.registry import hosts

RADIUS = 100.0
GAP = 5.0
WIDE = math.sqrt(3) * RADIUS
# column (halves between rows) and row, from the north-west
PLACES: Mapping[str, tuple[float, int]] = {
    "lendelede": (2, 0), "harelbeke": (3, 0), "waregem": (4, 0),
    "wevelgem": (1.5, 1), "kuurne": (2.5, 1), "deerlijk": (3.5, 1), "anzegem": (4.5, 1),
    "wervik": (0, 2), "menen": (1, 2), "kortrijk": (2, 2), "zwevegem": (3, 2), "avelgem": (4, 2),
    "spiere-helkijn": (3.5, 3),
}  # fmt: skip

_drawn: dict[tuple[tuple[str, str, str], ...], RegionShapes] = {}


def members() -> list[tuple[str, str]]:
    """(name, slug) of every municipality that is open, for pages that must help without knowing which one."""
    return [(m.name, m.slug) for m in hosts.municipalities()]


def region() -> RegionShapes | None:
    """Drawn once per set of members."""
    present = tuple((m.schema_name, m.slug, m.name) for m in hosts.municipalities())
    if not present:
        return None
    if present not in _drawn:
        _drawn.clear()
        _drawn[present] = draw(present)
    return _drawn[present]


def draw(members: tuple[tuple[str, str, str], ...]) -> RegionShapes:
    places = _places([slug for _, slug, _ in members])
    taken = [places[slug] for _, slug, _ in members]
    west, north = min(column for column, _ in taken), min(row for _, row in taken)
    shapes = tuple(
        _tile(schema, name, places[slug][0] - west, places[slug][1] - north) for schema, slug, name in members
    )
    width = max(shape.box[0] + shape.box[2] for shape in shapes) + GAP
    height = max(shape.box[1] + shape.box[3] for shape in shapes) + GAP
    return RegionShapes(round(width, 1), round(height, 1), shapes, real=False)


def _places(slugs: list[str]) -> dict[str, tuple[float, int]]:
    new = [slug for slug in slugs if slug not in PLACES]
    rows = {slug: (index % 5, 4 + index // 5) for index, slug in enumerate(new)}
    return {**PLACES, **{slug: (column + row % 2 / 2, row) for slug, (column, row) in rows.items()}}


def _tile(schema_name: str, name: str, column: float, row: int) -> Shape:
    x, y = GAP + WIDE * (column + 0.5), GAP + RADIUS * (1.5 * row + 1)
    reach = RADIUS - GAP
    corners = [
        (x + reach * math.sin(turn * math.pi / 3), y - reach * math.cos(turn * math.pi / 3)) for turn in range(6)
    ]
    path = "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in corners) + "Z"
    half = math.sqrt(3) / 2 * reach
    return Shape(
        schema_name,
        name,
        path,
        (round(x - half, 1), round(y - reach, 1), round(2 * half, 1), 2 * reach),
        (round(x, 1), round(y + 14, 1)),
    )
