"""The work list, finding a file, opening a new one, and the file with its people, its team and its ending."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.registry import can
from foundation.identity.actor import Actor
from shared_services.social_files.investigation import access, people, queries, worklist
from shared_services.social_files.investigation.actions import opening
from shared_services.social_files.investigation.forms import DocumentForm, PersonForm
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.persons import terms_asked
from shared_services.social_files.investigation.problems import FileRefused
from shared_services.social_files.investigation.sealed import open_file
from shared_services.social_files.investigation.sections import SECTIONS
from shared_services.social_files.keys.guard import room
from shared_services.social_files.roles import HEAD, MEETING, WORK

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@EDIT
@room(WORK, MEETING)
def listing(request: HttpRequest) -> HttpResponse:
    """My files; the head's, all; the committee's, the agenda of now. Searching is a POST: no name in an address."""
    user_id, asked = request.user.pk or 0, request.POST.get("asked", "").strip()[:120]
    works = can(request.user, WORK)
    context = {"works": works, "head": can(request.user, HEAD), "meetings": queries.open_meetings(now())}
    if asked and works:
        found = queries.find(terms_asked(asked))
        worklist.note_search(found, by=Actor.of(request), at=now())
        rows = worklist.rows(found, user_id=user_id, all_open=can(request.user, HEAD))
        return render(request, "social_files/found.html", {**context, "rows": rows, "asked": asked})
    everything = "alle" in request.GET and can(request.user, HEAD)
    if works:
        files = queries.open_files() if everything else queries.files_of(user_id)
    else:
        files = queries.agenda_now(now())
    rows = worklist.rows(files, user_id=user_id, all_open=not works or everything)
    return render(request, "social_files/list.html", {**context, "rows": rows, "everything": everything})


@EDIT
@room(WORK)
def new(request: HttpRequest) -> HttpResponse:
    """The first person makes the file. Somebody with this INSZ who has a file already is pointed out."""
    form = PersonForm(request.POST if request.method == "POST" else None, initial={"tie": "requester"})
    known: list[SocialFile] = []
    if form.is_valid():
        person = form.facts()
        known = queries.find([f"insz:{person.insz}"]) if person.insz else []
        if not known or "anyway" in request.POST:
            by, at = Actor.of(request), now()
            lead = queries.account(request.user.pk or 0)
            if lead is None:
                raise Http404
            made = opening.open_new([person], lead=lead, by=by, at=at)
            messages.success(request, _("The file is open. Add who else belongs to the household."))
            return redirect("social_files:file", ref=made.file.ref)
    rows = worklist.rows(known, user_id=request.user.pk or 0, all_open=can(request.user, HEAD))
    status = 422 if form.errors else 200
    return render(request, "social_files/new.html", {"form": form, "known": rows}, status=status)


@require_safe
@room(WORK, MEETING)
def file(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Everything of one file at a glance; the content of a section is one step further."""
    found, reader = access.file_or_404(request, ref)
    if reader.purpose == access.UNSAID:
        return render(request, "social_files/why.html", {"file": found, "purposes": access.PURPOSES})
    access.note(reader, "opened", found)
    opened, today = open_file(found), localdate()
    form = DocumentForm()
    form.fields["kind"].choices = [(one.kind, one.label) for one in SECTIONS]  # type: ignore[attr-defined]  # a choice
    persons = opening.people_of(opened)
    context = {
        "file": found,
        "label": opened.label(),
        "reader": reader,
        "writes": reader.writes and found.state == SocialFile.State.OPEN,
        "persons": [(row, person, person.age(today), person.is_child(today)) for row, person in persons],
        "parts": worklist.parts(opened, user_id=reader.user_id),
        "team": queries.team(found),
        "documents": [(row, opened.document(row)) for row in queries.documents(found)],
        "colleagues": people.workers() if reader.leads else [],
        "document_form": form,
    }
    return render(request, "social_files/file.html", context)


