"""Where the gateway of text messages posts receipts and replies, how to connect it, and what waits for a person."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.gates import needs
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.notifications import gateway as channel
from foundation.notifications.gateway import Receipt, Reply
from foundation.tenancy import region_role
from regional_meldpunt.answers import access, gateway
from regional_meldpunt.answers.access import GATEWAY, HANDLE, staff
from regional_meldpunt.answers.forms import TextForm, TrialForm

LARGEST = 10_000  # bytes
LONGEST_TEXT = 2_000
ARRIVED, FAILED = "delivered", ("failed", "expired", "rejected")


@csrf_exempt
@require_POST
def heard(request: HttpRequest) -> HttpResponse:
    """`{"event": "receipt" | "reply", ...}`, signed. Without a right signature there is nothing here."""
    at = now()
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return JsonResponse({"error": "too large"}, status=413)
    timestamp = request.headers.get("X-Gateway-Timestamp", "")
    if not channel.genuine(timestamp, request.body, request.headers.get("X-Gateway-Signature", ""), at):
        return JsonResponse({"error": "not signed by the gateway"}, status=404)
    told = read(request.body, at)
    if told is None:
        return JsonResponse({"error": "needed: event, and reference with status, or id with from and text"}, status=400)
    return JsonResponse({"known": channel.take(told)})


def read(body: bytes, at: Any) -> Receipt | Reply | None:
    """What it says; None for what makes no sense."""
    try:
        told = json.loads(body)
    except ValueError:
        return None
    if not isinstance(told, dict):
        return None

    def word(name: str, longest: int = 120) -> str:
        value = told.get(name, "")
        return value.replace("\0", "").strip()[:longest] if isinstance(value, str) else ""

    if word("event") == "receipt" and word("reference") and word("status") in (ARRIVED, *FAILED):
        return Receipt(word("reference"), word("status") == ARRIVED, word("reason", 300), at)
    if word("event") == "reply" and word("id") and word("from") and word("text"):
        return Reply(word("id", 80), word("from", 40), word("text", LONGEST_TEXT), word("reference"), at)
    return None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@needs(GATEWAY)
@region_role("coordinator")
def settings(request: HttpRequest) -> HttpResponse:
    """The address, the key, and a text message to try it with."""
    context: dict[str, Any] = {"address": request.build_absolute_uri(reverse("sms:heard")), "form": TrialForm()}
    if "show" in request.POST:
        record("answers.gateway_key_shown", by=Actor.of(request))
        context["key"] = channel.key()
    return render(request, "answers/gateway.html", context)


@never_cache
@require_POST
@needs(GATEWAY)
def trial(request: HttpRequest) -> HttpResponseBase:
    """A text message that nobody sent, to see where it lands."""
    form, at = TrialForm(request.POST), now()
    if not form.is_valid():
        return region_role("coordinator")(_refused)(request, form)
    told = Reply(f"proef-{at.timestamp():.0f}", form.cleaned_data["phone"], form.cleaned_data["text"], "", at)
    channel.take(told)
    messages.success(request, _("The text message came in. Look at the melding, or under Post and calls."))
    return redirect("sms:settings")


def _refused(request: HttpRequest, form: TrialForm) -> HttpResponse:
    context = {"address": request.build_absolute_uri(reverse("sms:heard")), "form": form}
    return render(request, "answers/gateway.html", context, status=422)


@never_cache
@require_POST
@staff(HANDLE)
def text(request: HttpRequest, text_pk: int) -> HttpResponse:
    """A text message that fits nowhere by itself: to a report, or away."""
    row, form = access.text(request, text_pk), TextForm(request.POST)
    by, at = Actor.of(request), now()
    if "discard" in request.POST:
        gateway.discard(row, by=by, at=at)
        messages.success(request, _("Thrown away."))
    elif not form.is_valid():
        messages.error(request, " ".join(str(line) for line in form.errors.get("number", [])))
    elif gateway.attach(row, form.cleaned_data["number"], by=by, at=at):
        said = _("The text message was added to %(number)s.")
        messages.success(request, said % {"number": form.cleaned_data["number"]})
    else:
        messages.error(request, _("There is no report with this number."))
    return redirect("answers:room")
