"""Which rule or party somebody may change: the own ones. Unknown and a neighbour's look the same: 404."""

from __future__ import annotations

from django.http import Http404

from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.routing import queries
from regional_meldpunt.routing.models import Party, Rule


def rule(pk: int) -> Rule:
    found = queries.rule(owner_here(), pk)
    if found is None:
        raise Http404
    return found


def party(pk: int) -> Party:
    found = queries.own_party(owner_here(), pk)
    if found is None:
        raise Http404
    return found
