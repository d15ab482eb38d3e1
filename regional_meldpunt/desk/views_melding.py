"""What an operator does with a melding: take it, ring somebody, say something, move it, hand it over."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.desk import actions
from regional_meldpunt.desk.forms import CallForm, HandOverForm, MessageForm, StatusForm
from regional_meldpunt.desk.views import file_context
from regional_meldpunt.meldingen import access
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.roster import queries as roster


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def owner(request: HttpRequest, number: str) -> HttpResponse:
    """Claim it, or with `release` let go of it. The second to claim sees who has it."""
    found = access.melding(number)
    verb = meldingen.release if "release" in request.POST else meldingen.claim
    return answer(request, found, lambda: verb(found, by=Actor.of(request), at=now()))


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def call(request: HttpRequest, number: str) -> HttpResponse:
    """Ring somebody for it."""
    found, at = access.melding(number), now()
    form = CallForm(request.POST, people=roster.to_reach(at))
    if not form.is_valid():
        return answer(request, found, None, call_form=form)
    version = form.cleaned_data["version"]
    return answer(
        request,
        found,
        lambda: actions.call(found, person=form.chosen(), by=Actor.of(request), at=at, version=version),
        said=_("%(name)s is being called.") % {"name": form.chosen().name},
    )


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def take_over(request: HttpRequest, number: str) -> HttpResponse:
    """From the colleague that the screen named; when meanwhile somebody else has it, that is said."""
    found = access.melding(number)
    named = request.POST.get("of", "")
    of = int(named) if named.isdecimal() else 0
    return answer(
        request,
        found,
        lambda: actions.take_over(found, of=of, by=Actor.of(request), at=now()),
        said=_("You took it over. Your colleague sees it."),
    )


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def force(request: HttpRequest, number: str) -> HttpResponse:
    """The next step of the escalation now."""
    found = access.melding(number)
    return answer(
        request,
        found,
        lambda: actions.force_next(found, by=Actor.of(request), at=now()),
        said=_("The next step is called."),
    )


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def acknowledge(request: HttpRequest, number: str) -> HttpResponse:
    """Who is called said on the telephone that they go."""
    found = access.melding(number)
    return answer(
        request, found, lambda: actions.acknowledge(found, by=Actor.of(request), at=now()), said=_("Accepted.")
    )


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def message(request: HttpRequest, number: str) -> HttpResponse:
    """A line for the reporter or for colleagues."""
    found = access.melding(number)
    form = MessageForm(request.POST, auto_id="id_message_%s")
    if not form.is_valid():
        return answer(request, found, None, message_form=form)
    values = form.cleaned_data
    return answer(
        request,
        found,
        lambda: meldingen.add_note(
            found, text=values["text"], visibility=values["visibility"], by=Actor.of(request), at=now()
        ),
        said=_("Saved."),
    )


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def status(request: HttpRequest, number: str) -> HttpResponse:
    """One step of the table of statuses."""
    found = access.melding(number)
    form = StatusForm(request.POST, melding=found, auto_id="id_status_%s")
    if not form.is_valid():
        return answer(request, found, None, status_form=form)
    to, text = form.cleaned_data["to"], form.cleaned_data["text"]
    return answer(request, found, lambda: meldingen.transition(found, to=to, text=text, by=Actor.of(request), at=now()))


@never_cache
@require_POST
@needs("meldingen.handle")
@region_role("desk")
def hand_over(request: HttpRequest, number: str) -> HttpResponse:
    """To the own team of the municipality, or to another one."""
    found = access.melding(number)
    form = HandOverForm(request.POST, melding=found, auto_id="id_hand_over_%s")
    if not form.is_valid():
        return answer(request, found, None, hand_over_form=form)
    return answer(
        request,
        found,
        lambda: actions.hand_over(found, **form.values(), by=Actor.of(request), at=now()),
        said=_("Handed over."),
    )


def answer(
    request: HttpRequest, found: Melding, act: Callable[[], object] | None, *, said: str = "", **forms: object
) -> HttpResponse:
    """Do it; a refusal is a sentence. A script gets the file back, a plain form the whole desk."""
    problem = ""
    try:
        if act is not None:
            act()
    except MeldingProblem as refused:
        problem = str(refused)
    if request.headers.get("X-Requested-With") != "fetch":
        if problem or act is None:
            messages.error(request, problem or _("Fill in what is missing."))
        elif said:
            messages.success(request, said)
        return redirect("desk:melding", number=found.number)
    context = file_context(request, actions.fresh(found), **forms)
    return render(request, "desk/parts/file.html", {**context, "problem": problem, "said": "" if problem else said})
