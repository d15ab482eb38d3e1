"""Where it is, in public: good enough to find the hole in the road, not the person who told about it.

What a reporter types as a place may hold anything, so only the name of a street in front of a house number is shown,
never the number; a point is rounded to some ten metres.
"""

from __future__ import annotations

import re

from regional_meldpunt.meldingen.models import Melding

DECIMALS = 4
STREET = re.compile(r"^([^\W\d_][^\W\d_'’. -]*(?:[ '’.-]+[^\W\d_]+){0,5})\s+\d{1,4}\s?[a-zA-Z]?\b")
LONGEST = 60


def street(text: str) -> str:
    """«Grote Markt» for «Grote Markt 54, 8500 Kortrijk»; "" for words that are no address."""
    found = STREET.match(text.strip())
    return found.group(1).strip() if found and len(found.group(1)) <= LONGEST else ""


def point(melding: Melding) -> tuple[float, float] | None:
    if melding.lat is None or melding.lon is None:
        return None
    return round(melding.lat, DECIMALS), round(melding.lon, DECIMALS)


def address(melding: Melding, town: str) -> str:
    """From most to least precise, for example «Grote Markt, 8500 Kortrijk»."""
    parts = [street(melding.place_text), f"{melding.postal_code} {town}".strip()]
    return ", ".join(part for part in parts if part)
