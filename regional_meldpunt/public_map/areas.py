"""The part of a municipality that a reader looks at: all of it, one postal code, or a circle; and one group or all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from regional_meldpunt.categories.models import CategoryGroup

RADII = (250, 500, 1000, 2000, 5000)
METRES_PER_DEGREE = 111_320.0
NOWHERE = 999.0


@dataclass(frozen=True)
class Area:
    """`metres` 0 means: no circle."""

    postal_code: str = ""
    lat: float = 0.0
    lon: float = 0.0
    metres: int = 0
    group: str = ""

    @classmethod
    def read(cls, given: Mapping[str, Any], postal_codes: tuple[str, ...], groups: list[CategoryGroup]) -> Area:
        """What an address or a stored subscription says; what makes no sense is left out."""
        postal_code, group = str(given.get("postcode", "")), str(given.get("groep", ""))
        lat, lon, metres = (_number(given.get(name)) for name in ("lat", "lon", "straal"))
        circle = metres in RADII and abs(lat) <= 90 and abs(lon) <= 180
        return cls(
            postal_code=postal_code if postal_code in postal_codes else "",
            lat=round(lat, 4) if circle else 0.0,
            lon=round(lon, 4) if circle else 0.0,
            metres=int(metres) if circle else 0,
            group=group if group in {found.slug for found in groups} else "",
        )

    def parameters(self) -> dict[str, str]:
        """What says the same in an address."""
        found = {"postcode": self.postal_code, "groep": self.group}
        if self.metres:
            found |= {"lat": f"{self.lat:.4f}", "lon": f"{self.lon:.4f}", "straal": str(self.metres)}
        return {name: value for name, value in found.items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.parameters())

    def box(self) -> tuple[float, float, float, float]:
        """South, north, west, east of the circle."""
        high = self.metres / METRES_PER_DEGREE
        wide = high / max(math.cos(math.radians(self.lat)), 0.01)
        return self.lat - high, self.lat + high, self.lon - wide, self.lon + wide

    def words(self, town: str, group_name: str = "") -> str:
        """«Kortrijk», «8510 Kortrijk», «within 500 m, Kortrijk: Trees and green»."""
        where = f"{self.postal_code} {town}".strip()
        if self.metres:
            where = _("within %(metres)d m of a point in %(town)s") % {"metres": self.metres, "town": town}
        return f"{where}: {group_name}" if group_name else where


def _number(text: Any) -> float:
    try:
        value = float(text)
    except (TypeError, ValueError):
        return NOWHERE
    return value if math.isfinite(value) else NOWHERE
