"""Months of standby: every employer for the coordinator, the own one for a municipality. The pages are the same."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy import current, region_role
from regional_meldpunt.shifts import access, exports, queries
from regional_meldpunt.shifts import months as counted
from regional_meldpunt.shifts.apps import MONTHS, MONTHS_OF_ALL
from regional_meldpunt.shifts.models import MonthExport
from tenants.registry import hosts


@never_cache
@require_safe
@needs(MONTHS_OF_ALL)
@region_role("coordinator")
def of_all(request: HttpRequest) -> HttpResponse:
    """Each employer with its last months."""
    last = counted.previous_month(now())
    found: dict[str, list[MonthExport]] = {place.schema_name: [] for place in hosts.municipalities()}
    for version in queries.months():
        found.setdefault(version.municipality, []).append(version)
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    rows = [(schema, names.get(schema, schema), versions[:12]) for schema, versions in found.items()]
    return render(request, "shiftlog/months_of_all.html", {"rows": rows, "last": last})


@never_cache
@require_safe
@needs(MONTHS_OF_ALL)
@region_role("coordinator")
def month_of(request: HttpRequest, schema: str, month: str) -> HttpResponse:
    place, first = access.employer(schema), access.month(month)
    return _page(request, place.schema_name, place.name, first, at_region=True)


@never_cache
@require_POST
@needs(MONTHS_OF_ALL)
@region_role("coordinator")
def make(request: HttpRequest, schema: str, month: str) -> HttpResponse:
    """Count again now; a new version only when something differs."""
    place, first = access.employer(schema), access.month(month)
    if first >= localdate().replace(day=1):
        raise Http404
    made = counted.make(place.schema_name, first, by=Actor.of(request), at=now())
    if made is None:
        messages.info(request, _("Counted again: nothing changed."))
    else:
        messages.success(request, _("Counted: version %(number)s.") % {"number": made.version})
    return redirect("shiftlog:month", schema=place.schema_name, month=month)


@never_cache
@require_safe
@needs(MONTHS_OF_ALL)
@region_role("coordinator")
def file_of(request: HttpRequest, schema: str, month: str, form: str) -> HttpResponse:
    place = access.employer(schema)
    return _file(request, place.schema_name, place.name, access.month(month), form)


@never_cache
@require_safe
@needs(MONTHS)
def own(request: HttpRequest) -> HttpResponse:
    return render(request, "shiftlog/months.html", {"versions": queries.months(current().schema)})


@never_cache
@require_safe
@needs(MONTHS)
def own_month(request: HttpRequest, month: str) -> HttpResponse:
    place = access.employer(current().schema)
    return _page(request, place.schema_name, place.name, access.month(month), at_region=False)


@never_cache
@require_safe
@needs(MONTHS)
def own_file(request: HttpRequest, month: str, form: str) -> HttpResponse:
    place = access.employer(current().schema)
    return _file(request, place.schema_name, place.name, access.month(month), form)


def _page(request: HttpRequest, schema: str, name: str, first: date, *, at_region: bool) -> HttpResponse:
    versions = queries.versions(schema, first)
    chosen = access.version(schema, first, request.GET.get("versie", "")) if versions else None
    if chosen is None and not at_region:
        raise Http404
    month = f"{first:%Y-%m}"
    arguments = {"schema": schema, "month": month} if at_region else {"month": month}
    context: dict[str, Any] = {
        "name": name,
        "first": first,
        "chosen": chosen,
        "versions": versions,
        "files": [(form, reverse("shiftlog:month_file", kwargs={**arguments, "form": form})) for form in exports.FORMS],
        "make_url": reverse("shiftlog:make_month", kwargs=arguments) if at_region else "",
        "over": first < localdate().replace(day=1),
    }
    return render(request, "shiftlog/month.html", context)


def _file(request: HttpRequest, schema: str, name: str, first: date, form: str) -> HttpResponse:
    """A version as a file; who took it is written in the book of the wall."""
    if form not in exports.FORMS:
        raise Http404
    found = access.version(schema, first, request.GET.get("versie", ""))
    facts = {"municipality": schema, "month": f"{first:%Y-%m}", "version": found.version, "form": form}
    record("shiftlog.month_exported", by=Actor.of(request), facts=facts, request=request)
    return exports.answer(
        form, f"wachturen-{schema}-{first:%Y-%m}-v{found.version}", *exports.month_sheets(found, name)
    )
