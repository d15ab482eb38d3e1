"""For the coordinator: whether alarms work. What is due, what was sent lately, how late the engines are."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.access.gates import needs
from foundation.tenancy import region_role
from regional_meldpunt.dispatch import queries
from regional_meldpunt.dispatch.apps import WATCH
from regional_meldpunt.dispatch.outside import LATE


@never_cache
@require_safe
@needs(WATCH)
@region_role("coordinator")
def engine(request: HttpRequest) -> HttpResponse:
    at = now()
    state = queries.engine_state(at)
    signs = [one.outside_at for one in state.engines if one.outside_at]
    context = {
        "state": state,
        "at": at,
        "well": bool(state.engines) and state.lag <= LATE,
        "address": bool(settings.STREEKPOORT_HEARTBEAT_URL),
        "outside_at": max(signs, default=None),
        "problem": next((one.outside_problem for one in state.engines if one.outside_problem), ""),
        "demo": settings.STREEKPOORT_DEMO,
    }
    return render(request, "dispatch/engine.html", context)
