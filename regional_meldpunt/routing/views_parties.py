"""Outside parties: those of the region are kept by the coordinator, a contractor by its municipality."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.access.registry import needs
from foundation.audit.queries import entries_about
from foundation.identity.actor import Actor
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.routing import access, actions, queries
from regional_meldpunt.routing.apps import KEEP
from regional_meldpunt.routing.forms_party import PartyForm
from regional_meldpunt.routing.views import EDIT
from regional_meldpunt.routing.words import Names


@never_cache
@require_safe
@needs(KEEP)
def parties(request: HttpRequest) -> HttpResponse:
    owner = owner_here()
    names = Names.of(owner).municipalities
    listed = [(party, [names.get(place, place) for place in party.places]) for party in queries.parties(owner)]
    return render(request, "routing/parties.html", {"parties": listed, "owner": owner})


@never_cache
@EDIT
@needs(KEEP)
def new_party(request: HttpRequest) -> HttpResponse:
    owner = owner_here()
    form = PartyForm(request.POST or None, owner=owner, initial={"active": True})
    if form.is_valid():
        actions.add_party(form.cleaned_data, owner=owner, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("routing:parties")
    return render(request, "routing/party.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@EDIT
@needs(KEEP)
def party(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.party(pk)
    form = PartyForm(request.POST or None, owner=owner_here(), instance=found)
    if form.is_valid():
        changed = actions.change_party(access.party(pk), form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("routing:parties")
    context = {"form": form, "party": found, "history": entries_about(found)}
    return render(request, "routing/party.html", context, status=422 if form.errors else 200)
