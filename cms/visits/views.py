"""For who keeps the website: which pages are read, as a table and as a file."""

from __future__ import annotations

import csv
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.search.queries import titles
from cms.visits import queries
from foundation.access import menu
from foundation.access.declarations import permission, role
from foundation.access.registry import needs

READ = "visits.read"
MOST_SHOWN = 100
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def declare() -> None:
    permission(READ, label=gettext_lazy("See how often each page of the website is read"))
    for code in ("redacteur", "beheerder"):
        role(code, scope="municipality", permissions=[READ])
    menu.register(
        gettext_lazy("Visits"), "visits:visits", needs=READ, scope="municipality", icon="chart-column", order=82
    )


@never_cache
@require_safe
@needs(READ)
def visits(request: HttpRequest) -> HttpResponse:
    """One month; `?als=csv` gives all of it as a file."""
    place = getattr(request, "municipality", None)
    if place is None:
        raise Http404
    months = queries.months() or [localdate().replace(day=1)]
    month = _month(request.GET.get("maand", ""), months)
    named = {"/": place.name, **titles(place.schema_name)}
    rows = [(path, named.get(path, ""), views) for path, views in queries.of_month(month)]
    if request.GET.get("als") == "csv":
        return _csv(rows, month)
    most = max((views for _path, _title, views in rows), default=1)
    context: dict[str, Any] = {
        "rows": [(path, title, views, round(100 * views / most)) for path, title, views in rows[:MOST_SHOWN]],
        "total": sum(views for _path, _title, views in rows),
        "pages": len(rows),
        "month": month,
        "months": months[:24],
    }
    return render(request, "visits/visits.html", context)


def _month(asked: str, months: list[date]) -> date:
    return next((month for month in months if f"{month:%Y-%m}" == asked), months[0])


def _csv(rows: list[tuple[str, str, int]], month: date) -> HttpResponse:
    """With a mark at the beginning, so that a spreadsheet reads the accents; a formula stays a text."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="bezoek-{month:%Y-%m}.csv"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow([_("Month"), _("Address"), _("Page"), _("Visits")])
    for path, title, views in rows:
        safe = f"'{title}" if title.startswith(FORMULA) else title
        writer.writerow([f"{month:%Y-%m}", path, safe, views])
    return answer
