"""The number behind «Draaiboeken» in the menu: those whose day of review is past."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.timezone import localdate

from foundation.tenancy import region
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.playbooks import queries
from regional_meldpunt.playbooks.models import REGION


def overdue(request: HttpRequest) -> int:
    """At the region only a coordinator has the entry, also on pages behind another wall."""
    if (owner := owner_here()) != REGION:
        return queries.overdue(owner, localdate())
    with region("coordinator"):
        return queries.overdue(REGION, localdate())
