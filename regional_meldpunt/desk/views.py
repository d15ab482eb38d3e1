"""The desk and its parts. Every page works as plain HTML; the socket only makes parts of it fetch themselves again."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localtime, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.files import serving
from foundation.realtime.addresses import address
from foundation.tenancy import region_role
from regional_meldpunt.categories.models import URGENCIES
from regional_meldpunt.desk import pins, queries
from regional_meldpunt.desk import presence as seats
from regional_meldpunt.desk.forms import CallForm, HandOverForm, MessageForm, StatusForm
from regional_meldpunt.desk.wording import lines
from regional_meldpunt.meldingen import access
from regional_meldpunt.meldingen.models import Melding

SOCKET = "/ws/meldpunt/"
NIGHT_FROM, NIGHT_UNTIL = 20, 7


@never_cache
@require_safe
@needs("meldingen.handle")
@region_role("desk")
def queue(request: HttpRequest) -> HttpResponse:
    """Queue, map, log, and the first melding opened."""
    return _page(request, None)


@never_cache
@require_safe
@needs("meldingen.handle")
@region_role("desk")
def melding(request: HttpRequest, number: str) -> HttpResponse:
    """The desk with one melding opened, or with `?deel=dossier` only that melding."""
    found = access.melding(number)
    if request.GET.get("deel") == "dossier":
        return render(request, "desk/parts/file.html", file_context(request, found))
    return _page(request, found)


@never_cache
@require_safe
@needs("meldingen.handle")
@region_role("desk")
def row(request: HttpRequest, number: str) -> HttpResponse:
    """One line of the queue; empty (204) when it does not stand there any more."""
    found = access.melding(number)
    if found.is_final or found.responsible != "region":
        return HttpResponse(status=204)
    return render(request, "desk/parts/row.html", {"row": queries.row(found), "me": request.user.pk})


@never_cache
@require_safe
@needs("meldingen.handle")
@region_role("desk")
def overview(request: HttpRequest) -> HttpResponse:
    """The map with its pins and the same in words."""
    return render(request, "desk/parts/map.html", _map_context(queries.queue()))


@never_cache
@require_safe
@needs("meldingen.handle")
@region_role("desk")
def bar(request: HttpRequest) -> HttpResponse:
    """Who is on call, whether alarms work, who sits here."""
    return render(request, "desk/parts/bar.html", {"bar": queries.bar(now()), "now": localtime()})


@never_cache
@require_safe
@needs("meldingen.handle")
@region_role("desk")
def watchers(request: HttpRequest) -> JsonResponse:
    """Which melding a colleague has open, by number."""
    return JsonResponse({"watchers": seats.watchers(now(), but=request.user.pk)})


@never_cache
@require_safe
@needs("meldingen.handle")
@region_role("desk")
def state(request: HttpRequest) -> JsonResponse:
    """The picture as a value, with its place in the stream: for whoever must begin again."""
    place = queries.position()
    return JsonResponse({"epoch": str(place.epoch), "seq": place.seq, **queries.state()})


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def presence(request: HttpRequest) -> HttpResponse:
    """A sign that this operator's desk is open, with the melding that stands on it."""
    _sit_down(request, number=request.POST.get("number", "")[:14])
    return HttpResponse(status=204)


@never_cache
@require_safe
@needs("meldingen.handle")
@region_role("desk")
def photo(request: HttpRequest, number: str, ref: uuid.UUID) -> HttpResponseBase:
    return serving.respond(access.photo(number, ref))


def file_context(request: HttpRequest, found: Melding, **forms: Any) -> dict[str, Any]:
    """The chosen melding with a form for each verb; a form that was refused takes the place of the fresh one."""
    at = now()
    file = queries.file(found, at, me=request.user.pk)
    on_call = file.on_call
    context: dict[str, Any] = {
        "file": file,
        "melding": found,
        "lines": lines(file.history),
        "me": request.user.pk,
        "call_form": CallForm(
            people=file.people, initial={"person": on_call.pk if on_call else None, "version": found.version}
        ),
        "message_form": MessageForm(auto_id="id_message_%s"),
        "status_form": StatusForm(melding=found, auto_id="id_status_%s"),
        "hand_over_form": HandOverForm(melding=found, auto_id="id_hand_over_%s"),
    }
    return {**context, **forms}


def _page(request: HttpRequest, found: Melding | None) -> HttpResponse:
    place = queries.position()
    rows = queries.queue()
    chosen = found or (rows[0].melding if rows else None)
    _sit_down(request, number=chosen.number if chosen else "")
    local = localtime()
    context: dict[str, Any] = {
        "rows": rows,
        "bar": queries.bar(now()),
        "chosen": chosen,
        "opened": found is not None,
        "me": request.user.pk,
        "now": local,
        "night": is_night(local),
        "socket": f"{address(request, SOCKET)}?after={place.seq}&epoch={place.epoch}",
        "state": queries.state(),
        **_map_context(rows),
    }
    if chosen is not None:
        context |= file_context(request, chosen)
    return render(request, "desk/page.html", context)


def is_night(local: datetime) -> bool:
    """Whether the screen is dark, on the clock of Brussels."""
    return local.hour >= NIGHT_FROM or local.hour < NIGHT_UNTIL


def _map_context(rows: list[queries.Row]) -> dict[str, Any]:
    return {"pins": pins.pins(rows), "per_municipality": queries.per_municipality(rows), "urgencies": URGENCIES}


def _sit_down(request: HttpRequest, *, number: str) -> None:
    user: Any = request.user
    seats.sign(account=user.pk, name=user.display_name, number=number, at=now())
