"""Teams and their people, for the beheerder of a municipality and, at the region, for the coordinator."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.registry import needs
from foundation.audit.queries import entries_about
from foundation.identity.actor import Actor
from regional_meldpunt.teams import access, actions, queries
from regional_meldpunt.teams.apps import KEEP
from regional_meldpunt.teams.forms import MemberForm, TeamForm

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_safe
@needs(KEEP)
def teams(request: HttpRequest) -> HttpResponse:
    listed = queries.kept_teams(queries.owner_here())
    return render(request, "teams/list.html", {"teams": listed, "today": localdate()})


@never_cache
@EDIT
@needs(KEEP)
def new_team(request: HttpRequest) -> HttpResponse:
    form = TeamForm(request.POST or None, initial={"active": True})
    if form.is_valid():
        made = actions.make(form.cleaned_data, owner=queries.owner_here(), by=Actor.of(request))
        messages.success(request, _("Now add the colleagues of “%(name)s”.") % {"name": made.name})
        return redirect("teams:team", pk=made.pk)
    return render(request, "teams/new.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@EDIT
@needs(KEEP)
def team(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.team(pk)
    form = TeamForm(request.POST or None, instance=found)
    if form.is_valid():
        changed = actions.change(access.team(pk), form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("teams:team", pk=pk)
    return _team_page(request, pk, form, MemberForm())


@never_cache
@require_POST
@needs(KEEP)
def join(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = access.team(pk), MemberForm(request.POST)
    if not form.is_valid():
        return _team_page(request, pk, TeamForm(instance=found), form)
    given = form.cleaned_data
    actions.join(
        found,
        form.chosen(),
        part=given["part"],
        from_date=given["from_date"],
        until_date=given["until_date"],
        by=Actor.of(request),
    )
    messages.success(request, _("%(name)s works in this team now.") % {"name": form.chosen().display_name})
    return redirect("teams:team", pk=pk)


@never_cache
@require_POST
@needs(KEEP)
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    member = access.member(pk)
    actions.leave(member, by=Actor.of(request))
    messages.success(request, _("%(name)s does not work in this team any more.") % {"name": member})
    found = queries.team(member.municipality, member.team)
    return redirect("teams:team", pk=found.pk) if found else redirect("teams:list")


def _team_page(request: HttpRequest, pk: int, form: TeamForm, member_form: MemberForm) -> HttpResponse:
    found, today = access.team(pk), localdate()
    people = [(member, member.counts_on(today)) for member in queries.members(found)]
    context = {
        "team": found,
        "form": form,
        "member_form": member_form,
        "people": people,
        "history": entries_about(found),
    }
    return render(request, "teams/team.html", context, status=422 if form.errors or member_form.errors else 200)
