"""The desk of the web editors: what asks for attention, departments, imports, and hints about a text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cms.editing import access, actions, importing, queries, readability, reviewing, sharing
from cms.editing.access import EDIT, MANAGE
from cms.editing.forms import CheckedForm, DepartmentForm, RightForm
from cms.editing.link_checking import CHECK
from cms.editing.models import Department
from foundation.access.registry import can, needs
from foundation.identity.actor import Actor
from foundation.tasks import enqueue
from foundation.tenancy import current

BOTH = require_http_methods(["GET", "HEAD", "POST"])
TABS = (
    ("nakijken", gettext_lazy("To read again")),
    ("nalezen", gettext_lazy("Waits for a review")),
    ("moment", gettext_lazy("Publishes by itself")),
    ("koppelingen", gettext_lazy("Links that do not work")),
    ("beelden", gettext_lazy("Rights of images")),
)


@never_cache
@BOTH
@needs(EDIT)
def desk(request: HttpRequest) -> HttpResponse:
    """What asks for attention on this website, one tab per kind."""
    if request.method == "POST":
        return _on_desk(request)
    today, chosen = localdate(), request.GET.get("toon", "nakijken")
    lists: dict[str, list[Any]] = {
        "nakijken": queries.overdue(today),
        "nalezen": queries.in_review(),
        "moment": queries.scheduled(),
        "koppelingen": queries.broken_links(),
        "beelden": [(image, right, bool(right and right.over(today))) for image, right in queries.images()],
    }
    tab = chosen if chosen in lists else "nakijken"
    counts = {code: len(rows) for code, rows in lists.items()} | {"beelden": len(queries.rights_over(today))}
    context = {
        "tabs": [(code, name, counts[code]) for code, name in TABS],
        "tab": tab,
        "rows": lists[tab],
        "months": CheckedForm(known=[]),
        "links": queries.link_counts(),
        "asking": sharing.asking(),
        "manages": can(request.user, MANAGE),
    }
    return render(request, "editing/desk.html", context)


def _on_desk(request: HttpRequest) -> HttpResponse:
    """Read again, check the links now, or note the rights of an image."""
    by, at = Actor.of(request), now()
    if request.POST.get("do") == "links":
        enqueue(CHECK, key=f"links-now:{current().schema}:{int(at.timestamp()) // 600}")
        messages.success(request, _("The links are being checked. Look again in a few minutes."))
        return redirect("/kantoor/website/?toon=koppelingen")
    if request.POST.get("do") == "rights":
        return _rights(request, by)
    form = CheckedForm(request.POST, known=[row.pk for row in queries.overdue(localdate())])
    if form.is_valid():
        chosen = [page for page in queries.pages(form.cleaned_data["pages"]) if _may_edit(request, page)]
        done = reviewing.checked(chosen, until=form.until(), by=by, at=at)
        messages.success(request, _("Noted for %(total)s pages.") % {"total": done})
    else:
        messages.error(request, _("Tick the pages that you read."))
    return redirect("editing:desk")


def _may_edit(request: HttpRequest, page: Any) -> bool:
    return bool(page.permissions_for_user(request.user).can_edit())


def _rights(request: HttpRequest, by: Actor) -> HttpResponse:
    form = RightForm(request.POST)
    image = queries.image(form.cleaned_data["image"]) if form.is_valid() else None
    if image is None:
        messages.error(request, _("Write the date as 2026-12-31."))
    else:
        told = form.cleaned_data
        actions.note_right(image, maker=told["maker"], licence=told["licence"], until=told["until"], by=by)
        messages.success(request, _("Noted."))
    return redirect("/kantoor/website/?toon=beelden")


@never_cache
@BOTH
@needs(MANAGE)
def departments(request: HttpRequest, department_pk: int | None = None) -> HttpResponse:
    """Departments with their pages and people, and the form of one of them or of a new one."""
    found = access.department(department_pk) if department_pk else None
    form = _department_form(request, found)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        people = [user for user in queries.writers() if user.pk in told["people"]]
        try:
            actions.keep_department(
                found,
                name=told["name"],
                email=told["email"],
                pages=queries.pages(told["pages"]),
                people=people,
                by=Actor.of(request),
            )
        except actions.Taken:
            form.add_error("name", _("There is a department with that name."))
        else:
            messages.success(request, _("Kept. It holds from now on."))
            return redirect("editing:departments")
    context = {"rows": queries.departments(), "form": form, "department": found}
    return render(request, "editing/departments.html", context)


def _department_form(request: HttpRequest, found: Department | None) -> DepartmentForm:
    pages = [(page.pk, f"{'— ' * (page.depth - 3)}{page.title}") for page in queries.top_pages()]
    people = [(user.pk, user.display_name or user.email) for user in queries.writers()]
    initial = {}
    if found is not None:
        initial = {
            "name": found.name,
            "email": found.email,
            "pages": [page.pk for page in found.pages.all()],
            "people": [user.pk for user in found.group.user_set.all()],
        }
    return DepartmentForm(
        request.POST if request.method == "POST" else None, initial=initial, pages=pages, people=people
    )


@never_cache
@BOTH
@needs(MANAGE)
def imports(request: HttpRequest, page_import_pk: int | None = None) -> HttpResponse:
    """A file is read; then, per line, what would happen; then all of it, and back."""
    if page_import_pk is None:
        return _read_file(request)
    found = access.page_import(page_import_pk)
    if request.method == "POST":
        by, at = Actor.of(request), now()
        try:
            if request.POST.get("do") == "undo":
                gone, kept = importing.undo(found, by=by, at=at)
                messages.success(request, _("Taken away: %(gone)s. Kept: %(kept)s.") % {"gone": gone, "kept": kept})
            else:
                total = importing.carry_out(found, by=by, at=at, user=request.user)
                messages.success(request, _("%(total)s pages stand ready as drafts.") % {"total": total})
        except importing.Refused:
            messages.error(request, _("Nothing was done: a line is wrong, or it was done already."))
        return redirect("editing:import", page_import_pk=found.pk)
    wrong = sum(bool(line["wrong"]) for line in found.lines)
    pages = {page.slug: page for page in queries.pages(found.made)}
    rows = [(line, pages.get(line["adres"])) for line in found.lines]
    return render(request, "editing/import.html", {"found": found, "rows": rows, "wrong": wrong})


def _read_file(request: HttpRequest) -> HttpResponse:
    sent = request.FILES.get("bestand")
    if request.method == "POST" and sent is None:
        messages.error(request, _("Choose a file."))
    elif request.method == "POST" and sent is not None:
        try:
            raw = sent.read(importing.MOST_BYTES + 1)
            found = importing.read(str(sent.name), raw, by=Actor.of(request), at=now())
        except importing.Unreadable as problem:
            messages.error(request, str(problem))
        else:
            return redirect("editing:import", page_import_pk=found.pk)
    return render(request, "editing/imports.html", {"rows": queries.imports(), "columns": importing.COLUMNS})


@never_cache
@require_POST
@needs(EDIT)
def hints(request: HttpRequest) -> HttpResponse:
    """How easily what somebody is typing reads."""
    text = request.POST.get("tekst", "").replace("\x00", "")
    return render(request, "editing/hints.html", {"reading": readability.read(text)})


def waiting(request: HttpRequest) -> int:
    """The number in the menu: pages to read again, and concepts that changed."""
    return queries.number_overdue(localdate()) + sharing.asking()
