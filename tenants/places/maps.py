"""What a map of a municipality, or of the whole region, needs. Without tiles it draws the borders; without both there
is no map, and a list or an address field is the whole page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from tenants.places import borders
from tenants.places.gazetteer import CENTRES
from tenants.registry.snapshot import MunicipalitySnapshot

DECIMALS = 4  # of a degree: ten metres, finer than the line that is drawn
MIDDLE = (50.83, 3.27)


@dataclass(frozen=True)
class MapSettings:
    """`tiles` is the address of a tile server, empty in a fresh installation: then no third party is asked."""

    drawn: bool
    tiles: str
    lat: float
    lon: float
    zoom: int = 12


def settings_for(host: MunicipalitySnapshot | None) -> MapSettings | None:
    """Of one municipality, or with None of the region. None when there is nothing to draw."""
    known = borders.of_region(borders.present())
    areas = [area for member, area in known if host is None or member.refnis == host.refnis]
    tiles = str(settings.STREEKPOORT_TILE_URL)
    if not areas and not tiles:
        return None
    if areas:
        boxes = [area.box for area in areas]
        lat = (min(box.south for box in boxes) + max(box.north for box in boxes)) / 2
        lon = (min(box.west for box in boxes) + max(box.east for box in boxes)) / 2
    else:
        lat, lon = CENTRES.get(host.refnis, MIDDLE) if host is not None else MIDDLE
    return MapSettings(bool(areas), tiles, round(lat, 5), round(lon, 5), 12 if host is not None else 10)


def borders_geojson(host: MunicipalitySnapshot | None) -> dict[str, Any]:
    """Every municipality of the region; that of the host marked as the own one."""
    own = host.schema_name if host is not None else ""
    features = [
        {
            "type": "Feature",
            "properties": {"name": member.name, "own": member.schema_name == own},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [[[round(lon, DECIMALS), round(lat, DECIMALS)] for lon, lat in ring] for ring in polygon]
                    for polygon in area.polygons
                ],
            },
        }
        for member, area in borders.of_region(borders.present())
    ]
    return {"type": "FeatureCollection", "features": features}
