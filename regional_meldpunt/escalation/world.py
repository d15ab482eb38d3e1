"""Whom a policy may name from here, and what is known of each: read once for a page, for a form or for the checks.

A municipality does not see the rosters of the region: there the first roster is offered by its place in line only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.timezone import localdate, now

from foundation.access import declarations
from regional_meldpunt.escalation.models import REGION
from regional_meldpunt.paging import queries as paging
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.roster.models import Roster
from regional_meldpunt.routing import queries as routing
from regional_meldpunt.teams import queries as teams
from tenants.people.models import Person
from tenants.people.queries import people_here
from tenants.registry import hosts


@dataclass(frozen=True)
class Duty:
    """A roster: its layers by name, and until when somebody was planned."""

    slug: str
    name: str
    active: bool = True
    layers: tuple[str, ...] = ()
    planned_until: datetime | None = None


@dataclass(frozen=True)
class Human:
    name: str
    home: str = ""
    state: str = "active"
    person: Person | None = None


@dataclass(frozen=True)
class Crowd:
    """A team or a role, with those in it who can be reached."""

    name: str
    active: bool = True
    people: tuple[Person, ...] = ()


@dataclass(frozen=True)
class Outsider:
    name: str
    active: bool = True
    reachable: bool = True


@dataclass(frozen=True)
class World:
    """By what a target writes in `ref`. `duties` is None where rosters cannot be seen; `first` is called by itself."""

    owner: str
    duties: dict[str, Duty] | None = None
    first: str = ""
    people: dict[str, Human] = field(default_factory=dict)
    teams: dict[str, Crowd] = field(default_factory=dict)
    roles: dict[str, Crowd] = field(default_factory=dict)
    parties: dict[str, Outsider] = field(default_factory=dict)
    unready: dict[int, str] = field(default_factory=dict)
    """Person -> what keeps them from being woken at night, as far as it can be known from here."""

    @property
    def at_region(self) -> bool:
        return self.owner == REGION

    def duty(self, ref: str) -> Duty | None:
        return (self.duties or {}).get(ref or self.first)


def world(owner: str) -> World:
    """Everything that can be named behind the present wall."""
    people = people_here()
    parties = {
        row.slug: Outsider(row.name, row.active, bool(row.email or row.endpoint)) for row in routing.parties(owner)
    }
    if owner != REGION:
        return World(owner, people=_humans(people), parties=parties)
    by_account = {row.region_account: row for row in people if row.region_account and row.active and row.joined_at}
    first = roster.default()
    return World(
        owner,
        duties={row.slug: _duty(row) for row in roster.kept()},
        first=first.slug if first else "",
        people=_humans(people),
        teams=_teams(by_account),
        roles={role.code: _role(role, people) for role in declarations.roles("region") if role.from_home},
        parties=parties,
        unready=_unready(by_account.values()),
    )


def _unready(people: Iterable[Person]) -> dict[int, str]:
    found = paging.readiness_of(people, now())
    return {pk: " ".join(one.problems) for pk, one in found.items() if not one.ready}


def _duty(row: Roster) -> Duty:
    published = roster.last_publication(row)
    layers = tuple(layer.name for layer in roster.layers(row))
    return Duty(row.slug, row.name, row.active, layers, published.until if published else None)


def _humans(people: Iterable[Person]) -> dict[str, Human]:
    places = {one.schema_name: one.name for one in hosts.municipalities()}
    return {
        str(row.pk): Human(row.name, places.get(row.municipality, row.municipality), row.state, row) for row in people
    }


def _teams(by_account: dict[int, Person]) -> dict[str, Crowd]:
    today = localdate()
    found = {}
    for team, members in teams.kept_teams(REGION):
        people = (by_account.get(member.user_id) for member in members if member.counts_on(today))
        found[str(team.pk)] = Crowd(team.name, team.active, tuple(person for person in people if person))
    return found


def _role(role: declarations.Role, people: Iterable[Person]) -> Crowd:
    """The task for which somebody was invited to the region."""
    return Crowd(str(role), True, tuple(one for one in people if one.role == role.code and one.state == "active"))
