"""The policies: a list that says what is wrong, one policy as sentences, its draft put into use, its versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.registry import needs
from foundation.audit.queries import entries_about
from foundation.identity.actor import Actor
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.escalation import access, actions, checks, missing, queries, standard, words
from regional_meldpunt.escalation.apps import KEEP
from regional_meldpunt.escalation.checks import Problem
from regional_meldpunt.escalation.forms import NewForm, WordsForm
from regional_meldpunt.escalation.models import Policy
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.escalation.problems import EscalationProblem
from regional_meldpunt.escalation.words import Sentence
from regional_meldpunt.escalation.world import World, world

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Line:
    """A policy on the list. `problems` are of what stands; `used` counts the choices that name it."""

    policy: Policy
    sentences: list[Sentence]
    problems: list[Problem]
    used: int


@never_cache
@require_safe
@needs(KEEP)
def listing(request: HttpRequest) -> HttpResponse:
    """Every policy of this owner; what is broken stands above all the rest."""
    owner = owner_here()
    known, chosen = world(owner), queries.choices(owner)
    lines = [_line(row, known, sum(one.policy_id == row.pk for one in chosen)) for row in queries.policies(owner)]
    context = {
        "owner": owner,
        "lines": lines,
        "missing": missing.listed(owner, known, now()),
        "built_in": words.sentences(standard.built_in(), known),
        "built_in_ending": words.ending(standard.built_in(), known),
    }
    return render(request, "escalation/list.html", context)


def _line(policy: Policy, known: World, used: int) -> Line:
    plan = queries.working(policy) if policy.version == 0 else queries.stood(policy)
    if plan is None:
        return Line(policy, [], [Problem(_("It cannot be read. Put a version before into use."))], used)
    return Line(policy, words.sentences(plan, known), checks.problems(plan, known, now()), used)


@never_cache
@EDIT
@needs(KEEP)
def new(request: HttpRequest) -> HttpResponse:
    owner = owner_here()
    form = NewForm(request.POST or None, known=queries.policies(owner))
    if form.is_valid():
        source = form.source()
        plan = (queries.working(source) if source else None) or standard.beginning()
        given = {name: form.cleaned_data[name] for name in ("name", "description")}
        made = actions.make(**given, plan=plan, owner=owner, by=Actor.of(request), at=now())
        messages.success(request, _("A draft: nobody is called by it until you put it into use."))
        return redirect("escalation:policy", policy_pk=made.pk)
    return render(request, "escalation/new.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_safe
@needs(KEEP)
def policy(request: HttpRequest, policy_pk: int) -> HttpResponse:
    """As sentences: what somebody works on, what is wrong with it, and how it differs from what stands."""
    return shown(request, access.policy(policy_pk))


def shown(request: HttpRequest, found: Policy, status: int = 200) -> HttpResponse:
    known, at = world(found.municipality), now()
    plan = queries.working(found) or Plan(found.name, ())
    wrong = checks.problems(plan, known, at)
    stood = queries.stood(found)
    context: dict[str, Any] = {
        "policy": found,
        "steps": _steps(plan, known, wrong),
        "ending": words.ending(plan, known),
        "problems": [one for one in wrong if not one.step],
        "errors": [one for one in wrong if one.error],
        "differences": words.differences(stood, plan, known) if found.draft is not None else [],
        "editions": queries.editions(found),
        "history": entries_about(found),
        "used": [row for row in queries.choices(found.municipality) if row.policy_id == found.pk],
    }
    return render(request, "escalation/policy.html", context, status=status)


def _steps(plan: Plan, known: World, wrong: list[Problem]) -> list[tuple[Sentence, list[Problem]]]:
    told = words.each(plan, known)
    return [(said, [one for one in wrong if one.step == said.number]) for said in told]


@never_cache
@EDIT
@needs(KEEP)
def rename(request: HttpRequest, policy_pk: int) -> HttpResponse:
    found = access.policy(policy_pk)
    others = [row for row in queries.policies(found.municipality) if row.pk != found.pk]
    given = {"name": found.name, "description": found.description}
    form = WordsForm(request.POST or None, taken=others, initial=given)
    if form.is_valid():
        changed = actions.rename(found, **form.cleaned_data, by=Actor.of(request), at=now())
        messages.success(request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("escalation:policy", policy_pk=policy_pk)
    context = {"form": form, "policy": found}
    return render(request, "escalation/words.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@needs(KEEP)
def publish(request: HttpRequest, policy_pk: int) -> HttpResponse:
    """The draft holds for every melding that comes in from now on."""
    found = access.policy(policy_pk)
    try:
        actions.publish(found, world(found.municipality), mark=mark(request), by=Actor.of(request), at=now())
    except EscalationProblem as refused:
        messages.error(request, str(refused))
        return shown(request, access.policy(policy_pk), status=409)
    messages.success(request, _("In use. It holds for what comes in from now on; what runs keeps what it began with."))
    return redirect("escalation:policy", policy_pk=policy_pk)


@never_cache
@require_POST
@needs(KEEP)
def undo(request: HttpRequest, policy_pk: int) -> HttpResponse:
    if actions.undo(access.policy(policy_pk), by=Actor.of(request), at=now()):
        messages.success(request, _("The last change was taken back."))
    return redirect("escalation:policy", policy_pk=policy_pk)


@never_cache
@require_POST
@needs(KEEP)
def discard(request: HttpRequest, policy_pk: int) -> HttpResponse:
    actions.discard(access.policy(policy_pk), by=Actor.of(request), at=now())
    messages.success(request, _("The draft is gone. You can still take that back."))
    return redirect("escalation:policy", policy_pk=policy_pk)


@never_cache
@require_POST
@needs(KEEP)
def activity(request: HttpRequest, policy_pk: int) -> HttpResponse:
    """Stopped, or taken up again."""
    found, by = access.policy(policy_pk), Actor.of(request)
    try:
        if request.POST.get("active") == "1":
            actions.resume(found, by=by, at=now())
        else:
            actions.stop(found, by=by, at=now())
            messages.success(request, _("“%(name)s” is not used any more.") % {"name": found.name})
    except EscalationProblem as refused:
        messages.error(request, str(refused))
    return redirect("escalation:policy", policy_pk=policy_pk)


@never_cache
@require_safe
@needs(KEEP)
def edition(request: HttpRequest, policy_pk: int, edition_number: int) -> HttpResponse:
    """What stood before."""
    found = access.edition(policy_pk, edition_number)
    known = world(found.municipality)
    context = {
        "policy": access.policy(policy_pk),
        "edition": found,
        "sentences": words.sentences(found.said, known),
        "ending": words.ending(found.said, known),
        "errors": checks.errors(found.said, known, now()),
    }
    return render(request, "escalation/edition.html", context)


@never_cache
@require_POST
@needs(KEEP)
def take_back(request: HttpRequest, policy_pk: int, edition_number: int) -> HttpResponse:
    found = access.edition(policy_pk, edition_number)
    held, known = access.policy(policy_pk), world(found.municipality)
    try:
        actions.take_back(held, found, known, by=Actor.of(request), at=now())
    except EscalationProblem as refused:
        messages.error(request, str(refused))
        return redirect("escalation:edition", policy_pk=policy_pk, edition_number=edition_number)
    messages.success(request, _("Version %(number)d is in use again.") % {"number": edition_number})
    return redirect("escalation:policy", policy_pk=policy_pk)


def mark(request: HttpRequest) -> int:
    """Which draft the reader saw; -1 for what is no number."""
    text = request.POST.get("mark", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1
