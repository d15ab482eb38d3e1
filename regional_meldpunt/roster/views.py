"""The weeks ahead: operators and people on call read them; the coordinator adds weeks and gives them away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from foundation.access.checks import can
from foundation.access.gates import needs
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.roster import access, actions, queries
from regional_meldpunt.roster.forms import PersonForm, WeeksForm
from regional_meldpunt.roster.models import Shift
from regional_meldpunt.roster.weeks import USUAL, HandOver
from tenants.people.queries import active_people

A_QUARTER = 13
LONGEST_LIST = 60


@dataclass(frozen=True)
class Row:
    """A line of the roster; `gap_until` when after it nobody is on call for a while."""

    shift: Shift
    form: PersonForm | None
    is_now: bool
    gap_until: datetime | None


@never_cache
@require_safe
@needs("roster.see")
@region_role("coordinator", "desk")
def shifts(request: HttpRequest) -> HttpResponse:
    return _page(request, _fresh_form(queries.last_shift()))


@never_cache
@require_POST
@needs("roster.manage")
@region_role("coordinator")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a week to somebody else."""
    shift, form = access.shift(pk, at=now()), PersonForm(request.POST)
    if form.is_valid():
        actions.give_to(shift, person=form.chosen(), by=Actor.of(request))
        messages.success(request, _("%(name)s takes this week.") % {"name": form.chosen().name})
    else:
        messages.error(request, _("Choose somebody of the list."))
    return redirect("roster:shifts")


@never_cache
@require_POST
@needs("roster.manage")
@region_role("coordinator")
def weeks(request: HttpRequest) -> HttpResponse:
    """Add weeks after the last planned one, everybody in turn."""
    form, at = WeeksForm(request.POST), now()
    if not form.is_valid():
        return _page(request, form)
    last = queries.last_shift()
    start = last.ends_at if last and last.ends_at > at else at
    try:
        made = actions.plan(
            active_people(),
            start=start,
            count=form.cleaned_data["count"],
            by=Actor.of(request),
            hand_over=form.hand_over(),
        )
    except actions.RosterProblem as problem:
        messages.error(request, str(problem))
    else:
        said = ngettext("%(number)d week was added.", "%(number)d weeks were added.", len(made))
        messages.success(request, said % {"number": len(made)})
    return redirect("roster:shifts")


def _page(request: HttpRequest, form: WeeksForm) -> HttpResponse:
    at, may_change = now(), can(request.user, "roster.manage")
    known = queries.shifts(after=at, limit=LONGEST_LIST)
    gaps = {one.pk: two.starts_at for one, two in pairwise(known) if two.starts_at > one.ends_at}
    current = queries.current_shift(at)
    rows = [
        Row(shift, _person_form(shift) if may_change else None, shift == current, gaps.get(shift.pk)) for shift in known
    ]
    context = {"rows": rows, "current": current, "may_change": may_change, "weeks_form": form}
    return render(request, "roster/shifts.html", context)


def _person_form(shift: Shift) -> PersonForm:
    return PersonForm(initial={"person": shift.person_id}, auto_id=f"id_{shift.pk}_%s")


def _fresh_form(last: Shift | None) -> WeeksForm:
    """Proposes to go on as the last planned week ends."""
    usual = HandOver.of(last.ends_at) if last else USUAL
    return WeeksForm(initial={"weekday": usual.weekday, "wall": usual.wall, "count": A_QUARTER})
