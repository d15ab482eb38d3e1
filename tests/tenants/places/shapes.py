"""A small region of our own: four square municipalities, one with a hole and one in two parts."""

import json
import os
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[3]
OFFICIAL = Path(
    os.environ.get("STREEKPOORT_TEST_BORDERS", CHECKOUT.parent / "shared/data/zuid-west-vlaanderen.geojson")
)

Ring = list[list[float]]


def square(west: float, south: float, size: float = 0.1) -> Ring:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(refnis: str, name: str, *polygons: list[Ring]) -> dict[str, Any]:
    geometry = {"type": "MultiPolygon", "coordinates": list(polygons)}
    return {"type": "Feature", "properties": {"refnis": refnis, "name": name}, "geometry": geometry}


def collection(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def region() -> str:
    """Kortrijk with a hole in which Harelbeke lies; Menen to the west; Spiere-Helkijn in two parts; a neighbour, Pecq."""
    hole = square(3.24, 50.84, 0.02)
    return collection(
        feature("34022", "Kortrijk", [square(3.2, 50.8), hole]),
        feature("34013", "Harelbeke", [hole]),
        feature("34027", "Menen", [square(3.1, 50.8)]),
        feature("34043", "Spiere-Helkijn", [square(3.3, 50.70, 0.02)], [square(3.36, 50.70, 0.02)]),
        feature("57062", "Pecq", [square(3.3, 50.60, 0.08)]),
    )
