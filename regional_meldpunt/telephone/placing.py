"""Where the caller says it is: the municipality, and how we know. Whoever types decides when the words do not."""

from __future__ import annotations

from dataclasses import dataclass

from regional_meldpunt.intake import maps
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.nearby import Spot, point_of
from tenants.places.attribution import Attribution, Basis, ImpossiblePlace, attribute
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot


@dataclass(frozen=True)
class Placed:
    """`municipality` is None as long as neither the words nor a choice name one."""

    text: str
    municipality: MunicipalitySnapshot | None
    lat: float | None = None
    lon: float | None = None
    metres_outside: int = 0
    found: Attribution | None = None
    chosen: bool = False

    @property
    def place(self) -> Place:
        code = maps.postal_code(self.text, self.municipality) if self.municipality else ""
        return Place(text=self.text, postal_code=code, lat=self.lat, lon=self.lon, metres_outside=self.metres_outside)

    def spot(self) -> Spot | None:
        if self.municipality is None:
            return None
        return Spot(municipality=self.municipality.schema_name, text=self.text, lat=self.lat, lon=self.lon)


def placed(text: str, chosen: str, host: MunicipalitySnapshot | None) -> Placed:
    """A choice wins from words, coordinates from both. `host` is where the front office sits, None at the region."""
    lat, lon = point_of(Spot(municipality="", text=text))
    picked = next((member for member in hosts.municipalities() if member.schema_name == chosen), None)
    try:
        found = attribute(lat, lon, text=text, host=host or hosts.municipalities()[0])
    except ImpossiblePlace:
        return Placed(text, picked or host, chosen=picked is not None)
    known = found.municipality if found.basis is not Basis.HOST else host
    outside = found.metres_outside or int(found.far)
    if picked is not None and found.basis is not Basis.BORDER:
        return Placed(text, picked, lat, lon, outside, found, chosen=True)
    return Placed(text, known, lat, lon, outside, found)
