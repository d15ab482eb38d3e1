"""The simulator: who would be reached when, and why. Its address can be shared, its page printed.

A municipality simulates what is its own: its categories, its policies, its place. Rosters are the region's; of them it
reads who has the shifts that are called.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.access.registry import needs
from foundation.tenancy import region
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.escalation import telling
from regional_meldpunt.escalation.apps import KEEP
from regional_meldpunt.escalation.forms_simulate import OwnSimulateForm, SimulateForm
from regional_meldpunt.escalation.telling import Story


@never_cache
@require_safe
@needs(KEEP)
def simulate(request: HttpRequest) -> HttpResponse:
    """At the region, behind the wall of the coordinator."""
    asked = "day" in request.GET or "number" in request.GET
    form = SimulateForm(request.GET if asked else None, at=now(), policy=request.GET.get("policy", ""))
    return _page(request, form, telling.tell(form.case()) if asked and form.is_valid() else None)


@never_cache
@require_safe
@needs(KEEP)
def simulate_own(request: HttpRequest) -> HttpResponse:
    """At a municipality: about itself only."""
    owner, asked = owner_here(), "day" in request.GET
    form = OwnSimulateForm(request.GET if asked else None, owner=owner, at=now(), policy=request.GET.get("policy", ""))
    if not (asked and form.is_valid()):
        return _page(request, form, None)
    case = form.case()
    mine = telling.own(case, owner)
    with region("coordinator"):
        story = telling.tell(case, mine=mine)
    return _page(request, form, story)


def _page(request: HttpRequest, form: SimulateForm, story: Story | None) -> HttpResponse:
    wrong = form.is_bound and bool(form.errors)
    return render(request, "escalation/simulate.html", {"form": form, "story": story}, status=422 if wrong else 200)
