"""Reading and writing one section: by one person at a time, without losing a word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shared_services.social_files import participation
from shared_services.social_files.investigation import access, queries, tickets
from shared_services.social_files.investigation.actions import writing
from shared_services.social_files.investigation.forms import SectionForm
from shared_services.social_files.investigation.models import Part
from shared_services.social_files.investigation.problems import Conflict
from shared_services.social_files.investigation.sealed import OpenFile, open_file
from shared_services.social_files.investigation.sections import BY_KIND, GROUNDS
from shared_services.social_files.investigation.showing import show
from shared_services.social_files.keys.guard import room
from shared_services.social_files.roles import MEETING, WORK
from shared_services.social_files.vault.door import VaultClosed

TYPING_LASTS = timedelta(minutes=10)
LONGEST_DRAFT = 200_000


@require_safe
@room(WORK, MEETING)
def section(request: HttpRequest, ref: UUID, kind: str, number: int = 0) -> HttpResponse:
    """One version, the newest unless another is asked for. A line in the log comes first."""
    found, reader = access.file_to_read(request, ref)
    part = access.part_or_404(found, kind)
    row = access.version_or_404(part, number or part.latest) if number or part.latest else None
    access.note(reader, "read", found, section=kind, version=row.number if row else 0)
    opened = open_file(found)
    content = opened.version(part, row) if row else {}
    context = {
        "file": found,
        "label": opened.label(),
        "part": part,
        "section": BY_KIND[kind],
        "shown": show(BY_KIND[kind], content),
        "row": row,
        "ground": GROUNDS[row.ground if row else part.ground],
        "versions": queries.versions(part),
        "documents": [(one, opened.document(one)) for one in queries.documents(found, kind)],
        "writes": reader.writes and found.state == found.State.OPEN,
    }
    return render(request, "social_files/section.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, ref: UUID, kind: str) -> HttpResponse:
    """A POST after the session ended is not thrown away: the ticket in the form says whose draft it is."""
    if request.method == "POST" and not request.user.is_authenticated:
        _keep_for_later(request, ref, kind)
    return _edit(request, ref=ref, kind=kind)  # type: ignore[return-value]  # the gate answers in the same way


@room(WORK)
def _edit(request: HttpRequest, ref: UUID, kind: str) -> HttpResponse:
    found, reader = access.file_to_write(request, ref)
    part, opened, at = access.part_or_404(found, kind), open_file(found), now()
    if request.method != "POST":
        access.note(reader, "read", found, section=kind, version=part.latest)
        return _form_page(request, opened, part, *_from_draft(opened, part, reader.user_id))
    typed = _typed(request.POST)
    form, base = _form(opened, part, request.POST, judged=True), _number(request.POST.get("base", ""))
    if "more" in request.POST or not form.is_valid():
        writing.keep_draft(opened, part, typed, base=base, user_id=reader.user_id, at=at)
        shown = _form(opened, part, typed, judged=False) if "more" in request.POST else form
        return _form_page(request, opened, part, shown, base, status=200 if "more" in request.POST else 422)
    try:
        saved = writing.save(
            opened, part, form.content(), base=base, ground=form.ground, user_id=reader.user_id, by=reader.by, at=at
        )
    except Conflict as conflict:
        writing.keep_draft(opened, part, typed, base=base, user_id=reader.user_id, at=at)
        access.note(reader, "read", found, section=kind, version=conflict.newest.number)
        theirs = show(BY_KIND[kind], opened.version(part, conflict.newest))
        more = {"conflict": conflict.newest, "theirs": theirs}
        return _form_page(request, opened, part, form, conflict.newest.number, status=409, **more)
    messages.success(request, _("Saved.") if saved else _("Nothing was different."))
    return redirect("social_files:section", ref=ref, kind=kind)


@csrf_exempt  # the ticket in the form cannot be guessed, and outlives the session for which a token was made
@never_cache
@require_POST
def draft(request: HttpRequest, ref: UUID, kind: str) -> HttpResponse:
    """What is being typed, every few seconds. The ticket makes it work for a while after the session ended."""
    if not participation.here(request):
        raise Http404
    try:
        ticket = tickets.read(request.POST.get("ticket", ""), ref=ref, kind=kind)
    except signing.BadSignature:
        raise Http404 from None
    at = now()
    try:
        kept = _keep(request, ticket.user_id, ref, kind)
    except VaultClosed:
        return JsonResponse({"kept": False, "locked": True}, status=423)
    still_in = request.user.is_authenticated and request.user.pk == ticket.user_id
    told = {"kept": kept, "at": localtime(at).strftime("%H:%M:%S"), "in": still_in}
    return JsonResponse(told, status=200 if kept else 404)


@require_POST
@room(WORK)
def draft_end(request: HttpRequest, ref: UUID, kind: str) -> HttpResponse:
    """Throw one's own draft away and start from what is saved."""
    found, reader = access.file_to_write(request, ref)
    writing.drop_draft(access.part_or_404(found, kind), user_id=reader.user_id)
    messages.success(request, _("Your draft is thrown away."))
    return redirect("social_files:edit", ref=ref, kind=kind)


def _keep_for_later(request: HttpRequest, ref: UUID, kind: str) -> None:
    if not participation.here(request):
        return
    try:
        ticket = tickets.read(request.POST.get("ticket", ""), ref=ref, kind=kind)
        _keep(request, ticket.user_id, ref, kind)
    except (signing.BadSignature, VaultClosed):
        return


def _keep(request: HttpRequest, user_id: int, ref: UUID, kind: str) -> bool:
    """Only for who is still on the file at this moment."""
    found = queries.file(ref)
    if found is None or kind not in BY_KIND or not queries.may_draft(found, user_id):
        return False
    base = _number(request.POST.get("base", ""))
    writing.keep_draft(
        open_file(found), queries.part(found, kind), _typed(request.POST), base=base, user_id=user_id, at=now()
    )
    return True


def _from_draft(opened: OpenFile, part: Part, user_id: int) -> tuple[SectionForm, int]:
    kept = queries.draft(part, user_id)
    if kept is None:
        return _form(opened, part, None, judged=False), part.latest
    return _form(opened, part, opened.draft(part, kept), judged=False), kept.base


def _form(opened: OpenFile, part: Part, typed: Mapping[str, str] | None, *, judged: bool) -> SectionForm:
    newest = queries.version(part, part.latest)
    content = opened.version(part, newest) if newest else {}
    return SectionForm(BY_KIND[part.kind], content, ground=part.ground, typed=typed, judged=judged)


def _form_page(
    request: HttpRequest, opened: OpenFile, part: Part, form: SectionForm, base: int, status: int = 200, **more: Any
) -> HttpResponse:
    user_id, at = request.user.pk or 0, now()
    context = {
        "file": opened.file,
        "label": opened.label(),
        "part": part,
        "section": BY_KIND[part.kind],
        "form": form,
        "base": base,
        "ticket": tickets.write(user_id, ref=opened.file.ref, kind=part.kind),
        "draft": queries.draft(part, user_id),
        "others": queries.others_at(part, user_id, since=at - TYPING_LASTS),
        **more,
    }
    return render(request, "social_files/edit.html", context, status=status)


def _typed(post: Any) -> dict[str, str]:
    """The form as it stands, without what belongs to the request."""
    kept = {name: ",".join(post.getlist(name)) for name in post if name[:2] in ("t-", "r-", "n-") or name == "more"}
    return kept if sum(map(len, kept.values())) <= LONGEST_DRAFT else {}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 0
