"""What the coordinator changes and publishes: exceptions, temporary schedules, own days, and the differences."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foundation.access.gates import needs
from foundation.calendar.clock import local
from foundation.identity.actor import Actor
from foundation.tenancy import region_role
from regional_meldpunt.roster import access, cautions, forms, queries
from regional_meldpunt.roster.apps import MANAGE
from regional_meldpunt.roster.board import queries as boards
from regional_meldpunt.roster.models import Roster, TemporarySchedule
from regional_meldpunt.roster.planning import actions, days_off, editing, telling, undoing
from regional_meldpunt.roster.problems import RosterProblem
from tenants.people.queries import active_people

EDIT = require_http_methods(["GET", "HEAD", "POST"])


def _page(
    request: HttpRequest, roster: Roster, template: str, context: dict[str, Any], *, wrong: bool = False
) -> HttpResponse:
    common = {"roster": roster, "rosters": queries.rosters(), "may_manage": True}
    return render(request, f"roster/{template}.html", {**common, **context}, status=422 if wrong else 200)


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Who gets and loses what when the plan is published; and publishing it."""
    roster, at = access.roster(request, slug), now()
    last = queries.last_publication(roster)
    seen = last.number if last else 0
    if request.method == "POST" and "do" in request.POST:
        return _go_back(request, roster)
    if request.method == "POST":
        try:
            done = actions.publish(roster, by=Actor.of(request), at=at, seen=_number(request.POST.get("seen", "")))
        except RosterProblem as problem:
            messages.error(request, str(problem))
            return redirect("roster:publish", slug=slug)
        request.session.pop(_discarded(roster), None)
        told = ngettext(
            "Published. %(number)d person gets a mail.", "Published. %(number)d people get a mail.", len(done.changes)
        )
        messages.success(request, told % {"number": len(done.changes)})
        return redirect("roster:board", slug=slug)
    changes = telling.in_words(roster, actions.pending(roster, at))
    said = cautions.about([told.person for told in changes if told.gets], at)
    told_with = [(told, said.get(told.person.pk, [])) for told in changes]
    context = {"changes": told_with, "seen": seen, "last": last, "discarded": _discarded(roster) in request.session}
    return _page(request, roster, "publish", context)


def _go_back(request: HttpRequest, roster: Roster) -> HttpResponse:
    """Throw away what was not published; whoever did that can take it back, until they publish."""
    by, at, kept = Actor.of(request), now(), request.session.pop(_discarded(roster), None)
    try:
        if request.POST["do"] == "discard":
            request.session[_discarded(roster)] = undoing.discard(roster, by=by, at=at)
            messages.success(request, _("The changes are gone: the plan is what holds. You can still take that back."))
        elif kept is not None:
            undoing.take_back(roster, kept, by=by, at=at)
            messages.success(request, _("The changes are back in the plan. They hold once you publish."))
    except RosterProblem as problem:
        messages.error(request, str(problem))
    return redirect("roster:publish", slug=roster.slug)


def _discarded(roster: Roster) -> str:
    return f"roster_discarded_{roster.pk}"


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def exceptions(request: HttpRequest, slug: str) -> HttpResponse:
    """The exceptions that are there, and a new one."""
    roster, at = access.roster(request, slug), now()
    offered: dict[str, Any] = {"layers": queries.layers(roster), "people": active_people()}
    if request.method != "POST":
        form = forms.ExceptionForm(initial=_proposed(request), **offered)
        return _page(
            request, roster, "exceptions", {"form": form, "known": boards.coming_overrides(roster, at), "now": at}
        )
    form = forms.ExceptionForm(request.POST, **offered)
    if form.is_valid():
        try:
            editing.make_override(form.chosen(), form.wanted(), by=Actor.of(request), at=at)
        except RosterProblem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("The exception is in the plan. It holds once you publish."))
            return redirect("roster:board", slug=slug)
    context = {"form": form, "known": boards.coming_overrides(roster, at), "now": at}
    return _page(request, roster, "exceptions", context, wrong=True)


