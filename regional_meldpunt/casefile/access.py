"""Whose turn it is: the municipality when its own team is responsible, the desk when the region is."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from foundation.access.checks import can
from regional_meldpunt.answers.access import HANDLE, here
from regional_meldpunt.answers.models import REGION
from regional_meldpunt.meldingen import access
from regional_meldpunt.meldingen.models import Melding, Responsible


def may_act(request: HttpRequest, melding: Melding) -> bool:
    """Whether this reader may change the file from this side."""
    if not can(request.user, HANDLE):
        return False
    side = here(request)
    if side == REGION:
        return melding.responsible == Responsible.REGION
    return melding.municipality == side and melding.responsible == Responsible.MUNICIPALITY


def own(request: HttpRequest, number: str) -> Melding:
    """To act on. What the other side handles looks as if it were not there."""
    found = access.melding(number)
    if not may_act(request, found):
        raise Http404
    return found


def readable(number: str) -> Melding:
    return access.melding(number)
