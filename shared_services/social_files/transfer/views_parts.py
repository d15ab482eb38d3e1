"""One section: read beside what is known here, or chosen with a preview. Documents, and what is printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from foundation.tenancy import current
from shared_services.social_files.investigation import bytes_at_rest, report
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.models import Document
from shared_services.social_files.investigation.sealed import OpenFile, open_file
from shared_services.social_files.investigation.sections import BY_KIND, SHORT_GROUNDS
from shared_services.social_files.investigation.showing import Shown, show
from shared_services.social_files.keys.guard import room
from shared_services.social_files.readbook import actions as readbook
from shared_services.social_files.roles import WORK
from shared_services.social_files.transfer import access, giving, papers, queries, receiving
from shared_services.social_files.transfer.access import Worker
from shared_services.social_files.transfer.models import TransferSection
from shared_services.social_files.transfer.moves import PURPOSE
from shared_services.social_files.transfer.problems import TransferRefused
from shared_services.social_files.transfer.redaction import Redaction, apply, leftovers, proposed
from shared_services.social_files.transfer.sealed import OpenTransfer, open_transfer
from shared_services.social_files.transfer.states import Choice, Side, State
from tenants.registry.hosts import by_schema


@require_http_methods(["GET", "HEAD", "POST"])
@room(WORK)
def section(request: HttpRequest, ref: UUID, kind: str) -> HttpResponse:
    row, worker = access.transfer_or_404(request, ref)
    found = access.section_or_404(row, kind)
    opened = open_transfer(row)
    if row.side == Side.ASKED:
        if request.method == "POST":
            raise Http404
        return _read(request, opened, found, worker)
    if not access.may_read(worker, row.file) or row.file is None:
        raise Http404
    return _choose(request, opened, found, worker)


def _read(request: HttpRequest, opened: OpenTransfer, found: TransferSection, worker: Worker) -> HttpResponse:
    held = receiving.content_of(opened, found)
    if not held:
        raise Http404
    row, kind = opened.row, found.kind
    readbook.write("transfer_read", by=worker.by, at=now(), file=row.ref, section=kind, purpose=PURPOSE)
    own = row.file if access.may_read(worker, row.file) else None
    context = {
        **_head(opened, found, worker),
        "theirs": show(BY_KIND[kind], held["content"]),
        "held": held,
        "ours": _ours(own, kind),
        "documents": [(one, _said(opened, one)) for one in queries.documents(row, kind)],
    }
    return render(request, "social_transfer/read.html", context)


def _choose(request: HttpRequest, opened: OpenTransfer, found: TransferSection, worker: Worker) -> HttpResponse:
    """`act` is preview or keep. What is left out and blacked out is tried before it is kept."""
    row, kind = opened.row, found.kind
    if row.file is None:
        raise Http404
    file = open_file(row.file)
    part = files.part(row.file, kind)
    version = files.version(part, part.latest)
    content = file.version(part, version) if version else {}
    readbook.write(
        "transfer_previewed",
        by=worker.by,
        at=now(),
        file=row.file.ref,
        section=kind,
        version=part.latest,
        purpose=PURPOSE,
    )
    agreed = giving.agreement(opened, kind)
    without = giving.names_of(opened, agreed["without"])
    kept = opened.load(found.redaction, f"redaction|{kind}")
    redaction = Redaction.of(kept) if kept else proposed(kind, content, without=without)
    choice = found.choice or _usual(content, agreed)
    documents = [one for one in files.documents(row.file, kind) if not one.ksz]
    chosen = {one.ref for one in queries.documents(row, kind)} if found.choice else {one.ref for one in documents}
    if request.method == "POST":
        redaction, choice = _posted(request), request.POST.get("choice", "")
        chosen = {one.ref for one in documents if str(one.ref) in request.POST.getlist("document")}
        going = [one for one in documents if one.ref in chosen]
        if request.POST.get("act") == "keep" and _kept(request, opened, found, worker, redaction, part.latest, going):
            return redirect("social_transfer:transfer", ref=row.ref)
    leaving = apply(kind, content, redaction)
    context = {
        **_head(opened, found, worker),
        "file": row.file,
        "version": version,
        "entries": _entries(kind, content, redaction),
        "words": "\n".join(redaction.words),
        "choice": choice,
        "why": request.POST.get("why", "") or opened.load(found.why, f"why|{kind}").get("why", ""),
        "preview": show(BY_KIND[kind], leaving),
        "agreed": agreed,
        "without": ", ".join(without),
        "left": leftovers(leaving, without),
        "documents": [(one, file.document(one), one.ref in chosen) for one in documents],
        "held_back": sum(one.ksz for one in files.documents(row.file, kind)),
        "may": row.state == State.HANDLED and (worker.mine or worker.head),
    }
    return render(request, "social_transfer/choose.html", context)


def _kept(
    request: HttpRequest,
    opened: OpenTransfer,
    found: TransferSection,
    worker: Worker,
    redaction: Redaction,
    version: int,
    going: list[Document],
) -> bool:
    """Keep what was chosen; False when a rule says no, which is told above the page."""
    choice = request.POST.get("choice", "")
    if not (worker.mine or worker.head) or choice not in Choice.values[1:]:
        raise Http404
    try:
        giving.choose(
            opened,
            found,
            Choice(choice),
            redaction=redaction,
            why=request.POST.get("why", "").strip()[:500],
            version=version,
            documents=going,
            by=worker.by,
            at=now(),
        )
    except TransferRefused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, _("Kept. What goes along is what the preview showed."))
    return True


@require_safe
@room(WORK)
def document(request: HttpRequest, ref: UUID, document_ref: UUID) -> HttpResponse:
    """What came, until it is taken over: always a download under a name that says nothing."""
    row, worker = access.transfer_or_404(request, ref)
    one = access.document_or_404(row, document_ref)
    if row.side != Side.ASKED:
        raise Http404
    opened = open_transfer(row)
    readbook.write("transfer_document", by=worker.by, at=now(), file=row.ref, section=one.kind, purpose=PURPOSE)
    said = _said(opened, one)
    data = opened.open_bytes(one.ref, bytes_at_rest.read(one.ref))
    suffix = "pdf" if said["type"] == "application/pdf" else "jpg"
    return _download(data, said["type"], f"stuk-{row.number}.{suffix}")


@require_safe
@room(WORK)
def paper(request: HttpRequest, ref: UUID, what: str) -> HttpResponse:
    """`aanvraag` (for an OCMW that takes no part), `brief` (to the person), `overgenomen` as PDF, or as `json`."""
    row, worker = access.transfer_or_404(request, ref)
    opened, at = open_transfer(row), now()
    make: Callable[..., dict[str, Any] | None] | None = {
        "aanvraag": papers.request,
        "brief": papers.letter,
        "overgenomen": papers.taken,
        "json": papers.taken,
    }.get(what)
    said = make(opened, place=by_schema(current().schema), by=worker.by, at=at) if make else None
    if said is None:
        raise Http404
    verb = "transfer_letter" if what in ("aanvraag", "brief") else "transfer_exported"
    readbook.write(verb, by=worker.by, at=at, file=row.ref, purpose=PURPOSE)
    if what == "json":
        packed = json.dumps(papers.as_json(said), ensure_ascii=False, indent=1).encode()
        return _download(packed, "application/json", f"overdracht-{row.number}.json")
    html = render_to_string(f"social_transfer/paper/{what}.html", {**said, "transfer": row, "at": at, "by": worker.by})
    if not report.CAN_MAKE_PDF:
        return HttpResponse(html)
    return _download(report.pdf_of(html), "application/pdf", f"{what}-{row.number}.pdf")


def _head(opened: OpenTransfer, found: TransferSection, worker: Worker) -> dict[str, Any]:
    row = opened.row
    return {
        "transfer": row,
        "row": found,
        "section": BY_KIND[found.kind],
        "ground": SHORT_GROUNDS[found.ground],
        "other": by_schema(row.other).name,
        "worker": worker,
        "today": localdate(),
    }


def _ours(file: Any, kind: str) -> Shown | None:
    if file is None:
        return None
    opened: OpenFile = open_file(file)
    part = files.part(file, kind)
    version = files.version(part, part.latest)
    return show(BY_KIND[kind], opened.version(part, version)) if version else None


def _said(opened: OpenTransfer, one: Any) -> dict[str, Any]:
    return opened.load(one.sealed, f"document|{one.ref}")


def _usual(content: dict[str, Any], agreed: dict[str, Any]) -> str:
    if agreed["state"] == "none":
        return Choice.REFUSE
    return Choice.SEND if content else Choice.NOTHING


def _posted(request: HttpRequest) -> Redaction:
    words = tuple(line.strip()[:80] for line in request.POST.get("words", "").splitlines() if line.strip())[:40]
    return Redaction(tuple(request.POST.getlist("field")), tuple(request.POST.getlist("row")), words)


def _entries(kind: str, content: dict[str, Any], redaction: Redaction) -> list[dict[str, Any]]:
    """Every field and every row of the section: may it go at all, and is it left out?"""
    section, marked = BY_KIND[kind], set(content.get("ksz", ()))
    entries: list[dict[str, Any]] = [
        {"name": "field", "value": spec.name, "label": spec.label, "text": "", "ksz": spec.name in marked}
        for spec in section.fields
        if content.get(spec.name)
    ]
    for one in entries:
        lines = show(section, {one["value"]: content[one["value"]]}).lines
        one |= {"text": lines[0].value if lines else "", "out": one["value"] in redaction.fields}
    for rows in section.rows:
        for place, row in enumerate(content.get(rows.name, ())):
            shown = show(section, {rows.name: [row]})
            text = ", ".join(line.value for group in shown.groups for lines in group.rows for line in lines)
            key = f"{rows.name}:{place}"
            entries.append(
                {
                    "name": "row",
                    "value": key,
                    "label": rows.label,
                    "text": text,
                    "ksz": bool(row.get("ksz")),
                    "out": key in redaction.rows,
                }
            )
    return entries


def _download(data: bytes, content_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
