"""What the map under «Where is it?» needs, and the postal code that goes with an address."""

from __future__ import annotations

from tenants.places import addresses
from tenants.places.maps import MapSettings, borders_geojson, settings_for
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

__all__ = ["MapSettings", "borders_geojson", "postal_code", "settings_for"]


def postal_code(text: str, municipality: MunicipalitySnapshot) -> str:
    """The postal code in the address when it is one of that municipality, else its only one, else nothing."""
    hint = addresses.read(text, hosts.municipalities())
    if hint.postal_code in municipality.postal_codes:
        return hint.postal_code
    return municipality.postal_codes[0] if len(municipality.postal_codes) == 1 else ""
