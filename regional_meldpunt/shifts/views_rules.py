"""The rules of the region for nights, rest, rounding and hand-overs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.shifts import actions, queries
from regional_meldpunt.shifts.apps import RULES
from regional_meldpunt.shifts.forms import RulesForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(RULES)
@region_role("coordinator")
def rules(request: HttpRequest) -> HttpResponse:
    form = RulesForm(request.POST or None, instance=queries.rules())
    if request.method == "POST" and form.is_valid():
        actions.change_rules(form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved. Months that are counted from now on use these rules."))
        return redirect("shiftlog:rules")
    return render(request, "shiftlog/rules.html", {"form": form}, status=422 if form.errors else 200)
