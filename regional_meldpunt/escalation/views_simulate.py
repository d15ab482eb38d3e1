"""The simulator: who would be reached when, and why. Its address can be shared, its page printed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.access.registry import needs
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.escalation import telling
from regional_meldpunt.escalation.apps import KEEP
from regional_meldpunt.escalation.forms_simulate import SimulateForm


@never_cache
@require_safe
@needs(KEEP)
def simulate(request: HttpRequest) -> HttpResponse:
    asked = "day" in request.GET or "number" in request.GET
    form = SimulateForm(request.GET if asked else None, at=now(), policy=request.GET.get("policy", ""))
    context: dict[str, object] = {"form": form}
    if asked and form.is_valid():
        story = telling.tell(form.case(), owner=owner_here())
        context["story"] = story
    return render(request, "escalation/simulate.html", context, status=422 if asked and form.errors else 200)
