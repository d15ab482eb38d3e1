"""The coordinator sees the weeks ahead, gives one to somebody else, and adds weeks in turn."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.roster import access, actions, queries
from regional_meldpunt.roster.forms import PersonForm
from tenants.people.queries import active_people

WEEKS = 13


@never_cache
@require_safe
@needs("roster.manage")
@region_role("coordinator")
def shifts(request: HttpRequest) -> HttpResponse:
    at = now()
    current = queries.current_shift(at)
    rows = [
        (shift, PersonForm(initial={"person": shift.person_id}, auto_id=f"id_{shift.pk}_%s"), shift == current)
        for shift in queries.shifts(after=at)
    ]
    return render(request, "roster/shifts.html", {"rows": rows, "current": current})


@never_cache
@require_POST
@needs("roster.manage")
@region_role("coordinator")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a week to somebody else."""
    shift, form = access.shift(pk, at=now()), PersonForm(request.POST)
    if form.is_valid():
        actions.give_to(shift, person=form.chosen(), by=Actor.of(request))
        messages.success(request, _("%(name)s takes this week.") % {"name": form.chosen().name})
    else:
        messages.error(request, _("Choose somebody of the list."))
    return redirect("roster:shifts")


@never_cache
@require_POST
@needs("roster.manage")
@region_role("coordinator")
def weeks(request: HttpRequest) -> HttpResponse:
    """Add a quarter of a year, everybody in turn; weeks that have somebody stay as they are."""
    planned = queries.shifts(after=now(), limit=500)
    start = planned[-1].ends_at + timedelta(seconds=1) if planned else now()
    made = actions.plan(active_people(), start=start, count=WEEKS, by=Actor.of(request))
    messages.success(request, _("%(number)d weeks were added.") % {"number": len(made)})
    return redirect("roster:shifts")
