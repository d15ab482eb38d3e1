"""The start page of a director: the meldpunt per municipality over a period, and who is on call now."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.access.gates import needs
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.figures import export, periods, queries
from regional_meldpunt.figures.periods import Period, PeriodForm
from regional_meldpunt.meldingen.statuses import PHASES
from regional_meldpunt.roster import queries as roster
from tenants.people.queries import person_of_account
from tenants.registry import hosts


def chosen(request: HttpRequest) -> tuple[PeriodForm, Period]:
    """The form, and the period it describes; this month when it describes none."""
    form = PeriodForm(request.GET) if {"first", "last"} & request.GET.keys() else None
    if form is not None and form.is_valid():
        return form, form.period()
    month = periods.this_month(localdate())
    return form or PeriodForm.of(month), month


def on_call() -> dict[str, Any]:
    at = now()
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    shifts = {"current": roster.current_shift(at), "following": roster.after_this_one(at)}
    return {
        role: (shift, names.get(shift.person.municipality, "")) if shift else None for role, shift in shifts.items()
    }


@never_cache
@require_safe
@needs("figures.read")
@region_role("director")
def meldingen(request: HttpRequest) -> HttpResponse:
    form, period = chosen(request)
    rows = queries.lines(period.first, period.last)
    me = person_of_account(request.user.pk or 0)
    today = localdate()
    context = {
        "form": form,
        "period": period,
        "rows": rows,
        "whole": queries.together(rows),
        "home": me.municipality if me else "",
        "phases": PHASES.values(),
        "urgencies": Urgency.labels,
        "this_month": periods.this_month(today),
        "previous_month": periods.previous_month(today),
        "this_year": periods.this_year(today),
        **on_call(),
    }
    return render(request, "figures/meldingen.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@needs("figures.read")
@region_role("director")
def meldingen_file(request: HttpRequest) -> HttpResponse:
    """The same table as a file; that somebody took it along is written in the book."""
    _form, period = chosen(request)
    rows = queries.lines(period.first, period.last)
    facts = {"from": period.first.isoformat(), "until": period.last.isoformat()}
    record("figures.exported", by=Actor.of(request), facts=facts, request=request)
    answer = HttpResponse(export.as_csv(period, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="meldingen-{period.first}-{period.last}.csv"'
    return answer