@never_cache
@require_POST
@needs(MANAGE)
@region_role("coordinator")
def remove_exception(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    roster = access.roster(request, slug)
    editing.remove_override(access.override(roster, pk), by=Actor.of(request))
    messages.success(request, _("The exception is out of the plan. That holds once you publish."))
    return redirect("roster:exceptions", slug=slug)


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def temporaries(request: HttpRequest, slug: str) -> HttpResponse:
    roster, at = access.roster(request, slug), now()
    form = forms.TemporaryForm(request.POST or None, initial={"from_day": local(at).date()})
    if form.is_valid():
        try:
            made = editing.make_temporary(
                roster,
                name=form.cleaned_data["name"],
                starts_at=form.starts_at,
                ends_at=form.ends_at,
                by=Actor.of(request),
                at=at,
            )
        except RosterProblem as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Now say who is on call in it."))
            return redirect("roster:temporary", slug=slug, pk=made.pk)
    context = {"form": form, "known": boards.coming_temporaries(roster, at)}
    return _page(request, roster, "temporaries", context, wrong=bool(form.errors))


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def temporary(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who is on call in a temporary schedule."""
    roster = access.roster(request, slug)
    schedule = access.temporary(roster, pk)
    offered: dict[str, Any] = {"layers": queries.layers(roster), "people": active_people()}
    initial = forms.SpanForm.span(schedule.starts_at, schedule.ends_at)
    form = forms.TemporaryShiftForm(request.POST or None, initial=initial, **offered)
    if form.is_valid() and _put_in(request, schedule, form):
        return redirect("roster:temporary", slug=slug, pk=pk)
    context = {"form": form, "schedule": schedule, "shifts": boards.shifts_of_temporary(schedule)}
    return _page(request, roster, "temporary", context, wrong=bool(form.errors))


def _put_in(request: HttpRequest, schedule: TemporarySchedule, form: forms.TemporaryShiftForm) -> bool:
    layer = form.layers[form.cleaned_data["layer"]]
    person = form.people[form.cleaned_data["person"]]
    try:
        editing.put_in(schedule, layer, person, starts_at=form.starts_at, ends_at=form.ends_at, by=Actor.of(request))
    except RosterProblem as problem:
        form.add_error(None, str(problem))
        return False
    return True


@never_cache
@require_POST
@needs(MANAGE)
@region_role("coordinator")
def remove_temporary(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    roster = access.roster(request, slug)
    editing.remove_temporary(access.temporary(roster, pk), by=Actor.of(request))
    messages.success(request, _("The temporary schedule is out of the plan. That holds once you publish."))
    return redirect("roster:temporaries", slug=slug)


@never_cache
@require_POST
@needs(MANAGE)
@region_role("coordinator")
def remove_temporary_shift(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    roster = access.roster(request, slug)
    shift = access.temporary_shift(roster, pk)
    editing.take_out(shift, by=Actor.of(request))
    return redirect("roster:temporary", slug=slug, pk=shift.schedule_id)


@never_cache
@EDIT
@needs(MANAGE)
@region_role("coordinator")
def days(request: HttpRequest) -> HttpResponse:
    """Public holidays of the coming year, and the own days of the region."""
    form = forms.OwnDayForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        editing.add_day(day=given["day"], name=given["name"], yearly=given["yearly"], by=Actor.of(request))
        messages.success(request, _("The day counts as a holiday in every roster once you publish."))
        return redirect("roster:days")
    today = local(now()).date()
    context = {
        "form": form,
        "own": boards.own_days(),
        "holidays": days_off.names(today, today.replace(year=today.year + 1, day=min(today.day, 28))),
        "may_manage": True,
        "rosters": queries.rosters(),
    }
    return render(request, "roster/days.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@needs(MANAGE)
@region_role("coordinator")
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    editing.remove_day(access.own_day(pk), by=Actor.of(request))
    return redirect("roster:days")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else -1


def _proposed(request: HttpRequest) -> dict[str, Any]:
    """What a link of the board fills in: a layer, a span, and whose shift it is."""
    form = forms.ProposalForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    found: dict[str, Any] = {name: given[name] for name in ("layer", "instead_of", "person") if given.get(name)}
    if given.get("begins") and given.get("ends"):
        found |= forms.SpanForm.span(given["begins"], given["ends"])
    else:
        today = local(now()).date()
        found |= {"from_day": today, "until_day": today}
    return found
