"""The telephone exchange: it tells of calls, signed; a person connects it and tries it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.telephone import actions, exchange
from regional_meldpunt.telephone.context import host_of
from regional_meldpunt.telephone.models import CallState

LARGEST = 10_000  # bytes
TRIAL = {"phone": "0470 00 00 00", "line": "proef"}


@csrf_exempt
@require_POST
def heard(request: HttpRequest) -> HttpResponse:
    """`{"call", "phone", "line", "state"}`, signed. Wrong signature and unknown address look the same: 404."""
    host = host_of(request)
    owner, at = host.schema_name if host else "region", now()
    if (refused := not_from_exchange(request, owner, at, largest=LARGEST)) is not None:
        return refused
    told = _read(request.body)
    if told is None:
        return JsonResponse({"error": "call and state are needed: ringing, taken, missed or ended"}, status=400)
    if host is None:
        with region("desk"):
            actions.note_call(**told, at=at)
    else:
        actions.note_call(**told, at=at)
    return JsonResponse({"state": told["state"]})


def not_from_exchange(request: HttpRequest, owner: str, at: datetime, *, largest: int) -> HttpResponse | None:
    """The refusal, or None for what the exchange of that owner said just now. Shared with the night line."""
    timestamp = request.headers.get("X-Exchange-Timestamp", "")
    signature = request.headers.get("X-Exchange-Signature", "")
    if int(request.headers.get("Content-Length") or 0) > largest:
        return JsonResponse({"error": "too large"}, status=413)
    if not exchange.genuine(owner, timestamp, request.body, signature, at):
        return JsonResponse({"error": "not signed by this exchange"}, status=404)
    return None


def settings(request: HttpRequest) -> HttpResponse:
    """The address, the key, and a call to try the screen with."""
    host = host_of(request)
    owner, by = host.schema_name if host else "region", Actor.of(request)
    context: dict[str, Any] = {"address": request.build_absolute_uri(reverse("telephone:heard"))}
    if request.method == "POST" and "show" in request.POST:
        record("telephone.secret_shown", by=by, facts={"owner": owner})
        context["key"] = exchange.key_of(owner)
    return render(request, "telephone/exchange.html", context)


def trial(request: HttpRequest) -> HttpResponse:
    """A call that nobody makes, to see the card appear."""
    at = now()
    actions.note_call(call=f"proef-{at.timestamp():.0f}", **TRIAL, state=CallState.RINGING, at=at)
    messages.success(
        request, _("A trial call rings on the page «Enter a melding». It goes away when somebody takes it.")
    )
    return redirect("telephone:exchange")


def _read(body: bytes) -> dict[str, str] | None:
    try:
        told = json.loads(body)
    except ValueError:
        return None
    if not isinstance(told, dict):
        return None
    call, state = told.get("call"), told.get("state")
    texts = [told.get(name, "") for name in ("phone", "line")]
    if not isinstance(call, str) or not call or state not in CallState.values:
        return None
    if not all(isinstance(text, str) and "\0" not in text for text in (call, *texts)):
        return None
    return {"call": call[:80], "phone": texts[0][:40], "line": texts[1][:80], "state": state}
