"""Transfers in the report of the directors: counts per OCMW, no family and no transfer among them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.access.gates import needs
from foundation.tenancy import region_role
from shared_services.social_files.transfer import figures

FIRST_YEAR = 2026


@never_cache
@require_safe
@needs("figures.read")
@region_role("director")
def transfers(request: HttpRequest) -> HttpResponse:
    today = localdate()
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else today.year
    year = min(max(year, FIRST_YEAR), today.year)
    lines = figures.of_year(year, today)
    context = {
        "year": year,
        "years": range(FIRST_YEAR, today.year + 1),
        "lines": lines,
        "whole": figures.together(lines),
        "few": figures.FEW,
    }
    return render(request, "social_transfer/figures.html", context)
