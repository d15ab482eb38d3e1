"""Which policy holds for which melding, the most specific first."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.registry import needs
from foundation.identity.actor import Actor
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.escalation import access, actions_choices, queries, words_choices
from regional_meldpunt.escalation.apps import KEEP
from regional_meldpunt.escalation.forms_choice import ChoiceForm
from regional_meldpunt.escalation.models import REGION, Choice
from regional_meldpunt.escalation.views import EDIT


@dataclass(frozen=True)
class Line:
    choice: Choice
    words: str
    wrong: str


@never_cache
@require_safe
@needs(KEEP)
def listing(request: HttpRequest) -> HttpResponse:
    """In the order in which they are looked at; at a municipality also what the region chose."""
    owner = owner_here()
    context = {
        "owner": owner,
        "lines": _lines(owner),
        "of_region": _lines(REGION) if owner != REGION else [],
        "usable": queries.usable(owner),
    }
    return render(request, "escalation/choices.html", context)


def _lines(owner: str) -> list[Line]:
    return [Line(row, words_choices.whatfor(row), words_choices.wrong(row)) for row in queries.choices(owner)]


@never_cache
@EDIT
@needs(KEEP)
def new(request: HttpRequest) -> HttpResponse:
    owner = owner_here()
    form = ChoiceForm(request.POST or None, owner=owner)
    if form.is_valid():
        actions_choices.choose(form.given(), owner=owner, by=Actor.of(request))
        messages.success(request, _("It holds for what comes in from now on."))
        return redirect("escalation:choices")
    return render(request, "escalation/choice.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@EDIT
@needs(KEEP)
def choice(request: HttpRequest, choice_pk: int) -> HttpResponse:
    found, owner = access.choice(choice_pk), owner_here()
    form = ChoiceForm(request.POST or None, owner=owner, choice=found)
    if form.is_valid():
        changed = actions_choices.change(found, form.given(), by=Actor.of(request))
        messages.success(request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("escalation:choices")
    context = {"form": form, "choice": found, "wrong": words_choices.wrong(found)}
    return render(request, "escalation/choice.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@needs(KEEP)
def move(request: HttpRequest, choice_pk: int) -> HttpResponse:
    asked = request.POST.get("to", "")
    to = int(asked) if asked.isdecimal() and len(asked) < 5 else 0
    actions_choices.move(access.choice(choice_pk), to=to - 1, by=Actor.of(request))
    return redirect("escalation:choices")


@never_cache
@require_POST
@needs(KEEP)
def remove(request: HttpRequest, choice_pk: int) -> HttpResponse:
    found = access.choice(choice_pk)
    actions_choices.remove(found, by=Actor.of(request))
    messages.success(request, _("The choice is gone. The audit book still shows it."))
    return redirect("escalation:choices")
