"""What the region writes once: write a concept, publish it with a reason, end it; governments; who still lacks what."""

from __future__ import annotations

import uuid

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.concepts import access, actions, queries
from cms.concepts.access import WRITE
from cms.concepts.comparing import differences
from cms.concepts.content import name_of
from cms.concepts.forms import ContentForm
from cms.concepts.kinds import KINDS, PRODUCT
from cms.concepts.models import Concept
from cms.concepts.rules import hints
from foundation.access.registry import needs
from foundation.identity.actor import Actor
from tenants.registry import hosts

EDIT = require_http_methods(["GET", "HEAD", "POST"])


class EndForm(forms.Form):
    successor = forms.CharField(label=gettext_lazy("Who took its place?"), max_length=160, required=False)


@never_cache
@require_safe
@needs(WRITE)
def listing(request: HttpRequest) -> HttpResponse:
    """Every concept of a kind, with how many municipalities publish it and who lacks a mandatory one."""
    places, kind = hosts.municipalities(), _kind(request)
    taken = queries.taken_up()
    rows = [
        {
            "concept": concept,
            "total": len(taken.get(concept.uuid, ())),
            "lacking": [place.name for place in places if place.schema_name not in taken.get(concept.uuid, ())]
            if concept.mandatory and not concept.removed
            else [],
        }
        for concept in queries.everything(kind)
    ]
    context = {"rows": rows, "places": len(places), "kinds": KINDS.values(), "kind": kind}
    return render(request, "concepts/list.html", context)


def _kind(request: HttpRequest) -> str:
    """Which kind of concept is looked at or made: in the address, products without one."""
    asked = request.GET.get("soort", PRODUCT)
    return asked if asked in KINDS else PRODUCT


@never_cache
@EDIT
@needs(WRITE)
def edit(request: HttpRequest, ref: uuid.UUID | None = None) -> HttpResponse:
    concept = access.concept_or_404(ref) if ref else None
    content, kind = (concept.content, concept.kind) if concept else ({}, _kind(request))
    form = ContentForm(request.POST if request.method == "POST" else None, content=content, french=True, kind=kind)
    if request.method == "POST" and form.is_valid():
        given = form.given()
        if name_of(given):
            saved = actions.write(
                concept,
                given,
                productnummer=concept.productnummer if concept else queries.free_number(kind),
                mandatory=request.POST.get("mandatory") == "on",
                by=Actor.of(request),
                at=now(),
                kind=kind,
            )
            return _publish(request, saved) if "publish" in request.POST else _saved(request, saved)
        messages.error(request, _("Give it a name."))
    context = {
        "concept": concept,
        "kind": KINDS[kind],
        "form": form,
        "groups": form.groups(),
        "problems": form.problems() if concept else [],
        "hints": hints(content),
    }
    return render(request, "concepts/edit.html", context)


def _saved(request: HttpRequest, concept: Concept) -> HttpResponse:
    messages.success(request, _("Saved. Municipalities see it when you publish it."))
    return redirect("concepts:edit", ref=concept.uuid)


def _publish(request: HttpRequest, concept: Concept) -> HttpResponse:
    try:
        made = actions.publish(concept, why=request.POST.get("why", "")[:300], by=Actor.of(request), at=now())
    except actions.NotYet:
        messages.error(request, _("Saved, but not published yet: see what is still needed."))
        return redirect("concepts:edit", ref=concept.uuid)
    messages.success(request, _("Published: every municipality is told.") if made else _("Nothing was different."))
    return redirect("concepts:concept", ref=concept.uuid)


@never_cache
@require_safe
@needs(WRITE)
def concept(request: HttpRequest, ref: uuid.UUID) -> HttpResponse:
    found = access.concept_or_404(ref)
    return render(request, "concepts/concept.html", {"concept": found, "versions": queries.versions(found)})


@never_cache
@require_safe
@needs(WRITE)
def version(request: HttpRequest, ref: uuid.UUID, number: int) -> HttpResponse:
    """What this version changed with regard to the one before."""
    found = access.version_or_404(ref, number)
    before = queries.version(found.concept, number - 1)
    context = {
        "concept": found.concept,
        "version": found,
        "differences": differences(before.content if before else {}, found.content),
    }
    return render(request, "concepts/version.html", context)


@never_cache
@require_POST
@needs(WRITE)
def end(request: HttpRequest, ref: uuid.UUID) -> HttpResponse:
    found, why = access.concept_or_404(ref), " ".join(request.POST.get("why", "").replace("\x00", "").split())[:300]
    if not why:
        messages.error(request, _("Say why it ends: municipalities read it."))
    else:
        actions.end(found, why=why, by=Actor.of(request), at=now())
        messages.success(request, _("Ended. What was made from it stays, and is flagged."))
    return redirect("concepts:concept", ref=ref)


@never_cache
@require_safe
@needs(WRITE)
def authorities(request: HttpRequest) -> HttpResponse:
    return render(request, "concepts/authorities.html", {"rows": queries.authorities(), "form": EndForm(auto_id=False)})


@never_cache
@require_POST
@needs(WRITE)
def end_authority(request: HttpRequest, authority_pk: int) -> HttpResponse:
    found, form = access.authority_or_404(authority_pk), EndForm(request.POST)
    if form.is_valid():
        actions.end_authority(found, on=localdate(), successor=form.cleaned_data["successor"], by=Actor.of(request))
        messages.success(request, _("Noted. Fiches that name it are flagged."))
    return redirect("concepts:authorities")
