"""Who sees the figures: the beheerder and whoever leads a team see the own municipality, the coordinator the region.

A lead is known by the team and not by a role, so the gate asks both. Who leads no team finds nothing here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import localdate

from foundation.access.checks import has_role
from foundation.access.gates import needs, refuse
from foundation.tenancy import region_role
from regional_meldpunt.insight import queries
from regional_meldpunt.insight.apps import READ
from regional_meldpunt.teams import queries as teams
from regional_meldpunt.teams.models import Team
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True)
class Scope:
    """Of whom the figures are, and what the reader may choose between."""

    places: tuple[MunicipalitySnapshot, ...]
    choices: tuple[MunicipalitySnapshot, ...] = ()
    teams: tuple[Team, ...] = ()
    team: str = ""

    @property
    def schemas(self) -> tuple[str, ...]:
        return tuple(place.schema_name for place in self.places)

    @property
    def single(self) -> bool:
        return len(self.places) == 1


def at_municipality(view: View[P]) -> View[P]:
    """Behind the wall of the municipality: for its beheerder and its leads."""

    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not is_shown(request):
            refuse(request, (READ,))
        return view(request, *args, **kwargs)

    return needs(READ)(gate)


def at_region(view: View[P]) -> View[P]:
    """Behind the wall of the coordinator."""
    return needs(READ)(region_role("coordinator")(view))


def is_shown(request: HttpRequest) -> bool:
    """Whether somebody with the permission finds anything here: everybody but a behandelaar who leads no team."""
    if has_role(request.user, "beheerder") or has_role(request.user, "coordinator"):
        return True
    return bool(queries.leads(request.user.pk or 0, localdate()))


def scope(request: HttpRequest) -> Scope:
    """What is asked for, within what this reader may see; a word that is none is as if it was not said."""
    place: MunicipalitySnapshot | None = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    if place is None:
        return _of_region(request.GET.get("gemeente", ""))
    kept = tuple(teams.teams_of(place.schema_name))
    wanted = request.GET.get("team")
    if wanted is None and not has_role(request.user, "beheerder"):
        wanted = next(iter(queries.leads(request.user.pk or 0, localdate())), "")
    return Scope((place,), teams=kept, team=next((team.slug for team in kept if team.slug == wanted), ""))


def _of_region(wanted: str) -> Scope:
    members = tuple(hosts.municipalities())
    chosen = tuple(member for member in members if member.schema_name == wanted)
    return Scope(chosen or members, choices=members)
