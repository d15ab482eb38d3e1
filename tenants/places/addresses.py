"""What a typed address says about the municipality, without asking anybody on the network."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from tenants.places.gazetteer import VILLAGES
from tenants.registry.snapshot import MunicipalitySnapshot

POSTAL_CODE = re.compile(r"(?<!\d)([1-9]\d{3})(?!\d)")


@dataclass(frozen=True)
class Hint:
    """`municipality` is None when the words name no member; `postal_code` is the last one that exists in the text."""

    municipality: MunicipalitySnapshot | None
    postal_code: str = ""


def read(text: str, members: Iterable[MunicipalitySnapshot]) -> Hint:
    """A postal code says most; then the name of a municipality or village, the last one in the text counts."""
    members = list(members)
    codes = POSTAL_CODE.findall(text)
    for code in reversed(codes):
        for member in members:
            if code in member.postal_codes:
                return Hint(member, code)
    named = _named(text, members)
    return Hint(named, "") if named else Hint(None, codes[-1] if codes else "")


def _named(text: str, members: list[MunicipalitySnapshot]) -> MunicipalitySnapshot | None:
    plain = f" {_plain(text)} "
    best: tuple[int, MunicipalitySnapshot] | None = None
    for member in members:
        for name in (member.name, *VILLAGES.get(member.refnis, ())):
            position = plain.rfind(f" {_plain(name)} ")
            if position >= 0 and (best is None or position > best[0]):
                best = (position, member)
    return best[1] if best else None


def _plain(text: str) -> str:
    """Lower case, no accents, every other sign a space: «Sint-Denijs,» and «sint denijs» are the same."""
    flat = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z0-9]+", " ", flat.encode("ascii", "ignore").decode()).strip()
