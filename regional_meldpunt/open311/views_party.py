"""How an outside party is reached by Open311: kept by the coordinator for the region, by a municipality for its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.open311 import actions, client, targets
from regional_meldpunt.open311.client import RemoteProblem
from regional_meldpunt.open311.forms_party import PartySystemForm
from regional_meldpunt.routing import access as routing
from regional_meldpunt.routing.apps import KEEP
from regional_meldpunt.routing.models import Party


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(KEEP)
def system(request: HttpRequest, party_pk: int) -> HttpResponse:
    """Their key, and our categories beside their services."""
    party = routing.party(party_pk)
    kept, offered = targets.system_of(party), categories.choosable()
    own = {row.slug for row in offered if row.owner in (party.slug, party.sort)}
    form = PartySystemForm(request.POST or None, system=kept, categories=offered, own=own)
    if form.is_valid():
        actions.keep_party_system(party, form.values(), by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("party_system:system", party_pk=party.pk)
    context = {"party": party, "system": kept, "form": form}
    return render(request, "connections/party.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@needs(KEEP)
def ask_services(request: HttpRequest, party_pk: int) -> HttpResponse:
    """Ask the party what it takes."""
    party = routing.party(party_pk)
    _ask(request, party)
    return redirect("party_system:system", party_pk=party.pk)


def _ask(request: HttpRequest, party: Party) -> None:
    target = targets.of_party(party)
    if target is None:
        raise Http404
    try:
        services = client.services(target)
    except RemoteProblem as problem:
        messages.error(request, _("The system does not answer as we hoped: %(why)s") % {"why": problem})
        return
    actions.keep_party_services(party, services, at=now())
    messages.success(request, _("They offer %(count)d services.") % {"count": len(services)})
