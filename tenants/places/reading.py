"""Reading a GeoJSON file of municipal borders, and saying plainly what is wrong with it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

REFNIS_KEYS = ("refnis", "REFNIS", "NISCODE", "niscode", "nis", "NIS")
NAME_KEYS = ("name", "NAAM", "naam", "name_nl")
BELGIUM = (2.3, 49.3, 6.6, 51.7)  # west, south, east, north, with a margin
LARGEST = 200 * 1024 * 1024

Polygons = list[list[list[list[float]]]]


class BadBorders(Exception):
    """The file cannot be used; `str()` says which feature and why."""


@dataclass
class Reading:
    """What a file holds: outlines per REFNIS code, names, and remarks for whoever loads it."""

    outlines: dict[str, Polygons] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def read(text: str) -> Reading:
    """All municipalities of a FeatureCollection. Raises BadBorders."""
    if len(text) > LARGEST:
        raise BadBorders(_("The file is larger than %(size)d MB.") % {"size": LARGEST // 1024 // 1024})
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadBorders(_("The file is not valid JSON: %(error)s") % {"error": error}) from error
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise BadBorders(_("The file is not a GeoJSON FeatureCollection."))
    features = found.get("features")
    if not isinstance(features, list) or not features:
        raise BadBorders(_("The file has no features."))
    reading = Reading()
    for index, feature in enumerate(features, start=1):
        _add(reading, feature, index)
    return reading


def _add(reading: Reading, feature: Any, index: int) -> None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise BadBorders(_("Feature %(index)d has no properties.") % {"index": index})
    refnis = next((str(properties[key]) for key in REFNIS_KEYS if properties.get(key)), "")
    if len(refnis) != 5 or not refnis.isdigit():
        raise BadBorders(_("Feature %(index)d has no REFNIS code of five digits.") % {"index": index})
    if refnis in reading.outlines:
        raise BadBorders(_("REFNIS code %(refnis)s occurs twice.") % {"refnis": refnis})
    reading.outlines[refnis] = _polygons(feature.get("geometry"), refnis, reading)
    reading.names[refnis] = next((str(properties[key]) for key in NAME_KEYS if properties.get(key)), refnis)[:80]


def _polygons(geometry: Any, refnis: str, reading: Reading) -> Polygons:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise BadBorders(_("%(refnis)s is not a Polygon or MultiPolygon.") % {"refnis": refnis})
    given = geometry.get("coordinates")
    polygons = [given] if kind == "Polygon" else given
    if not isinstance(polygons, list) or not polygons:
        raise BadBorders(_("%(refnis)s has no coordinates.") % {"refnis": refnis})
    swapped = _swapped(polygons)
    if swapped:
        reading.remarks.append(_("%(refnis)s: latitude came first; turned around.") % {"refnis": refnis})
    return [[_ring(ring, refnis, swapped=swapped) for ring in _list(polygon, refnis)] for polygon in polygons]


def _ring(ring: Any, refnis: str, *, swapped: bool) -> list[list[float]]:
    points = [_position(point, refnis, swapped=swapped) for point in _list(ring, refnis)]
    if len(points) < 4 or points[0] != points[-1]:
        raise BadBorders(_("%(refnis)s has a ring that is not closed.") % {"refnis": refnis})
    return points


def _position(point: Any, refnis: str, *, swapped: bool) -> list[float]:
    if not isinstance(point, list) or len(point) < 2 or not all(_number(value) for value in point[:2]):
        raise BadBorders(_("%(refnis)s has a point that is not two numbers.") % {"refnis": refnis})
    lon, lat = (point[1], point[0]) if swapped else (point[0], point[1])
    west, south, east, north = BELGIUM
    if not (west <= lon <= east and south <= lat <= north):
        raise BadBorders(
            _("%(refnis)s has a point outside Belgium (%(lon)s, %(lat)s). Give WGS84 degrees, not Lambert metres.")
            % {"refnis": refnis, "lon": lon, "lat": lat}
        )
    return [float(lon), float(lat)]


def _swapped(polygons: list[Any]) -> bool:
    first = next(_numbers(polygons), None)
    return first is not None and 49.3 <= first <= 51.7


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, list):
        for item in value:
            yield from _numbers(item)
    elif _number(value):
        yield float(value)


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _list(value: Any, refnis: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise BadBorders(_("%(refnis)s has coordinates that are not lists of points.") % {"refnis": refnis})
    return value
