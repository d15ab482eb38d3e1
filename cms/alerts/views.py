"""The banner by itself, for pages that are open; and the office where alerts are written."""

from __future__ import annotations

import uuid
from datetime import timedelta
from hashlib import sha256

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import condition, require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from cms.alerts import access, actions, queries
from cms.alerts.access import EVERYWHERE, WRITE
from cms.alerts.context import showing
from cms.alerts.forms import AlertForm
from cms.alerts.models import REGION, Alert
from foundation.access.registry import needs
from foundation.identity.actor import Actor
from tenants.registry import hosts

BOTH = require_http_methods(["GET", "HEAD", "POST"])
USUAL = timedelta(days=1)


def _words(request: HttpRequest) -> str:
    return render_to_string("alerts/list.html", showing(request))


def _etag(request: HttpRequest) -> str:
    return f'"{sha256(_words(request).encode()).hexdigest()[:24]}"'


@require_safe
@vary_on_headers("Cookie")
@condition(etag_func=_etag)
def banner(request: HttpRequest) -> HttpResponse:
    """What stands above the pages now. The same as a moment ago: 304 and nothing else."""
    answer = HttpResponse(_words(request))
    answer["Cache-Control"] = "private, no-cache"
    return answer


@never_cache
@BOTH
@needs(WRITE, EVERYWHERE)
def listing(request: HttpRequest) -> HttpResponse:
    """Every alert of this owner, and a form for a new one."""
    at = now()
    begin = localtime(at).replace(second=0, microsecond=0)
    form = _form(request, Alert(municipality=access.owner_of(request), begins_at=begin, expires_at=begin + USUAL))
    if request.method == "POST" and form.is_valid():
        return _carry_out(request, form.instance, form)
    rows = [(alert, alert.state(at)) for alert in queries.of(access.owner_of(request))]
    return render(request, "alerts/office.html", {"rows": rows, "form": form, "regional": _regional(request)})


@never_cache
@BOTH
@needs(WRITE, EVERYWHERE)
def alert(request: HttpRequest, alert_ref: uuid.UUID) -> HttpResponse:
    found = access.alert_or_404(request, alert_ref)
    if request.method == "POST" and request.POST.get("do") == "end":
        actions.end(found, by=Actor.of(request), at=now())
        messages.success(request, _("Ended. It disappears from open pages within a minute."))
        return redirect("alerts:list")
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        return _carry_out(request, found, form)
    context = {"form": form, "alert": found, "state": found.state(now()), "regional": _regional(request)}
    return render(request, "alerts/edit.html", context)


def _form(request: HttpRequest, instance: Alert) -> AlertForm:
    place = getattr(request, "municipality", None)
    places = [] if place else [(each.schema_name, each.name) for each in hosts.municipalities()]
    french = place is None or "fr" in place.languages
    sent = request.POST if request.method == "POST" else None
    return AlertForm(sent, instance=instance, french=french, places=places)


def _carry_out(request: HttpRequest, alert: Alert, form: AlertForm) -> HttpResponse:
    by, at = Actor.of(request), now()
    try:
        actions.write(alert, form.cleaned_data, by=by, at=at)
        if request.POST.get("do") == "publish":
            actions.publish(alert, by=by, at=at)
            messages.success(request, _("Published. Open pages show it within a minute."))
        else:
            messages.success(request, _("Saved."))
    except actions.NotYet as problem:
        messages.error(request, str(problem))
        return redirect("alerts:alert", alert_ref=alert.ref) if alert.pk else redirect("alerts:list")
    return redirect("alerts:list")


def _regional(request: HttpRequest) -> bool:
    return access.owner_of(request) == REGION
