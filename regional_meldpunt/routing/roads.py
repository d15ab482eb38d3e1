"""Whose road it is, read from its number: in Flanders a number means that the Region keeps it.

An address such as «N43, Harelbeke» or «oprit E17» is the only hint that a typed place gives; a pin on the map is
compared with the areas of rules instead.
"""

from __future__ import annotations

import re

REGION_ROADS = "awv"
MUNICIPAL = "municipality"
NUMBER = re.compile(r"\b(?:[NR]\s?\d{1,3}[a-z]?|[EA]\s?(?:17|19|40|403|14|42))\b", re.IGNORECASE)


def number_in(address: str) -> str:
    """The number of the road in an address, written as on the signs («N43»); empty when there is none."""
    found = NUMBER.search(address)
    return found.group().replace(" ", "").upper() if found else ""


def owner_of(address: str) -> str:
    """`awv` for a numbered road, `municipality` for another address, empty when no address is known."""
    if number_in(address):
        return REGION_ROADS
    return MUNICIPAL if address.strip() else ""
