"""Rules in their order, and the page that tries them: for the coordinator of the region and the beheerder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.registry import needs
from foundation.audit.queries import entries_about
from foundation.identity.actor import Actor
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.routing import access, actions, deadlines, queries, words
from regional_meldpunt.routing.apps import KEEP
from regional_meldpunt.routing.forms import RuleForm, initial_of
from regional_meldpunt.routing.forms_try import TryForm
from regional_meldpunt.routing.models import REGION, Rule
from regional_meldpunt.routing.words import Names
from tenants.places import maps
from tenants.registry import hosts

OUTLINES, OUTLINES_OF_REGION = "/melden/grenzen.json", "/meldingenkaart/grenzen.json"  # public addresses
EDIT = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Line:
    """A rule as its page shows it."""

    rule: Rule
    when: list[str]
    then: list[tuple[str, str]]
    missing: list[str]


@never_cache
@require_safe
@needs(KEEP)
def rules(request: HttpRequest) -> HttpResponse:
    """The own rules to change; at a municipality also those of the region, which come after them."""
    owner = owner_here()
    context = {
        "owner": owner,
        "rules": _lines(owner, owner),
        "of_region": _lines(REGION, owner) if owner != REGION else [],
    }
    return render(request, "routing/list.html", context)


def _lines(whose: str, owner: str) -> list[Line]:
    names, broken = Names.of(owner), queries.broken(whose)
    return [
        Line(rule, words.when(rule.conditions, names), words.then(rule, names), words.missing(broken.get(rule.pk, ())))
        for rule in queries.rules(whose)
    ]


@never_cache
@EDIT
@needs(KEEP)
def new_rule(request: HttpRequest) -> HttpResponse:
    owner = owner_here()
    form = RuleForm(request.POST or None, owner=owner)
    if form.is_valid():
        actions.add_rule(form.given(), owner=owner, by=Actor.of(request))
        messages.success(
            request, _("The rule works from now on. It stands last: move it up when it must be heard first.")
        )
        return redirect("routing:list")
    context = {"form": form, **_drawing()}
    return render(request, "routing/rule.html", context, status=422 if form.errors else 200)


@never_cache
@EDIT
@needs(KEEP)
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    found, owner = access.rule(pk), owner_here()
    form = RuleForm(request.POST or None, owner=owner, initial=initial_of(found))
    if form.is_valid():
        changed = actions.change_rule(found, form.given(), by=Actor.of(request))
        messages.success(request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("routing:list")
    context = {
        "form": form,
        "rule": found,
        "missing": words.missing(queries.broken(owner).get(found.pk, ())),
        "history": entries_about(found),
        **_drawing(),
    }
    return render(request, "routing/rule.html", context, status=422 if form.errors else 200)


def _drawing() -> dict[str, Any]:
    """What the map needs on which an area is drawn; without borders and tiles the corners are typed."""
    owner = owner_here()
    host = next((one for one in hosts.municipalities() if one.schema_name == owner), None)
    return {"map": maps.settings_for(host), "borders": OUTLINES if host else OUTLINES_OF_REGION}


@never_cache
@require_POST
@needs(KEEP)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.rule(pk)
    if actions.move(found, up=request.POST.get("up") == "1", by=Actor.of(request)):
        messages.success(request, _("“%(name)s” stands in another place now.") % {"name": found.name})
    return redirect("routing:list")


@never_cache
@require_POST
@needs(KEEP)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.rule(pk)
    actions.remove(found, by=Actor.of(request))
    messages.success(request, _("“%(name)s” was removed. The audit book still shows it.") % {"name": found.name})
    return redirect("routing:list")


@never_cache
@require_safe
@needs(KEEP)
def attempt(request: HttpRequest) -> HttpResponse:
    """Which rule fires for a place, a category and a moment, and why the others do not."""
    owner = owner_here()
    form = TryForm(request.GET if "category" in request.GET else None, owner=owner, at=now())
    context: dict[str, object] = {"form": form, "owner": owner}
    if form.is_valid():
        facts = form.facts()
        names = Names.of(facts.municipality)
        outcome = queries.route(facts)
        category = form.category_chosen()
        context |= {
            "decided": words.decided(outcome, category, names),
            "steps": [
                (step, words.missing(step.missing), [words.because(why, names) for why in step.why])
                for step in outcome.trace
            ],
            "deadline": deadlines.deadline(category, facts.municipality, facts.at),
            "facts": facts,
        }
    return render(request, "routing/try.html", context, status=422 if form.errors else 200)
