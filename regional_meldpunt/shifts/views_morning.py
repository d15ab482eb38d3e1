"""The morning reports of one municipality: the archive, one morning, and when it is sent to whom."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from foundation.access.checks import can
from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import current
from regional_meldpunt.shifts import access, actions, queries
from regional_meldpunt.shifts import morning as mornings
from regional_meldpunt.shifts.apps import MORNING, SET_MORNING
from regional_meldpunt.shifts.forms import MorningForm


@never_cache
@require_safe
@needs(MORNING)
def reports(request: HttpRequest) -> HttpResponse:
    setting = queries.setting(current().schema)
    context = {
        "reports": queries.reports(current().schema),
        "setting": setting,
        "addresses": mornings.addresses(setting),
        "may_set": can(request.user, SET_MORNING),
    }
    return render(request, "shiftlog/mornings.html", context)


@never_cache
@require_safe
@needs(MORNING)
def report(request: HttpRequest, day: str) -> HttpResponse:
    found = access.morning(day)
    return render(request, "shiftlog/morning.html", {"report": found, "content": found.content})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(SET_MORNING)
def settings(request: HttpRequest) -> HttpResponse:
    schema = current().schema
    form = MorningForm(request.POST or None, instance=queries.setting(schema))
    if request.method == "POST" and form.is_valid():
        actions.change_setting(schema, form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("shiftlog:mornings")
    return render(request, "shiftlog/morning_settings.html", {"form": form}, status=422 if form.errors else 200)
