"""Ticking the steps for a melding: in the file of the municipality, at the desk, and on the telephone of the night."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.desk.views_melding import answer
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.playbooks import access, helping


@never_cache
@require_POST
@needs("meldingen.handle")
def at_office(request: HttpRequest, number: str) -> HttpResponse:
    """In the file of the municipality."""
    melding = access.melding(number)
    _try(request, melding)
    return redirect("meldpunt_office:melding", number=melding.number)


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def at_desk(request: HttpRequest, number: str) -> HttpResponse:
    """At the desk; a script gets the file back."""
    melding = access.melding(number)
    return answer(request, melding, lambda: _tick(request, melding))


@never_cache
@require_POST
@needs("oncall.answer")
@region_role("desk")
def on_call(request: HttpRequest, pk: int) -> HttpResponse:
    """On the telephone of the person on call, for an own alarm."""
    _try(request, access.alarm(request, pk).melding)
    return redirect("oncall:alarm", pk=pk)


def _try(request: HttpRequest, melding: Melding) -> None:
    try:
        _tick(request, melding)
    except MeldingProblem as problem:
        messages.error(request, str(problem))


def _tick(request: HttpRequest, melding: Melding) -> object:
    word, mark, by = request.POST.get("step", ""), request.POST.get("mark", "")[:60], Actor.of(request)
    step = int(word) if word.isascii() and word.isdecimal() and len(word) < 4 else -1
    verb = helping.untick if "undo" in request.POST else helping.tick
    return verb(melding, step=step, mark=mark, by=by, at=now())
