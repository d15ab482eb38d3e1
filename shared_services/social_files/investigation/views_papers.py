"""Supporting documents, the report on paper, and who read what."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.files.problems import FileRefused as UploadRefused
from shared_services.social_files.investigation import access, bytes_at_rest, insight, leaving, queries, report
from shared_services.social_files.investigation.actions import documents, opening
from shared_services.social_files.investigation.sealed import open_file
from shared_services.social_files.investigation.sections import BY_KIND
from shared_services.social_files.keys.guard import room
from shared_services.social_files.roles import MEETING, WORK


@require_POST
@room(WORK)
def upload(request: HttpRequest, ref: UUID) -> HttpResponse:
    found, reader = access.file_to_write(request, ref)
    sent, kind = request.FILES.get("upload"), request.POST.get("kind", "")
    if kind not in BY_KIND:
        raise Http404
    if not isinstance(sent, UploadedFile):
        messages.error(request, _("Choose a file first."))
        return redirect("social_files:file", ref=ref)
    try:
        documents.add(
            open_file(found),
            kind=kind,
            name=str(sent.name or ""),
            data=sent.read(),
            ksz="ksz" in request.POST,
            by=reader.by,
            at=now(),
        )
    except UploadRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The document is sealed and kept."))
    return redirect("social_files:file", ref=ref)


@require_safe
@room(WORK, MEETING)
def document(request: HttpRequest, ref: UUID, document_ref: UUID) -> HttpResponse:
    """Always a download under a name that says nothing: the browser shows none of it by itself, and keeps no copy."""
    found, reader = access.file_to_read(request, ref)
    row = access.document_or_404(found, document_ref)
    access.note(reader, "document_read", found, section=row.kind)
    opened = open_file(found)
    said = opened.document(row)
    answer = HttpResponse(opened.open_bytes(row, bytes_at_rest.read(row.ref)), content_type=said["type"])
    suffix = "pdf" if said["type"] == "application/pdf" else "jpg"
    answer["Content-Disposition"] = f'attachment; filename="stuk-{found.number}.{suffix}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@room(WORK)
def document_removal(request: HttpRequest, ref: UUID, document_ref: UUID) -> HttpResponse:
    found, reader = access.file_to_write(request, ref)
    documents.remove(access.document_or_404(found, document_ref), by=reader.by, at=now())
    messages.success(request, _("The document is taken out of the file."))
    return redirect("social_files:file", ref=ref)


@require_safe
@room(WORK, MEETING)
def paper(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The whole report: as a page to print, or with `?pdf=1` as an accessible PDF (PDF/UA)."""
    found, reader = access.file_to_read(request, ref)
    for part in queries.parts(found):
        if part.latest:
            access.note(reader, "printed", found, section=part.kind, version=part.latest)
    said = report.compose(open_file(found), by=reader.by, at=now())
    if "pdf" not in request.GET or not report.CAN_MAKE_PDF:
        context = {"report": said, "file": found, "pdf": report.CAN_MAKE_PDF}
        return render(request, "social_files/paper.html", context)
    answer = HttpResponse(report.as_pdf(said), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="sociaal-verslag-{found.number}.pdf"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@room(WORK)
def departure(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The file of somebody who moves out of the region, handed over at the desk to themself."""
    found, reader = access.file_to_read(request, ref)
    if not reader.writes:
        raise Http404
    opened, at = open_file(found), now()
    adults = [(row, one) for row, one in opening.people_of(opened) if not one.is_child(localdate(at))]
    kinds = [part.kind for part in queries.parts(found) if part.latest]
    if request.method == "POST":
        to = next((row for row, _one in adults if str(row.ref) == request.POST.get("to")), None)
        chosen = frozenset(request.POST.getlist("kind")) & set(kinds)
        if to is not None and chosen and "seen" in request.POST:
            made = leaving.hand_over(opened, to, kinds=chosen, by=reader.by, at=at)
            answer = HttpResponse(made, content_type="application/zip")
            answer["Content-Disposition"] = f'attachment; filename="dossier-{found.number}.zip"'
            return answer
        messages.error(request, _("Choose a person and at least one part, and look at the identity card."))
    context = {
        "file": found,
        "label": opened.label(),
        "adults": adults,
        "sections": [BY_KIND[kind] for kind in kinds],
        "pdf": report.CAN_MAKE_PDF,
    }
    return render(request, "social_files/departure.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@room(WORK)
def readers(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Who read what, when and why: to show, and to print for the person who asks."""
    found, reader = access.file_to_read(request, ref)
    access.note(reader, "insight", found)
    opened = open_file(found)
    entries, at = insight.entries(found), now()
    if "pdf" in request.GET and report.CAN_MAKE_PDF:
        said = report.compose(opened, by=reader.by, at=at, leaving=frozenset())
        html = render_to_string("social_files/readers_paper.html", {"report": said, "entries": entries})
        answer = HttpResponse(report.pdf_of(html), content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="wie-las-wat-{found.number}.pdf"'
        return answer
    context = {"file": found, "label": opened.label(), "entries": entries, "at": at, "pdf": report.CAN_MAKE_PDF}
    return render(request, "social_files/readers.html", context)
