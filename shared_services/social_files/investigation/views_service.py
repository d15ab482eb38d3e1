"""The service itself: who has which role, meetings of the committee, the log, and bringing files over."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.actions import GrantRefused
from foundation.access.queries import grant_by_id
from foundation.identity.actor import Actor
from foundation.identity.models import User
from shared_services.social_files.investigation import access, importing, insight, people, queries, worklist
from shared_services.social_files.investigation.actions import meetings
from shared_services.social_files.investigation.forms import MeetingForm
from shared_services.social_files.investigation.importing import BadImport
from shared_services.social_files.investigation.problems import FileRefused
from shared_services.social_files.keys.guard import room
from shared_services.social_files.readbook import queries as readbook
from shared_services.social_files.readbook.verifying import verify
from shared_services.social_files.roles import HEAD, KEYS, PEOPLE, WORK

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@EDIT
@room(PEOPLE, KEYS, unlocked=False)
def service(request: HttpRequest) -> HttpResponse:
    """The head gives (`give`) and takes; a second person confirms (`confirm`). The administrator can do neither."""
    me, by = cast(User, request.user), Actor.of(request)
    leads = access.may(request, PEOPLE)
    if request.method == "POST":
        try:
            _change(request, me, by, leads=leads)
        except GrantRefused as refused:
            messages.error(request, str(refused))
        return redirect("social_files:people")
    context = {
        "colleagues": people.colleagues(me),
        "others": people.others() if leads else [],
        "roles": people.roles(),
        "leads": leads,
        "me": me,
    }
    return render(request, "social_files/people.html", context)


def _change(request: HttpRequest, me: User, by: Actor, *, leads: bool) -> None:
    role, number = request.POST.get("role", ""), request.POST.get("user", "")
    pk = int(number) if number.isdecimal() and len(number) < 10 else 0
    act = request.POST.get("act")
    if act == "confirm":
        given = grant_by_id(pk)
        if given is None:
            raise Http404
        people.confirm(given, by=by, second=me)
        messages.success(request, _("The role counts from now on."))
        return
    colleague = queries.account(pk)
    if not leads or colleague is None:
        raise Http404
    if act == "give":
        people.give(colleague, role=role, by=by, giver=me)
        messages.success(request, _("Given. It counts after a second person confirms it."))
    elif act == "take":
        people.take(colleague, role=role, by=by)
        messages.success(request, _("Taken back. It counts at once."))


@EDIT
@room(WORK)
def committee(request: HttpRequest) -> HttpResponse:
    """Meetings with their agenda; a new one is planned by the head."""
    form = MeetingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not access.may(request, HEAD):
            raise Http404
        if form.is_valid():
            meetings.plan(form.cleaned_data["on"], by=Actor.of(request))
            messages.success(request, _("The meeting is planned."))
            return redirect("social_files:committee")
    at = now()
    context = {
        "meetings": [(one, one.opens_at <= at < one.closes_at, at >= one.closes_at) for one in queries.meetings()],
        "form": form,
        "head": access.may(request, HEAD),
        "mine": worklist.rows(queries.files_of(request.user.pk or 0), user_id=request.user.pk or 0, all_open=True),
    }
    return render(request, "social_files/committee.html", context, status=422 if form.errors else 200)


@require_POST
@room(WORK)
def agenda(request: HttpRequest, meeting_pk: int) -> HttpResponse:
    """Put a file of one's own on the agenda, or take it off."""
    meeting = queries.meeting(meeting_pk)
    ref = access.uuid_or_404(request.POST.get("file", ""))
    found, reader = access.file_to_write(request, ref)
    if meeting is None:
        raise Http404
    try:
        if request.POST.get("act") == "off":
            meetings.take_off_agenda(meeting, found, by=reader.by, at=now())
        else:
            meetings.put_on_agenda(meeting, found, by=reader.by, at=now())
    except FileRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The agenda is changed."))
    return redirect("social_files:committee")


@require_safe
@room(HEAD, KEYS)
def log(request: HttpRequest) -> HttpResponse:
    """The last lines, and whether the whole chain still holds."""
    lines = readbook.newest(60)
    numbers = queries.numbers_of({line.file for line in lines if line.file})
    context = {
        "lines": [(line, insight.entry(line), numbers.get(line.file, "") if line.file else "") for line in lines],
        "verdict": verify(),
    }
    return render(request, "social_files/log.html", context)


@EDIT
@room(WORK)
def bring_over(request: HttpRequest) -> HttpResponse:
    """Files from other software: first what would happen, line by line, then all of it or nothing."""
    if request.method != "POST":
        return render(request, "social_files/import.html", {"columns": importing.COLUMNS})
    lead = queries.account(request.user.pk or 0)
    if lead is None:
        raise Http404
    sent, mapping = request.FILES.get("upload"), request.FILES.get("mapping")
    data = sent.read() if sent else b""
    try:
        plan = importing.read(data, mapping.read() if mapping else b"")
    except BadImport as bad:
        wrong = {"columns": importing.COLUMNS, "problem": str(bad)}
        return render(request, "social_files/import.html", wrong, status=422)
    done = False
    if plan.sound and request.POST.get("act") == "import":
        importing.carry_out(plan, lead=lead, by=Actor.of(request), at=now())
        done = True
    context: dict[str, object] = {"columns": importing.COLUMNS, "plan": plan, "done": done}
    return render(request, "social_files/import.html", context, status=200 if plan.sound else 422)
