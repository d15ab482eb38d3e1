"""Handing a shift over, and taking it over: two people, two moments."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.checks import can
from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.shifts import access, actions, handing, logbook, queries
from regional_meldpunt.shifts.apps import LOG, READ
from regional_meldpunt.shifts.forms import HandOverForm
from regional_meldpunt.shifts.problems import ShiftProblem


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(READ)
@region_role("desk", "coordinator")
def hand_overs(request: HttpRequest) -> HttpResponse:
    """The shift that runs now, to be handed over, and those that were."""
    at, may = now(), can(request.user, LOG)
    begins = handing.begin_of_shift(at)
    form = HandOverForm(request.POST or None, colleagues=handing.colleagues(access.me(request)))
    picture = handing.picture(begins, at)
    if request.method == "POST" and may and form.is_valid():
        values = form.cleaned_data
        made = actions.hand_over(
            begins_at=begins, text=values["text"], to=form.receiver(), picture=picture, by=Actor.of(request), at=at
        )
        messages.success(request, _("Handed over. It counts when a colleague takes over."))
        return redirect("shiftlog:hand_over", pk=made.pk)
    context = {
        "form": form if may else None,
        "begins": begins,
        "until": at,
        "picture": picture,
        "earlier": queries.hand_overs(),
        "me": access.me(request).pk,
        "own_lines": [line for line in logbook.lines(begins, at) if line.by_hand and not line.corrected],
    }
    return render(request, "shiftlog/hand_overs.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@needs(READ)
@region_role("desk", "coordinator")
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """What was handed over then, as it was then."""
    found = access.hand_over(pk)
    context = {
        "handed": found,
        "picture": found.picture,
        "begins": found.begins_at,
        "until": found.at,
        "may_take": can(request.user, LOG) and found.taken_at is None and found.by.id != access.me(request).pk,
        "own_lines": [line for line in logbook.lines(found.begins_at, found.at) if line.by_hand and not line.corrected],
        "minutes": queries.rules().takeover_minutes,
    }
    return render(request, "shiftlog/hand_over.html", context)


@never_cache
@require_POST
@needs(LOG)
@region_role("desk")
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """«Ik neem over». The first counts; the second hears who it was."""
    found = access.hand_over(pk)
    try:
        actions.take_over(found, by=Actor.of(request), at=now())
        messages.success(request, _("You took the shift over."))
    except ShiftProblem as refused:
        messages.error(request, str(refused))
    return redirect("shiftlog:hand_over", pk=pk)
