"""The work list of a municipality: what the own team handles, and read-only what the region handles for it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.access.checks import can
from foundation.access.gates import needs
from foundation.events import stream
from foundation.realtime.addresses import address
from regional_meldpunt.desk.forms import HandOverForm
from regional_meldpunt.desk.queries import place_name
from regional_meldpunt.desk.wording import lines
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.meldingen import access
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.worklists import filters
from regional_meldpunt.worklists.context import list_context

SOCKET = "/ws/werk/"


@never_cache
@require_safe
@needs("meldingen.see")
def work(request: HttpRequest) -> HttpResponse:
    """The list, and the first of it opened."""
    return _page(request, None)


@never_cache
@require_safe
@needs("meldingen.see")
def melding(request: HttpRequest, number: str) -> HttpResponse:
    return _page(request, access.melding(number))


@never_cache
@require_safe
@needs("meldingen.see")
def listing(request: HttpRequest) -> HttpResponse:
    """Only the list, for a page that heard something."""
    number = request.GET.get("gekozen", "")
    chosen = meldingen.by_number(number) if number else None
    return render(request, "office_meldingen/parts/list.html", _list_context(request, chosen))


def _page(request: HttpRequest, found: Melding | None) -> HttpResponse:
    place = stream.head()
    context = _list_context(request, found)
    if found is None and context["rows"]:
        found = context["chosen"] = context["rows"][0][0].melding
    context["socket"] = f"{address(request, SOCKET)}?after={place.seq}&epoch={place.epoch}"
    context["opened"] = request.resolver_match is not None and request.resolver_match.url_name == "melding"
    if found is not None:
        context |= file_context(request, found)
    return render(request, "office_meldingen/work.html", context)


def file_context(request: HttpRequest, found: Melding) -> dict[str, Any]:
    """The chosen melding. Only the competent municipality, when its own team is responsible, may act."""
    own = found.municipality == request.municipality.schema_name  # type: ignore[attr-defined]  # set by HostMiddleware
    may_handle = own and can(request.user, "meldingen.handle")
    may_act = may_handle and not found.is_final
    return {
        "melding": found,
        "place_name": place_name(found),
        "may_act": may_act and found.responsible == "municipality",
        "may_handle": may_handle and found.responsible == "municipality",
        "may_take_back": may_act and found.responsible == "region",
        "own": own,
        "alarm": dispatch.live_alarm(found.pk),
        "lines": lines(list(reversed(meldingen.history(found)))),
        "photos": meldingen.photos(found),
        "hand_over_form": HandOverForm(melding=found),
        "me": request.user.pk,
    }


def _list_context(request: HttpRequest, chosen: Melding | None) -> dict[str, Any]:
    """The list beside the file: the same question as on the page of all lists."""
    context = list_context(request, filters.read(request.GET))
    alarms = dispatch.live_alarms()
    rows = [(row, alarms.get(row.melding.pk)) for row in context.pop("rows")]
    return {**context, "rows": rows, "chosen": chosen, "here": context["own"]}
