"""Keeping draaiboeken: the own ones of a municipality, the examples of the region, copies, versions, paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.registry import needs
from foundation.audit.queries import entries_about
from foundation.identity.actor import Actor
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.playbooks import access, actions, queries
from regional_meldpunt.playbooks.actions import Source
from regional_meldpunt.playbooks.apps import KEEP
from regional_meldpunt.playbooks.forms import BookForm, ReviewForm, in_a_year
from regional_meldpunt.playbooks.models import REGION, Offer, Playbook
from regional_meldpunt.worklists.context import place_name
from tenants.registry import hosts

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_safe
@needs(KEEP)
def listing(request: HttpRequest) -> HttpResponse:
    """The own ones, what must be looked at first; at a municipality also what may be copied."""
    owner, today = owner_here(), localdate()
    books = queries.kept(owner)
    have = {(book.category_id, book.group_id) for book in books}
    context = {
        "owner": owner,
        "books": [(book, book.overdue(today)) for book in books],
        "overdue": sum(book.overdue(today) for book in books),
        "examples": [row for row in _examples(owner) if (row.category_id, row.group_id) not in have],
        "offers": [
            (row, place_name(row.municipality))
            for row in queries.offers(but=owner)
            if (row.category_id, row.group_id) not in have
        ],
    }
    return render(request, "playbooks/list.html", context)


def _examples(owner: str) -> list[Playbook]:
    return queries.examples() if owner != REGION else []


@never_cache
@EDIT
@needs(KEEP)
def new(request: HttpRequest) -> HttpResponse:
    owner = owner_here()
    form = BookForm(request.POST if request.method == "POST" else None, owner=owner)
    if form.is_valid():
        made = actions.make(form.draft(), owner=owner, by=Actor.of(request), at=now())
        messages.success(request, _("The draaiboek holds from now on."))
        return redirect("playbooks:book", book_pk=made.pk)
    return render(request, "playbooks/edit.html", {"form": form, "owner": owner}, status=422 if form.bound else 200)


@never_cache
@require_safe
@needs(KEEP)
def book(request: HttpRequest, book_pk: int) -> HttpResponse:
    """As the person on call reads it, with its versions and its history. Prints as it stands."""
    found = access.book(book_pk)
    context = {
        "book": found,
        "content": found.said,
        "overdue": found.overdue(localdate()),
        "editions": queries.editions(found),
        "history": entries_about(found),
        "review_form": ReviewForm(initial={"until": in_a_year()}),
        "place_name": _whose(found.municipality),
    }
    return render(request, "playbooks/book.html", context)


@never_cache
@EDIT
@needs(KEEP)
def edit(request: HttpRequest, book_pk: int) -> HttpResponse:
    found, owner = access.book(book_pk), owner_here()
    form = BookForm(request.POST if request.method == "POST" else None, owner=owner, book=found)
    if form.is_valid():
        changed = actions.change(found, form.draft(), by=Actor.of(request), at=now())
        messages.success(request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("playbooks:edit" if "more" in request.POST else "playbooks:book", book_pk=book_pk)
    context = {"form": form, "book": found, "owner": owner}
    return render(request, "playbooks/edit.html", context, status=422 if form.bound else 200)


@never_cache
@require_safe
@needs(KEEP)
def edition(request: HttpRequest, book_pk: int, edition_number: int) -> HttpResponse:
    """What stood before."""
    found = access.edition(book_pk, edition_number)
    context = {"book": access.book(book_pk), "edition": found, "content": found.said}
    return render(request, "playbooks/edition.html", context)


@never_cache
@require_POST
@needs(KEEP)
def review(request: HttpRequest, book_pk: int) -> HttpResponse:
    found, form = access.book(book_pk), ReviewForm(request.POST)
    if form.is_valid():
        actions.reviewed(found, until=form.cleaned_data["until"], by=Actor.of(request), at=now())
        messages.success(request, _("Thank you. It is right until the day that you chose."))
    else:
        messages.error(request, str(next(iter(form.errors["until"]))))
    return redirect("playbooks:book", book_pk=book_pk)


@never_cache
@require_POST
@needs(KEEP)
def stop(request: HttpRequest, book_pk: int) -> HttpResponse:
    found = access.book(book_pk)
    actions.stop(found, by=Actor.of(request), at=now())
    messages.success(request, _("“%(title)s” holds no more. Its versions stay readable.") % {"title": found.title})
    return redirect("playbooks:list")


@never_cache
@require_safe
@needs(KEEP)
def example(request: HttpRequest, example_pk: int) -> HttpResponse:
    """An example of the region, to read before it is copied."""
    return _to_copy(request, access.example(example_pk), REGION)


@never_cache
@require_safe
@needs(KEEP)
def offer(request: HttpRequest, offer_pk: int) -> HttpResponse:
    """What a neighbour offers."""
    found = access.offer(offer_pk)
    return _to_copy(request, found, found.municipality)


def _to_copy(request: HttpRequest, found: Playbook | Offer, of: str) -> HttpResponse:
    has = (found.category_id, found.group_id) in queries.taken(owner_here())
    context = {"source": found, "content": found.said, "of": of, "of_name": _whose(of), "has": has}
    return render(request, "playbooks/source.html", context)


@never_cache
@require_POST
@needs(KEEP)
def copy_example(request: HttpRequest, example_pk: int) -> HttpResponse:
    return _copy(request, access.example(example_pk), REGION)


@never_cache
@require_POST
@needs(KEEP)
def copy_offer(request: HttpRequest, offer_pk: int) -> HttpResponse:
    found = access.offer(offer_pk)
    return _copy(request, found, found.municipality)


def _copy(request: HttpRequest, found: Playbook | Offer, of: str) -> HttpResponse:
    owner, by = owner_here(), Actor.of(request)
    if (found.category_id, found.group_id) in queries.taken(owner):
        messages.error(request, _("There is a draaiboek for this already. Change that one."))
        return redirect("playbooks:list")
    source = Source(found.title, found.said, _whose(of), found.category, found.group)
    made = actions.copy(source, owner=owner, owner_name=by.name, by=by, at=now())
    messages.success(request, _("Copied. Fill in your own numbers and your own mandate, and save."))
    return redirect("playbooks:edit", book_pk=made.pk)


@never_cache
@require_safe
@needs(KEEP)
def missing(request: HttpRequest) -> HttpResponse:
    """For the coordinator: categories by municipality, and who has no draaiboek."""
    only = "alles" not in request.GET
    context = {
        "blocks": queries.coverage(lacking_only=only),
        "places": [one.name for one in hosts.municipalities()],
        "only": only,
    }
    return render(request, "playbooks/missing.html", context)


def _whose(schema: str) -> str:
    return _("The region") if schema == REGION else place_name(schema)
