"""The number behind «Routing» in the menu: rules that are skipped until somebody mends them."""

from __future__ import annotations

from django.http import HttpRequest

from foundation.tenancy import region
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.routing import queries
from regional_meldpunt.routing.models import REGION


def broken(request: HttpRequest) -> int:
    """At the region only a coordinator has the entry, also on pages behind another wall."""
    if (owner := owner_here()) != REGION:
        return len(queries.broken(owner))
    with region("coordinator"):
        return len(queries.broken(REGION))
