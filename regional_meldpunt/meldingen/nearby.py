"""Open meldingen that may tell the same fact: of the same category within its distance, or in the same street.

The range query over (municipality, category, lat, lon) is answered by one B-tree; metres are counted afterwards over
the few rows in the box. Without a point the words of the place are compared, street by street.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from django.db.models import QuerySet

from regional_meldpunt.categories.models import Category
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding
from tenants.places.geometry import METRES_PER_DEGREE, metres_between

MOST = 5
IN_BOX = 60
EVERYWHERE_METRES = 60  # when nobody knows yet what it is about
SHORTEST_STREET = 4
POINT = re.compile(r"^\s*(-?\d{1,2}\.\d{3,})\s*[,; ]\s*(-?\d{1,3}\.\d{3,})\s*$")
STREET = re.compile(r"^[^\d,;(]+")


@dataclass(frozen=True)
class Nearby:
    """`metres` is None when only the street is the same."""

    melding: Melding
    metres: int | None

    @property
    def rounded(self) -> int:
        """A distance that a person believes: to ten metres."""
        return max(10, round((self.metres or 0) / 10) * 10)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """What is known of a place so far."""

    municipality: str
    category: Category | None = None
    text: str = ""
    lat: float | None = None
    lon: float | None = None


def nearby(spot: Spot, *, public_only: bool = False, but: str = "", limit: int = MOST) -> list[Nearby]:
    """The nearest first, then the same street, newest first. Behind each wall only what that wall shows."""
    rows = Melding.objects.select_related("category").filter(municipality=spot.municipality, finished_at=None)
    if spot.category is not None:
        rows = rows.filter(category=spot.category)
    if public_only:
        rows = rows.filter(public=True)
    if but:
        rows = rows.exclude(number=but)
    lat, lon = point_of(spot)
    if lat is None or lon is None:
        return [Nearby(row, None) for row in _same_street(rows, spot, limit, public_only=public_only)]
    metres = spot.category.duplicate_metres if spot.category else EVERYWHERE_METRES
    found = _within(rows, lat, lon, metres)
    return found[:limit]


def point_of(spot: Spot) -> tuple[float | None, float | None]:
    """The pin, or coordinates that somebody read out and an operator typed."""
    if spot.lat is not None and spot.lon is not None:
        return spot.lat, spot.lon
    typed = POINT.match(spot.text)
    return (float(typed[1]), float(typed[2])) if typed else (None, None)


def street_of(text: str) -> str:
    """«Doorniksestraat» of «Doorniksestraat 12, 8500 Kortrijk»; "" when there is no word to go by."""
    found = STREET.match(text.strip())
    street = found[0].strip() if found else ""
    return street if len(street) >= SHORTEST_STREET else ""


def box(lat: float, lon: float, metres: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Latitudes and longitudes between which everything within that distance lies."""
    up = metres / METRES_PER_DEGREE
    aside = up / max(0.01, math.cos(math.radians(lat)))
    return (lat - up, lat + up), (lon - aside, lon + aside)


def _within(rows: QuerySet[Melding], lat: float, lon: float, metres: int) -> list[Nearby]:
    lats, lons = box(lat, lon, metres)
    inside = rows.filter(lat__range=lats, lon__range=lons)[:IN_BOX]
    found = [Nearby(row, round(metres_between(lat, lon, row.lat, row.lon))) for row in inside if row.lat and row.lon]
    return sorted((near for near in found if (near.metres or 0) <= metres), key=lambda near: near.metres or 0)


def _same_street(rows: QuerySet[Melding], spot: Spot, limit: int, *, public_only: bool) -> list[Melding]:
    """Through the one function that may use the index of streets; it looks behind the same wall."""
    street = street_of(spot.text)
    if not street:
        return []
    kind = spot.category.pk if spot.category else None
    keys = queries.in_street(spot.municipality, street, kind=kind, public_only=public_only, limit=limit + 1)
    return list(rows.filter(pk__in=keys).order_by("-reported_at", "-id")[:limit])
