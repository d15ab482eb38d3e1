"""The number behind «Escalation» in the menu: policies in use, and choices, that must be mended."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.timezone import now

from foundation.tenancy import region
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.escalation import missing
from regional_meldpunt.escalation.models import REGION


def broken(request: HttpRequest) -> int:
    """At the region only a coordinator has the entry, also on pages behind another wall."""
    if (owner := owner_here()) != REGION:
        return missing.count(owner, now())
    with region("coordinator"):
        return missing.count(REGION, now())
