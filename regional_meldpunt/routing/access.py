"""Which rule or party somebody may change: the own ones. Unknown and a neighbour's look the same: 404."""

from __future__ import annotations

from foundation.access.finding import or_404
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.routing import queries
from regional_meldpunt.routing.models import Party, Rule


def rule(pk: int) -> Rule:
    return or_404(queries.rule(owner_here(), pk))


def party(pk: int) -> Party:
    return or_404(queries.own_party(owner_here(), pk))