@require_POST
@room(HEAD)
def purpose(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The head says why they look into a file that is not theirs; it holds for this session."""
    found, _reader = access.file_or_404(request, ref)
    chosen = request.POST.get("purpose", "")
    if chosen in dict(access.PURPOSES):
        access.remember_purpose(request, found, chosen)
    return redirect("social_files:file", ref=ref)


@EDIT
@room(WORK)
def person(request: HttpRequest, ref: UUID, person_ref: UUID | None = None) -> HttpResponse:
    """Add somebody to the household, or change who they are."""
    found, reader = access.file_to_write(request, ref)
    opened, at = open_file(found), now()
    row = queries.person(found, person_ref) if person_ref else None
    if person_ref and row is None:
        raise Http404
    initial = opened.person(row) if row else {"tie": "partner"}
    form = PersonForm(request.POST if request.method == "POST" else None, initial=initial)
    if row and request.method != "POST":
        access.note(reader, "person_read", found)
    if form.is_valid():
        try:
            if row:
                opening.change_person(opened, row, form.facts(), by=reader.by, at=at)
            else:
                opening.add_person(opened, form.facts(), by=reader.by, at=at)
        except FileRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("social_files:file", ref=ref)
    context = {"form": form, "file": found, "row": row, "label": opened.label()}
    return render(request, "social_files/person.html", context, status=422 if form.errors else 200)


@require_POST
@room(WORK)
def person_removal(request: HttpRequest, ref: UUID, person_ref: UUID) -> HttpResponse:
    found, reader = access.file_to_write(request, ref)
    row = queries.person(found, person_ref)
    if row is None:
        raise Http404
    try:
        opening.remove_person(open_file(found), row, by=reader.by, at=now())
    except FileRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("This person no longer belongs to the household. What was written stays."))
    return redirect("social_files:file", ref=ref)


@require_POST
@room(WORK)
def team(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Add a colleague (`add`) or let one go (`leave`): by who leads the file, or the head."""
    found, reader = access.file_to_write(request, ref)
    if not reader.leads:
        raise Http404
    at = now()
    colleague = next((one for one in people.workers() if str(one.pk) == request.POST.get("add")), None)
    leaving = request.POST.get("leave", "")
    member = queries.team_member(found, int(leaving)) if leaving.isdecimal() and len(leaving) < 10 else None
    try:
        if colleague:
            opening.join_team(found, colleague, by=reader.by, at=at)
            messages.success(request, _("%(name)s works on this file too.") % {"name": colleague})
        elif member:
            opening.leave_team(found, member, by=reader.by, at=at)
            messages.success(request, _("%(name)s sees this file no more.") % {"name": member.name})
    except FileRefused as refused:
        messages.error(request, str(refused))
    if can(request.user, HEAD) or queries.in_team(found, reader.user_id):
        return redirect("social_files:file", ref=ref)
    return redirect("social_files:list")


@require_POST
@room(WORK)
def state(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Close, open again; the head destroys a closed file for good, after typing its number."""
    found, reader = access.file_to_read(request, ref)
    act, at = request.POST.get("act"), now()
    if not reader.leads:
        raise Http404
    if act == "close" and found.state == SocialFile.State.OPEN:
        opening.close(found, by=reader.by, at=at)
        messages.success(request, _("The file is closed. It can be opened again."))
    elif act == "reopen" and found.state == SocialFile.State.CLOSED:
        opening.reopen(found, by=reader.by, at=at)
        messages.success(request, _("The file is open again."))
    elif act == "destroy" and found.state == SocialFile.State.CLOSED and can(request.user, HEAD):
        if request.POST.get("number", "").strip().upper() != found.number:
            messages.error(request, _("Type the number of the file to destroy it."))
            return redirect("social_files:file", ref=ref)
        opening.destroy(found, by=reader.by, at=at)
        messages.success(request, _("The key of this file is destroyed. Nobody opens it any more."))
        return redirect("social_files:list")
    else:
        raise Http404
    return redirect("social_files:file", ref=ref)
