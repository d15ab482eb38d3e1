"""Import and export of fiches: a report per line first, then everything or nothing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.catalogue import access, actions, importing, linked, queries, table
from cms.catalogue.access import EDIT
from cms.catalogue.forms import UploadForm
from foundation.access.registry import needs
from foundation.identity.actor import Actor

WRITE = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@WRITE
@needs(EDIT)
def files(request: HttpRequest) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = importing.read(file.name, file.read(), by=Actor.of(request), at=now())
        except table.Unreadable as problem:
            form.add_error("file", _("This file cannot be read. %(why)s") % {"why": problem})
        else:
            return redirect("fiches:import", import_pk=found.pk)
    status = 422 if form.errors else 200
    return render(request, "fiches/office/files.html", {"form": form, "columns": table.COLUMNS}, status=status)


@never_cache
@WRITE
@needs(EDIT)
def read(request: HttpRequest, import_pk: int) -> HttpResponse:
    """What would happen with each line; and the button that does it."""
    found = access.import_(import_pk)
    if request.method == "POST":
        return _carry_out(request, import_pk)
    counts = {
        verdict: sum(row["verdict"] == verdict for row in found.lines)
        for verdict in ("new", "changed", "same", "wrong")
    }
    return render(request, "fiches/office/import.html", {"found": found, "counts": counts})


def _carry_out(request: HttpRequest, import_pk: int) -> HttpResponse:
    found, overwrite = access.import_(import_pk), request.POST.get("overwrite") == "on"
    try:
        total = importing.carry_out(found, overwrite=overwrite, by=Actor.of(request), at=now())
    except (importing.Refused, actions.Overtaken):
        messages.error(
            request,
            _("Nothing was imported: a line is wrong, or a fiche changed in the meantime. Read the file again."),
        )
        return redirect("fiches:import", import_pk=import_pk)
    messages.success(
        request,
        _("%(total)s fiches imported as drafts or changes; publish them when they are right.") % {"total": total},
    )
    return redirect("fiches:list")


@never_cache
@require_safe
@needs(EDIT)
def as_csv(request: HttpRequest) -> HttpResponse:
    made = HttpResponse(table.write(queries.full()), content_type="text/csv; charset=utf-8")
    made["Content-Disposition"] = 'attachment; filename="producten.csv"'
    return made


@never_cache
@require_safe
@needs(EDIT)
def as_linked(request: HttpRequest) -> HttpResponse:
    base = linked.base_of(request)
    nodes = [linked.node(fiche, base) for fiche in queries.full() if fiche.public]
    made = linked.answer(linked.document(nodes))
    made["Content-Disposition"] = 'attachment; filename="producten.jsonld"'
    return made
