"""Taking a melding, letting go of it, and handing it over; the other verbs of a file are in `casefile`."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from regional_meldpunt.desk import actions as desk
from regional_meldpunt.desk.forms import HandOverForm
from regional_meldpunt.meldingen import access, actions
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import MeldingProblem


@never_cache
@require_POST
@needs("meldingen.handle")
def owner(request: HttpRequest, number: str) -> HttpResponse:
    """Claim it, or with `release` let go of it."""
    found = _own(request, number)
    verb = actions.release if "release" in request.POST else actions.claim
    return _answer(request, found, lambda: verb(found, by=Actor.of(request), at=now()))


@never_cache
@require_POST
@needs("meldingen.handle")
def hand_over(request: HttpRequest, number: str) -> HttpResponse:
    """To the region, back to the own team, or to a neighbour."""
    found = _own(request, number)
    form = HandOverForm(request.POST, melding=found)
    if not form.is_valid():
        return _answer(request, found, None)
    return _answer(
        request,
        found,
        lambda: desk.hand_over(found, **form.values(), by=Actor.of(request), at=now()),
        said=_("Handed over."),
    )


def _own(request: HttpRequest, number: str) -> Melding:
    """Of the own municipality; what was handed over to a neighbour can only be read."""
    found = access.melding(number)
    if found.municipality != request.municipality.schema_name:  # type: ignore[attr-defined]  # set by HostMiddleware
        raise Http404
    return found


def _answer(request: HttpRequest, found: Melding, act: Callable[[], object] | None, *, said: str = "") -> HttpResponse:
    try:
        if act is None:
            messages.error(request, _("Fill in what is missing."))
        else:
            act()
            if said:
                messages.success(request, said)
    except MeldingProblem as problem:
        messages.error(request, str(problem))
    return redirect("meldpunt_office:melding", number=found.number)
