"""The page of whoever is on call: how am I reached, in which order, and does it work. Works without a script."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.gates import needs
from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.paging import access, actions, board, channels, testing
from regional_meldpunt.paging.apps import REACH
from regional_meldpunt.paging.forms import ChannelForm, CodeForm, QuietForm, RuleForm
from regional_meldpunt.paging.models import Kind, Weight
from regional_meldpunt.paging.problems import PagingProblem
from tenants.people.models import Person

DAY = (7, 20)
LARGEST = 4_000  # bytes of a subscription


@never_cache
@require_safe
@needs(REACH)
@region_role("desk")
def mine(request: HttpRequest) -> HttpResponse:
    return _page(request, access.me(request))


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def add_channel(request: HttpRequest) -> HttpResponse:
    person, form = access.me(request), ChannelForm(request.POST)
    if not form.is_valid():
        return _page(request, person, status=422, channel_form=form)
    said = form.cleaned_data

    def add() -> None:
        channels.add(
            person,
            kind=Kind(said["kind"]),
            address=said["address"],
            label=said["label"],
            by=Actor.of(request),
            at=now(),
        )

    return _try(request, add, _("A code is on its way. Fill it in here."))


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def channel_code(request: HttpRequest, channel_pk: int) -> HttpResponse:
    """A new code for a way that is not verified yet, or that was switched off."""
    channel = access.own_channel(request, channel_pk)
    return _try(request, lambda: channels.ask_code(channel, at=now()), _("A new code is on its way."))


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def channel_proof(request: HttpRequest, channel_pk: int) -> HttpResponse:
    channel, form = access.own_channel(request, channel_pk), CodeForm(request.POST)
    code = form.cleaned_data["code"] if form.is_valid() else ""
    if channels.verify(channel, code=code, by=Actor.of(request), at=now()):
        messages.success(request, _("Verified. You can use it in your rules."))
    else:
        messages.error(request, _("This code is not right, or too old. Ask for a new one."))
    return redirect("paging:mine")


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def channel_gone(request: HttpRequest, channel_pk: int) -> HttpResponse:
    channel = access.own_channel(request, channel_pk)
    return _try(request, lambda: channels.remove(channel, by=Actor.of(request)), _("Removed."))


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def add_rule(request: HttpRequest) -> HttpResponse:
    person, by = access.me(request), Actor.of(request)
    form = RuleForm(request.POST, person=person)
    if not form.is_valid():
        messages.error(request, _("Choose a way that you verified, and when."))
        return redirect("paging:mine")
    said = form.cleaned_data

    def add() -> None:
        channels.add_rule(person, weight=Weight(said["weight"]), channel=said["channel"], wait=said["wait"], by=by)

    return _try(request, add, _("Your rules are changed."))


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def rule_place(request: HttpRequest, rule_pk: int) -> HttpResponse:
    """Earlier or later in the order, or away."""
    rule, by = access.own_rule(request, rule_pk), Actor.of(request)
    if request.POST.get("to") == "away":
        channels.remove_rule(rule, by=by)
    else:
        channels.move_rule(rule, up=request.POST.get("to") == "up", by=by)
    return redirect("paging:mine")


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def quiet(request: HttpRequest) -> HttpResponse:
    person, form = access.me(request), QuietForm(request.POST)
    if not form.is_valid():
        return _page(request, person, status=422, quiet_form=form)
    said = form.cleaned_data
    channels.keep_quiet(person, start=said["quiet_from"], end=said["quiet_until"], by=Actor.of(request))
    messages.success(request, _("Your quiet hours are kept."))
    return redirect("paging:mine")


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def device(request: HttpRequest) -> HttpResponse:
    """From the script of the page: this device shows notifications from now on, or no more."""
    person, by = access.me(request), Actor.of(request)
    told = _told(request)
    try:
        if told.get("off"):
            channels.unsubscribe(person, str(told.get("endpoint", "")), by=by)
        else:
            given: Any = told.get("keys")
            found = given if isinstance(given, dict) else {}
            keys = channels.Keys(
                str(told.get("endpoint", "")), str(found.get("p256dh", "")), str(found.get("auth", ""))
            )
            channels.subscribe(person, keys, device=str(told.get("device", "")), by=by, at=now())
    except PagingProblem as problem:
        return JsonResponse({"problem": str(problem)}, status=422)
    return JsonResponse({})


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def test(request: HttpRequest) -> HttpResponse:
    person = access.me(request)

    def send() -> None:
        actions.test_alarm(person, by=Actor.of(request), at=now())

    return _try(request, send, _("The test alarm is on its way. Answer it, or press “I have it” here."))


@never_cache
@require_POST
@needs(REACH)
@region_role("desk")
def test_answer(request: HttpRequest, test_pk: int) -> HttpResponse:
    testing.acknowledge(access.own_test(request, test_pk), how="app", at=now())
    messages.success(request, _("The test alarm is acknowledged."))
    return redirect("paging:mine")


def _told(request: HttpRequest) -> dict[str, Any]:
    if len(request.body) > LARGEST:
        return {}
    try:
        told = json.loads(request.body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _try(request: HttpRequest, act: Callable[[], object], said: str) -> HttpResponse:
    try:
        act()
        messages.success(request, said)
    except PagingProblem as problem:
        messages.error(request, str(problem))
    return redirect("paging:mine")


def _page(request: HttpRequest, person: Person, *, status: int = 200, **forms: Any) -> HttpResponse:
    at = now()
    by_day = DAY[0] <= local(at).hour < DAY[1]  # as the other pages of the app
    context = {**board.own(person, at), **forms, "person": person, "by_day": by_day}
    return render(request, "paging/mine.html", context, status=status)
