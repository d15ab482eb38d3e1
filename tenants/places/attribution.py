"""Which municipality is competent for a place, and how sure that is.

With borders loaded a pin decides. Without them, or without a pin, a postal code or a name in the typed address does,
and the nearest town centre is a guess. Whatever comes out, the citizen confirms it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from tenants.places import addresses, authorities, borders
from tenants.places.authorities import Authority
from tenants.places.gazetteer import CENTRES
from tenants.places.geometry import metres_between, possible
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

T = TypeVar("T")
NEARBY = 2_000  # metres outside the region that are still taken, after a warning
TOWN_RADIUS = 9_000  # metres from a centre within which a pin may belong to that town, when there are no borders


class Basis(StrEnum):
    BORDER = "border"
    POSTAL_CODE = "postal_code"
    NAME = "name"
    NEAREST = "nearest"
    HOST = "host"


class ImpossiblePlace(ValueError):
    """Coordinates that exist nowhere on earth."""


@dataclass(frozen=True)
class Attribution:
    """`municipality` gets the melding. When `far`, only if the citizen insists: `authority` is the right one.

    `metres_outside` is 0 inside the region; `certain` is False when it rests on a guess.
    """

    municipality: MunicipalitySnapshot
    certain: bool
    basis: Basis
    metres_outside: int = 0
    authority: Authority | None = None

    @property
    def far(self) -> bool:
        return self.authority is not None

    @property
    def nearby(self) -> bool:
        return self.metres_outside > 0 and not self.far


def attribute(lat: float | None, lon: float | None, *, text: str = "", host: MunicipalitySnapshot) -> Attribution:
    """The municipality for a pin, an address, or both; the pin wins. Raises ImpossiblePlace.

    `host` is the municipality of the website: where nothing else is known, it is the first guess.
    """
    if lat is not None and lon is not None:
        if not possible(lat, lon):
            raise ImpossiblePlace
        return _by_pin(lat, lon)
    return _by_words(text, host)


def _by_pin(lat: float, lon: float) -> Attribution:
    members = borders.of_region(borders.present())
    if not members:
        return _by_centre(lat, lon)
    for member, area in members:
        if area.contains(lat, lon):
            return Attribution(member, certain=True, basis=Basis.BORDER)
    member, metres = _nearest(members, lambda pair: pair[1].metres_to(lat, lon))
    if metres <= NEARBY:
        return Attribution(member, certain=False, basis=Basis.NEAREST, metres_outside=max(1, round(metres)))
    return Attribution(
        member,
        certain=False,
        basis=Basis.NEAREST,
        metres_outside=round(metres),
        authority=_neighbour_at(lat, lon) or authorities.near(lat, lon),
    )


def _by_centre(lat: float, lon: float) -> Attribution:
    """A guess by the nearest town centre; a pin far from every centre of the region lies outside it."""
    members = [(m, CENTRES[m.refnis]) for m in hosts.municipalities() if m.refnis in CENTRES]
    if not members:
        return Attribution(hosts.municipalities()[0], certain=False, basis=Basis.NEAREST)
    member, metres = _nearest(members, lambda pair: metres_between(lat, lon, *pair[1]))
    outside = max(0, round(metres) - TOWN_RADIUS)
    far = outside > NEARBY
    return Attribution(
        member,
        certain=False,
        basis=Basis.NEAREST,
        metres_outside=outside,
        authority=authorities.near(lat, lon) if far else None,
    )


def _by_words(text: str, host: MunicipalitySnapshot) -> Attribution:
    hint = addresses.read(text, hosts.municipalities())
    if hint.municipality is not None:
        basis = Basis.POSTAL_CODE if hint.postal_code else Basis.NAME
        return Attribution(hint.municipality, certain=True, basis=basis)
    authority = authorities.of_postal_code(hint.postal_code) if hint.postal_code else None
    return Attribution(host, certain=False, basis=Basis.HOST, authority=authority)


def _neighbour_at(lat: float, lon: float) -> Authority | None:
    """The neighbour whose border was loaded along with ours."""
    inside = (area.refnis for area in borders.present().areas.values() if area.contains(lat, lon))
    return next((found for refnis in inside if (found := authorities.of_refnis(refnis))), None)


def _nearest(
    members: list[tuple[MunicipalitySnapshot, T]], distance: Callable[[tuple[MunicipalitySnapshot, T]], float]
) -> tuple[MunicipalitySnapshot, float]:
    best = min(members, key=distance)
    return best[0], distance(best)
