"""The page of figures, the same on both hosts, and each of its tables as a file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.insight import access, export, heat, periods, reading, tables
from regional_meldpunt.insight import board as figures
from regional_meldpunt.insight.periods import Period, PeriodForm
from regional_meldpunt.insight.reading import Reading
from regional_meldpunt.insight.tables import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Everything of one period, beside the one before it."""
    form, found = _read(request)
    drawing = heat.drawn(found.scope, found.asked)
    listed = _tables(found, drawing)
    context = {
        "form": form,
        "found": found,
        "period": found.period,
        "before": found.before.period,
        "running": found.period.first <= localdate(found.asked.at) < found.period.last,
        "earlier": _query(found, found.period.before()),
        "later": _query(found, found.period.after()),
        "query": _query(found, found.period),
        "tiles": figures.tiles(found),
        "tables": listed,
        "inflow_chart": tables.columns(listed["instroom"].lines, 2),
        "deadline_parts": figures.deadline_parts(found),
        "opinion_parts": figures.opinion_parts(found),
        "map": drawing,
        "scope": found.scope,
    }
    return render(request, "insight/board.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def as_csv(request: HttpRequest, key: str) -> HttpResponse:
    found, table = _wanted(request, key)
    _note(request, found, key, "csv")
    return _file(export.as_csv(table), "text/csv; charset=utf-8", f"{key}-{found.period.first}.csv")


@never_cache
@require_safe
def as_xlsx(request: HttpRequest, key: str) -> HttpResponse:
    found, table = _wanted(request, key)
    _note(request, found, key, "xlsx")
    made = date_format(localtime(found.asked.at), "j F Y, H:i")
    about = [
        (_("Whose"), _whose(found)),
        (_("Period"), found.period.span),
        (_("Period before"), found.before.period.span),
        (_("Counted at"), made),
    ]
    return _file(export.as_xlsx(table, about), XLSX, f"{key}-{found.period.first}.xlsx")


def _read(request: HttpRequest) -> tuple[PeriodForm, Reading]:
    at = now()
    form, period = periods.asked(request.GET, localdate(at))
    return form, reading.read(access.scope(request), period, at)


def _wanted(request: HttpRequest, key: str) -> tuple[Reading, Table]:
    _form, found = _read(request)
    table = _tables(found, heat.drawn(found.scope, found.asked)).get(key)
    if table is None:
        raise Http404
    return found, table


def _tables(found: Reading, drawing: heat.Map) -> dict[str, Table]:
    """In the order of the page; what has no meaning for this reader is left out."""
    listed = [figures.inflow(found), figures.ages(found), figures.deadlines(found)]
    if not found.scope.single:
        listed.append(figures.municipalities(found))
    listed += [figures.kinds(found), figures.channels(found), figures.urgencies(found)]
    if found.scope.single:
        listed.append(figures.teams(found))
    if not found.asked.team:
        listed.append(figures.first_line(found))
    listed += [figures.satisfaction(found), figures.places(found, drawing)]
    return {table.key: table for table in listed}


def _query(found: Reading, period: Period) -> str:
    """The address of a period, with the same choice of team or municipality."""
    chosen = f"&team={found.scope.team}" if not found.scope.choices else ""
    if found.scope.choices and found.scope.single:
        chosen = f"&gemeente={found.scope.schemas[0]}"
    return period.query + chosen


def _whose(found: Reading) -> str:
    names = ", ".join(place.name for place in found.scope.places)
    team = next((team.name for team in found.scope.teams if team.slug == found.scope.team), "")
    return f"{names} - {team}" if team else names


def _note(request: HttpRequest, found: Reading, key: str, form: str) -> None:
    """That somebody took it along is written in the book."""
    facts: dict[str, Any] = {
        "table": key,
        "form": form,
        "from": str(found.period.first),
        "until": str(found.period.last),
    }
    record("insight.exported", by=Actor.of(request), facts=facts, request=request)


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
