"""Giving and following work, in the back office of a municipality and at the regional desk. One verb per view."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import WallState, current
from regional_meldpunt.meldingen import access as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.routing import queries as routing
from regional_meldpunt.taak import access, actions, queries
from regional_meldpunt.taak.forms import OutcomeForm, TaakForm
from regional_meldpunt.taak.models import Receiver, Taak
from regional_meldpunt.teams import queries as teams

FILES = {WallState.MUNICIPALITY: "meldpunt_office:melding", WallState.REGION: "desk:melding"}


@never_cache
@require_safe
@needs("meldingen.see")
def listing(request: HttpRequest) -> HttpResponse:
    """Three lists: for my teams, asked of us by others, and what we wait for."""
    here, mine = current().schema, teams.teams_of_user(request)
    context = {
        "teams": mine,
        "own": queries.for_teams(here, [team.slug for team in mine]),
        "asked": queries.asked_of_us(),
        "outside": queries.outside(here),
        "to_judge": queries.to_judge(),
        "now": now(),
    }
    return render(request, "taak/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs("meldingen.handle")
def new(request: HttpRequest, number: str) -> HttpResponse:
    """Give work for a melding."""
    melding = _own(number)
    form = TaakForm(request.POST or None, melding=melding, initial={"key": uuid.uuid4(), "to": _likely(melding)})
    if request.method == "POST" and form.is_valid():
        taak = actions.give(melding, form.work(), key=form.cleaned_data["key"], by=Actor.of(request), at=now())
        messages.success(request, _("Given to %(name)s.") % {"name": taak.receiver_name})
        return redirect(FILES[current().state], number=melding.number)
    return render(request, "taak/new.html", {"form": form, "melding": melding, "taken": queries.of_melding(melding)})


@never_cache
@require_POST
@needs("meldingen.handle")
def take_on(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    return _act(request, number, pk, lambda taak, by: actions.accept(taak, by=by, at=now()))


@never_cache
@require_POST
@needs("meldingen.handle")
def finish(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    text = _said(request)
    return _act(request, number, pk, lambda taak, by: actions.finish(taak, text=text, by=by, at=now()))


@never_cache
@require_POST
@needs("meldingen.handle")
def decline(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    text = _said(request)
    return _act(request, number, pk, lambda taak, by: actions.decline(taak, reason=text, by=by, at=now()))


@never_cache
@require_POST
@needs("meldingen.handle")
def cancel(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    return _act(request, number, pk, lambda taak, by: actions.cancel(taak, by=by, at=now()))


@never_cache
@require_POST
@needs("meldingen.handle")
def again(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    text = _said(request)
    return _act(request, number, pk, lambda taak, by: actions.give_again(taak, why=text, by=by, at=now()))


@never_cache
@require_POST
@needs("meldingen.handle")
def resend(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Try again to reach the receiver, after somebody mended what was wrong."""
    answer = _act(request, number, pk, lambda taak, by: actions.reach_again(taak, at=now()))
    messages.info(request, _("We try again now."))
    return answer


@never_cache
@require_POST
@needs("meldingen.handle")
def judged(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Somebody read what the receiver wrote; the work stays as it is."""
    return _act(request, number, pk, lambda taak, by: actions.judged(taak))


def _likely(melding: Melding) -> str:
    """Whose the category is at this place, so that nobody has to look it up; "" when it is ours."""
    party = routing.party_for(melding.category.owner, melding.municipality)
    return f"{Receiver.PARTY.value}:{party.slug}" if party else ""


def _act(request: HttpRequest, number: str, pk: int, verb: Callable[[Taak, Actor], object]) -> HttpResponse:
    melding = _own(number)
    taak = access.of(melding, pk)
    try:
        verb(taak, Actor.of(request))
    except MeldingProblem as problem:
        messages.error(request, str(problem))
    return redirect(FILES[current().state], number=melding.number)


def _said(request: HttpRequest) -> str:
    form = OutcomeForm(request.POST)
    return str(form.cleaned_data["text"]) if form.is_valid() else ""


def _own(number: str) -> Melding:
    """Of the own municipality, or at the desk of the region; what was handed over to a neighbour can only be read."""
    melding = meldingen.melding(number)
    if current().state is WallState.MUNICIPALITY and melding.municipality != current().schema:
        raise Http404
    return melding
