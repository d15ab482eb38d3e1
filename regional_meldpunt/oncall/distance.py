"""How far it is, in a straight line, from the centre of the own municipality."""

from __future__ import annotations

import math

from regional_meldpunt.meldingen.models import Melding
from tenants.people.models import Person
from tenants.places.gazetteer import CENTRES
from tenants.registry import hosts

EARTH = 6371.0
"""Mean radius in kilometres (IUGG)."""


def kilometres(melding: Melding, person: Person) -> int | None:
    """None when the melding has no point or the municipality no known centre."""
    if melding.lat is None or melding.lon is None:
        return None
    try:
        centre = CENTRES.get(hosts.by_schema(person.municipality).refnis)
    except KeyError:
        return None
    return round(between(centre[0], centre[1], melding.lat, melding.lon)) if centre else None


def between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres along the surface (haversine)."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))
