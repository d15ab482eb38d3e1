"""Where a link leads: a system that a municipality connected, or an outside party that works by Open311."""

from __future__ import annotations

from dataclasses import dataclass

from regional_meldpunt.open311 import queries
from regional_meldpunt.open311.models import Endpoint, Link, PartySystem
from regional_meldpunt.routing import queries as routing
from regional_meldpunt.routing.models import Party, Way


@dataclass(frozen=True)
class Target:
    """What is needed to speak with it. `closes` and `tells_reporter` are for a melding that was handed on whole."""

    name: str
    url: str
    jurisdiction: str = ""
    key: str = ""
    closes: bool = False
    tells_reporter: bool = False


def of(link: Link) -> Target | None:
    """None when it is gone: the system was removed, or the party no longer works with us."""
    if link.party:
        party = routing.party(link.party, link.municipality)
        return of_party(party) if party else None
    endpoint = queries.endpoint(link.endpoint)
    return of_endpoint(endpoint) if endpoint else None


def of_endpoint(endpoint: Endpoint) -> Target:
    return Target(
        endpoint.name, endpoint.url, endpoint.jurisdiction, endpoint.key, endpoint.closes, endpoint.tells_reporter
    )


def of_party(party: Party) -> Target | None:
    """None for a party that works in another way, or without an address."""
    if party.way != Way.OPEN311 or not party.endpoint:
        return None
    system = system_of(party)
    return Target(party.name, party.endpoint, system.jurisdiction, system.key)


def system_of(party: Party) -> PartySystem:
    """What its keeper wrote about it; an empty one, not stored, when nobody wrote anything."""
    found = queries.party_system(party.municipality, party.slug)
    return found or PartySystem(municipality=party.municipality, party=party.slug)
