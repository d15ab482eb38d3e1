"""What is of the person on call: the own shifts, swaps, leave, and the addresses for a calendar program."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.roster import access, queries
from regional_meldpunt.roster.apps import SWAP
from regional_meldpunt.roster.calendars import feeds, leave
from regional_meldpunt.roster.forms import SpanForm
from regional_meldpunt.roster.forms_mine import LeaveCalendarForm, LeaveForm, SwapForm
from regional_meldpunt.roster.models import Shift
from regional_meldpunt.roster.problems import RosterProblem
from regional_meldpunt.roster.swapping import actions
from regional_meldpunt.roster.swapping import queries as swaps
from tenants.people.models import Person

EDIT = require_http_methods(["GET", "HEAD", "POST"])
FIRST_SHIFTS, MOST_SHIFTS = 12, 80


@never_cache
@require_safe
@needs(SWAP)
@region_role("desk")
def mine(request: HttpRequest) -> HttpResponse:
    return _mine(request, LeaveForm(), LeaveCalendarForm())


@never_cache
@EDIT
@needs(SWAP)
@region_role("desk")
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a colleague, or everybody, to take a shift or a part of it."""
    shift, person, at = access.own_shift(request, pk), access.me(request), now()
    people = swaps.colleagues(shift.roster_id, person)
    theirs = [one for one in queries.shifts_between(shift.roster, at, at + queries.SOON) if _theirs(one, people)]
    initial = SpanForm.span(max(shift.starts_at, at), shift.ends_at)
    form = SwapForm(request.POST or None, initial=initial, people=people, shifts=theirs)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.ask(
                shift,
                giver=person,
                begins=form.starts_at,
                ends=form.ends_at,
                asked=form.people.get(given["asked"]),
                in_return=form.shifts.get(given["in_return"]),
                reason=given["reason"],
                by=Actor.of(request),
                at=at,
            )
        except RosterProblem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Asked. You are on call until somebody takes it over."))
            return redirect("roster:mine")
    context = {"shift": shift, "form": form}
    return render(request, "roster/ask.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@needs(SWAP)
@region_role("desk")
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it, rather not, or withdraw what I asked myself."""
    swap, person, by, at = access.swap_for_me(request, pk), access.me(request), Actor.of(request), now()
    said = request.POST.get("answer")
    try:
        if said == "withdraw" and swap.giver_id == person.pk:
            actions.withdraw(swap, by=by, at=at)
            messages.success(request, _("Withdrawn. You keep your shift."))
        elif said == "take":
            actions.take(swap, taker=person, by=by, at=at)
            messages.success(request, _("You take it over. It stands in the roster, and your colleague gets a mail."))
        elif said == "refuse":
            actions.refuse(swap, person=person, by=by, at=at)
            messages.success(request, _("Your colleague sees that you would rather not."))
    except RosterProblem as problem:
        messages.error(request, str(problem))
    return redirect("roster:mine")


@never_cache
@require_POST
@needs(SWAP)
@region_role("desk")
def keep_leave(request: HttpRequest) -> HttpResponse:
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return _mine(request, form, LeaveCalendarForm())
    try:
        leave.keep(access.me(request), starts_at=form.starts_at, ends_at=form.ends_at, by=Actor.of(request), at=now())
    except RosterProblem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Your leave is known to the coordinator."))
    return redirect("roster:mine")


@never_cache
@require_POST
@needs(SWAP)
@region_role("desk")
def forget_leave(request: HttpRequest, pk: int) -> HttpResponse:
    leave.forget(access.own_absence(request, pk), by=Actor.of(request))
    return redirect("roster:mine")


@never_cache
@require_POST
@needs(SWAP)
@region_role("desk")
def add_calendar(request: HttpRequest) -> HttpResponse:
    form = LeaveCalendarForm(request.POST)
    if not form.is_valid():
        return _mine(request, LeaveForm(), form)
    try:
        leave.add_calendar(access.me(request), form.cleaned_data["url"], by=Actor.of(request), at=now())
    except RosterProblem as problem:
        form.add_error("url", str(problem))
        return _mine(request, LeaveForm(), form)
    messages.success(request, _("Your calendar is being read. Look here again in a minute."))
    return redirect("roster:mine")


@never_cache
@require_POST
@needs(SWAP)
@region_role("desk")
def remove_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    leave.remove_calendar(access.own_calendar(request, pk), by=Actor.of(request))
    return redirect("roster:mine")


def _mine(request: HttpRequest, form: LeaveForm, calendar_form: LeaveCalendarForm) -> HttpResponse:
    person, at = access.me(request), now()
    most = MOST_SHIFTS if "alles" in request.GET else FIRST_SHIFTS
    shifts = queries.shifts_of(person.pk, after=at, limit=most)
    absences = leave.of_person(person, at)
    context: dict[str, Any] = {
        "person": person,
        "shifts": _listed(shifts, absences, at),
        "has_more": len(shifts) == FIRST_SHIFTS,
        "for_me": swaps.for_me(person, at),
        "by_me": swaps.by_me(person),
        "absences": absences,
        "calendars": leave.calendars_of(person),
        "leave_form": form,
        "calendar_form": calendar_form,
        "feeds": feeds.of_account(request.user.pk or 0),
        "rosters": queries.rosters(),
    }
    wrong = bool(form.errors or calendar_form.errors)
    return render(request, "roster/mine.html", context, status=422 if wrong else 200)


def _listed(shifts: list[Shift], absences: Any, at: Any) -> list[tuple[Shift, bool, bool]]:
    """Each shift, whether it runs now, and whether it lies in the own leave."""
    away = {shift.pk for shift, _absence in leave.clashes(shifts, absences)}
    return [(shift, shift.starts_at <= at, shift.pk in away) for shift in shifts]


def _theirs(shift: Shift, people: list[Person]) -> bool:
    return any(shift.person_id == person.pk for person in people)
