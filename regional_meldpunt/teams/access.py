"""Which team somebody may open: one of the own municipality, or of the region. Unknown looks the same: 404."""

from __future__ import annotations

from django.http import Http404

from regional_meldpunt.teams import queries
from regional_meldpunt.teams.models import Team, TeamMember


def team(pk: int) -> Team:
    found = queries.kept(pk, queries.owner_here())
    if found is None:
        raise Http404
    return found


def member(pk: int) -> TeamMember:
    found = queries.member(pk, queries.owner_here())
    if found is None:
        raise Http404
    return found
