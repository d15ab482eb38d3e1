"""Which team somebody may open: one of the own municipality, or of the region. Unknown looks the same: 404."""

from __future__ import annotations

from foundation.access.finding import or_404
from regional_meldpunt.teams import queries
from regional_meldpunt.teams.models import Team, TeamMember


def team(pk: int) -> Team:
    return or_404(queries.kept(pk, queries.owner_here()))


def member(pk: int) -> TeamMember:
    return or_404(queries.member(pk, queries.owner_here()))
