"""What the map under «Where is it?» needs. Without tiles it draws the borders; without borders there is no map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from tenants.places import addresses, borders
from tenants.places.gazetteer import CENTRES
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

DECIMALS = 4  # of a degree: ten metres, finer than the line that is drawn


@dataclass(frozen=True)
class MapSettings:
    """`tiles` is the address of a tile server, empty in a fresh installation: then no third party is asked."""

    drawn: bool
    tiles: str
    lat: float
    lon: float


def settings_for(host: MunicipalitySnapshot) -> MapSettings | None:
    """None when there is nothing to draw: an address is then the whole question."""
    area = borders.present().areas.get(host.refnis)
    tiles = str(settings.STREEKPOORT_TILE_URL)
    if area is None and not tiles:
        return None
    if area is None:
        lat, lon = CENTRES.get(host.refnis, (50.83, 3.27))
    else:
        lat, lon = (area.box.south + area.box.north) / 2, (area.box.west + area.box.east) / 2
    return MapSettings(bool(area), tiles, round(lat, 5), round(lon, 5))


def borders_geojson(host: MunicipalitySnapshot) -> dict[str, Any]:
    features = [
        {
            "type": "Feature",
            "properties": {"name": member.name, "own": member.schema_name == host.schema_name},
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


def postal_code(text: str, municipality: MunicipalitySnapshot) -> str:
    """The postal code in the address when it is one of that municipality, else its only one, else nothing."""
    hint = addresses.read(text, hosts.municipalities())
    if hint.postal_code in municipality.postal_codes:
        return hint.postal_code
    return municipality.postal_codes[0] if len(municipality.postal_codes) == 1 else ""
