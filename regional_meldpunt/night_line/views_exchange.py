"""The doors of the exchange: whom must this call ring, and what became of it. Signed, as all of an exchange."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from foundation.files.problems import FileRefused
from foundation.tenancy import region
from regional_meldpunt.night_line import actions, hearing, ringing
from regional_meldpunt.night_line.hearing import Unreadable
from regional_meldpunt.telephone.views_exchange import not_from_exchange

OWNER = "region"
SHORT, LARGEST = 10_000, 2 * 1024 * 1024  # bytes; a message of some minutes, else its link


@csrf_exempt
@never_cache
@require_POST
def whom(request: HttpRequest) -> HttpResponse:
    """`{"call", "phone", "called"}` -> `{"line", "ring": [{"name", "number", "seconds"}], "then": "voicemail"}`."""
    at = now()
    if (refused := not_from_exchange(request, OWNER, at, largest=SHORT)) is not None:
        return refused
    try:
        asked = hearing.question(request.body)
    except Unreadable as problem:
        return JsonResponse({"error": str(problem)}, status=400)
    with region("desk"):
        actions.hear(actions.Told(call=asked.call, state="ringing", phone=asked.phone, called=asked.called), at=at)
        return JsonResponse(ringing.whom(asked.called, at))


@csrf_exempt
@never_cache
@require_POST
def heard(request: HttpRequest) -> HttpResponse:
    """`{"call", "state", "phone", "called", "by", "recording_url" | "recording"}`: any order, any number of times."""
    at = now()
    if (refused := not_from_exchange(request, OWNER, at, largest=LARGEST)) is not None:
        return refused
    try:
        told = hearing.told(request.body)
        with region("desk"):
            call = actions.hear(told, at=at)
    except (Unreadable, FileRefused) as problem:
        return JsonResponse({"error": str(problem)}, status=400)
    return JsonResponse({"call": call.call, "state": call.state, "call_back": call.call_back_at is not None})
