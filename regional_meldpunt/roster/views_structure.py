"""How a roster is built: its layers, and the rotations in them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.gates import needs
from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.roster import access, forms, queries
from regional_meldpunt.roster.apps import MANAGE
from regional_meldpunt.roster.board import structure
from regional_meldpunt.roster.forms_rotation import Whole
from regional_meldpunt.roster.forms_weights import WeightsForm
from regional_meldpunt.roster.models import Layer, Roster, Rotation
from regional_meldpunt.roster.models.plan import Covers
from regional_meldpunt.roster.planning import editing
from tenants.people.queries import active_people

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def new(request: HttpRequest) -> HttpResponse:
    """A roster with a first line and a backup."""
    form = forms.RosterForm(request.POST or None, initial={"order": 10 * (len(queries.rosters()) + 1), "active": True})
    if form.is_valid():
        given = form.cleaned_data
        made = editing.make_roster(
            name=given["name"],
            description=given["description"],
            order=given["order"],
            by=Actor.of(request),
            layers=(_("First on call"), _("Backup")),
        )
        messages.success(request, _("Now say who is on call in which turn."))
        return redirect("roster:structure", slug=made.slug)
    context = {"form": form, "rosters": queries.rosters(), "may_manage": True}
    return render(request, "roster/new.html", context, status=422 if form.errors else 200)


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def structure_page(request: HttpRequest, slug: str) -> HttpResponse:
    roster = access.roster(request, slug)
    form = forms.RosterForm(request.POST or None, instance=access.roster(request, slug))
    if form.is_valid():
        editing.change_roster(roster, form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("roster:structure", slug=slug)
    return _page(request, roster, form, forms.LayerForm(initial={"covers": Covers.WINDOWS}))


@never_cache
@require_POST
@needs(MANAGE)
@region_role("coordinator")
def add_layer(request: HttpRequest, slug: str) -> HttpResponse:
    roster, form = access.roster(request, slug), forms.LayerForm(request.POST)
    if not form.is_valid():
        return _page(request, roster, forms.RosterForm(instance=roster), form)
    editing.add_layer(roster, **form.cleaned_data, by=Actor.of(request))
    return redirect("roster:structure", slug=slug)


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def layer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Another name for a layer, another answer to when somebody is needed, or the end of it."""
    roster = access.roster(request, slug)
    found = access.layer(roster, pk)
    if request.method == "POST" and "retire" in request.POST:
        editing.retire_layer(found, by=Actor.of(request))
        messages.success(request, _("The layer is out of the plan. That holds once you publish."))
        return redirect("roster:structure", slug=slug)
    form = forms.LayerForm(request.POST or None, initial={"name": found.name, "covers": found.covers})
    if form.is_valid():
        editing.change_layer(found, **form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("roster:structure", slug=slug)
    return _render(request, roster, "layer", {"form": form, "layer": found}, wrong=bool(form.errors))


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def weights(request: HttpRequest, slug: str) -> HttpResponse:
    """What the fair share of each municipality is measured by."""
    roster = access.roster(request, slug)
    form = WeightsForm(request.POST if request.method == "POST" else None, roster=roster)
    if form.is_valid():
        editing.change_roster(roster, {"weights": form.given()}, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("roster:balance", slug=slug)
    return _render(request, roster, "weights", {"form": form}, wrong=bool(form.errors))


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def new_rotation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    roster = access.roster(request, slug)
    return _rotation(request, roster, access.layer(roster, pk), None)


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def rotation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    roster = access.roster(request, slug)
    found = access.rotation(roster, pk)
    return _rotation(request, roster, found.layer, found)


@never_cache
@require_POST
@needs(MANAGE)
@region_role("coordinator")
def remove_rotation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    roster = access.roster(request, slug)
    editing.remove_rotation(access.rotation(roster, pk), by=Actor.of(request))
    messages.success(request, _("The rotation is out of the plan. That holds once you publish."))
    return redirect("roster:structure", slug=slug)


def _rotation(request: HttpRequest, roster: Roster, of: Layer, known: Rotation | None) -> HttpResponse:
    whole = Whole(request.POST or None, known, active_people())
    if known is None and not request.POST:
        whole.form.initial = {"length": 1, "unit": "weeks", "starts_on": local(now()).date()}
    if request.method == "POST" and whole.is_valid():
        editing.save_rotation(of, known, whole.given(), whole.chosen(), by=Actor.of(request))
        messages.success(request, _("The rotation is in the plan. It holds once you publish."))
        return redirect("roster:structure", slug=roster.slug)
    context = {"whole": whole, "layer": of, "rotation": known}
    return _render(request, roster, "rotation", context, wrong=whole.is_wrong)


def _page(request: HttpRequest, roster: Roster, form: forms.RosterForm, layer_form: forms.LayerForm) -> HttpResponse:
    context = {"form": form, "layer_form": layer_form, "layers": structure.layers(roster)}
    return _render(request, roster, "structure", context, wrong=bool(form.errors or layer_form.errors))


def _render(
    request: HttpRequest, roster: Roster, template: str, context: dict[str, Any], *, wrong: bool
) -> HttpResponse:
    common = {"roster": roster, "rosters": queries.rosters(), "may_manage": True}
    return render(request, f"roster/{template}.html", {**common, **context}, status=422 if wrong else 200)
