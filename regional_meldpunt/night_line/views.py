"""The coordinator keeps the night numbers and sees what the exchange told; a call can be tried."""

from __future__ import annotations

import json
import uuid
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.night_line import actions, queries
from regional_meldpunt.night_line.counterpart import Exchange, Headers
from regional_meldpunt.night_line.forms import NumberForm, TrialForm
from regional_meldpunt.night_line.models import NightNumber
from regional_meldpunt.telephone import exchange
from tenants.registry import hosts

OWNER = "region"
SILENCE = (
    b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00"
    b"\x01\x00\x08\x00data\x00\x00\x00\x00"
)


def numbers(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {
        "numbers": queries.numbers(),
        "places": {member.schema_name: member.name for member in hosts.municipalities()},
        "calls": queries.recent(),
        "whom": request.build_absolute_uri(reverse("night_line:whom")),
        "heard": request.build_absolute_uri(reverse("night_line:heard")),
    }
    if request.method == "POST" and "show" in request.POST:
        record("telephone.secret_shown", by=Actor.of(request), facts={"owner": OWNER})
        context["key"] = exchange.key_of(OWNER)
    return render(request, "night_line/numbers.html", context)


def edit(request: HttpRequest, pk: int = 0) -> HttpResponse:
    line = queries.number(pk) if pk else NightNumber()
    if line is None:
        raise Http404
    form = NumberForm(request.POST or None, instance=line)
    if form.is_valid():
        actions.keep_number(form.save(commit=False), by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("night_line:numbers")
    context = {"form": form, "line": line}
    return render(request, "night_line/edit.html", context, status=422 if form.errors else 200)


def trial(request: HttpRequest) -> HttpResponse:
    """Our own exchange makes a call, through the same signed doors as a real one."""
    form = TrialForm(request.POST or None, numbers=queries.numbers())
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        context |= _call(request, **form.cleaned_data)
    return render(request, "night_line/trial.html", context, status=422 if form.errors else 200)


def _call(request: HttpRequest, *, phone: str, called: str, outcome: str) -> dict[str, Any]:
    def send(path: str, body: bytes, headers: Headers) -> tuple[int, dict[str, Any]]:
        return _through_the_door(request, path, body, headers)

    ours, call = Exchange(send, lambda: now().timestamp()), f"proef-{uuid.uuid4().hex[:12]}"
    rings = ours.whom(call, phone=phone, called=called)
    if outcome == "answered" and rings:
        told = ours.answered(call, by=rings[0]["number"], phone=phone, called=called)
    elif outcome == "voicemail":
        told = ours.voicemail(call, SILENCE, phone=phone, called=called)
    else:
        told = ours.missed(call, phone=phone, called=called)
    return {"rings": rings, "told": told}


def _through_the_door(request: HttpRequest, path: str, body: bytes, headers: Headers) -> tuple[int, dict[str, Any]]:
    """As if it came from outside: the same host and door, the body and signature of the exchange, no session."""
    environ: dict[str, Any] = {
        **{name: request.META[name] for name in ("SERVER_NAME", "SERVER_PORT", "HTTP_HOST") if name in request.META},
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
        "wsgi.url_scheme": request.scheme or "http",
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()},
    }
    door = resolve(path)
    answer = door.func(WSGIRequest(environ))
    return answer.status_code, json.loads(answer.content)
