"""Steps of a draft: added, changed, moved and removed; and what goes for the policy as a whole."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from foundation.access.registry import needs
from foundation.identity.actor import Actor
from regional_meldpunt.escalation import access, actions, editing, queries, standard
from regional_meldpunt.escalation.apps import KEEP
from regional_meldpunt.escalation.forms import (
    RestForm,
    StepForm,
    rest_initial,
    step_initial,
    target_rows,
    targets_of,
)
from regional_meldpunt.escalation.models import Policy
from regional_meldpunt.escalation.plan import Plan, Step
from regional_meldpunt.escalation.problems import ChangedMeanwhile
from regional_meldpunt.escalation.views import EDIT, mark
from regional_meldpunt.escalation.world import world


@never_cache
@EDIT
@needs(KEEP)
def new_step(request: HttpRequest, policy_pk: int) -> HttpResponse:
    """Behind the step that `na` names; without it, at the end."""
    found = access.policy(policy_pk)
    steps = len(_plan(found).steps)
    behind = request.GET.get("na", "")
    place = min(int(behind), steps) if behind.isdecimal() and len(behind) < 4 else steps
    return _step(request, found, None, place)


@never_cache
@EDIT
@needs(KEEP)
def step(request: HttpRequest, policy_pk: int, step_number: int) -> HttpResponse:
    found = access.policy(policy_pk)
    return _step(request, found, access.step(found, step_number), step_number - 1)


def _step(request: HttpRequest, found: Policy, known: Step | None, place: int) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    shown = known or standard.beginning().steps[0]
    form = StepForm(data, initial=step_initial(shown))
    rows = target_rows(data, shown.targets if known else (), world(found.municipality))
    if data is not None and form.is_valid() and rows.is_valid():
        targets = targets_of(rows)
        if targets:
            plan, made = _plan(found), form.given(targets)
            changed = editing.change(plan, place, made) if known else editing.put(plan, made, place=place)
            return _keep(request, found, changed, place + 1)
        form.add_error(None, _("This step reaches nobody: choose at least one person, roster, team or party."))
    context = {"policy": found, "form": form, "rows": rows, "number": place + 1, "known": known is not None}
    return render(request, "escalation/step.html", context, status=422 if data is not None else 200)


@never_cache
@require_POST
@needs(KEEP)
def move(request: HttpRequest, policy_pk: int, step_number: int) -> HttpResponse:
    """To the place that `to` names, counted from 1."""
    found = access.policy(policy_pk)
    access.step(found, step_number)
    asked = request.POST.get("to", "")
    to = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
    plan = _plan(found)
    moved = editing.move(plan, step_number - 1, to=to - 1)
    return _keep(request, found, moved, step_number if moved == plan else to)


@never_cache
@require_POST
@needs(KEEP)
def remove(request: HttpRequest, policy_pk: int, step_number: int) -> HttpResponse:
    found = access.policy(policy_pk)
    access.step(found, step_number)
    messages.success(request, _("The step is out of the draft. You can take that back."))
    return _keep(request, found, editing.remove(_plan(found), step_number - 1), max(1, step_number - 1))


@never_cache
@EDIT
@needs(KEEP)
def rest(request: HttpRequest, policy_pk: int) -> HttpResponse:
    """After the last step, after an acceptance, at night, and when a roster has a gap."""
    found = access.policy(policy_pk)
    plan = _plan(found)
    data = request.POST if request.method == "POST" else None
    form = RestForm(data, initial=rest_initial(plan))
    rows = target_rows(data, plan.fallback, world(found.municipality))
    if data is not None and form.is_valid() and rows.is_valid():
        return _keep(request, found, editing.rest(plan, form.given(targets_of(rows))), 0)
    context: dict[str, Any] = {"policy": found, "form": form, "rows": rows}
    return render(request, "escalation/rest.html", context, status=422 if data is not None else 200)


def _plan(found: Policy) -> Plan:
    return queries.working(found) or Plan(found.name, ())


def _keep(request: HttpRequest, found: Policy, plan: Plan, number: int) -> HttpResponse:
    """Back to the policy, at the step that was changed."""
    try:
        actions.draft(found, plan, mark=mark(request), by=Actor.of(request), at=now())
    except ChangedMeanwhile as refused:
        messages.error(request, str(refused))
    where = reverse("escalation:policy", kwargs={"policy_pk": found.pk})
    return redirect(f"{where}#stap-{number}" if number else where)
