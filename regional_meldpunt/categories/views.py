"""The catalogue for whoever keeps it: the coordinator that of the region, a beheerder the own part of it.

The same pages at both: what belongs to somebody else is read there, what is one's own is changed.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.registry import needs
from foundation.audit.queries import entries_about
from foundation.identity.actor import Actor
from regional_meldpunt.categories import access, actions, owners, queries
from regional_meldpunt.categories.apps import KEEP
from regional_meldpunt.categories.forms import CategoryForm, ChoiceForm, NewCategoryForm, QuestionForm, ReferralForm
from regional_meldpunt.categories.forms_line import LineForm
from regional_meldpunt.categories.models import REGION, STORM_LINE, Category

EDIT = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@require_safe
@needs(KEEP)
def catalogue(request: HttpRequest) -> HttpResponse:
    owner = queries.owner_here()
    groups = queries.catalogue(owner)
    context = {
        "groups": groups,
        "owner": owner,
        "owners": {value: str(label) for value, label in owners.choices(owner)},
        "total": queries.total(groups),
    }
    return render(request, "catalogue/list.html", context)


@never_cache
@EDIT
@needs(KEEP)
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """One category: its own facts to change, or the choices of a municipality about one of the region."""
    found = access.category(slug)
    return _own(request, found) if found.municipality == queries.owner_here() else _of_region(request, found)


def _own(request: HttpRequest, found: Category) -> HttpResponse:
    owner = queries.owner_here()
    form = CategoryForm(request.POST or None, instance=found, owner=owner)
    if request.method == "POST" and form.is_valid():
        changed = actions.change(access.own_category(found.slug), form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("catalogue:category", slug=found.slug)
    return _category_page(request, access.category(found.slug), {"form": form})


def _of_region(request: HttpRequest, found: Category) -> HttpResponse:
    owner = queries.owner_here()
    form = ChoiceForm(request.POST or None, instance=queries.choice(found, owner))
    if request.method == "POST" and form.is_valid():
        actions.choose(access.category_of_region(found.slug), form.cleaned_data, owner=owner, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("catalogue:category", slug=found.slug)
    return _category_page(request, found, {"choice": form, "whose": owners.label(found.owner, owner)})


def _category_page(request: HttpRequest, found: Category, more: dict[str, object]) -> HttpResponse:
    owner = queries.owner_here()
    context = {
        "category": found,
        "owner": owner,
        "questions": queries.kept_questions(found, owner),
        "acute_answers": {f"{e['question']}={value}" for e in found.acute_when for value in e["values"]},
        "history": entries_about(found),
        **more,
    }
    wrong = any(getattr(form, "errors", None) for form in more.values())
    return render(request, "catalogue/category.html", context, status=422 if wrong else 200)


@never_cache
@EDIT
@needs(KEEP)
def new_category(request: HttpRequest) -> HttpResponse:
    owner = queries.owner_here()
    form = NewCategoryForm(request.POST or None, owner=owner, initial={"group": request.GET.get("groep", "")[:40]})
    if form.is_valid():
        given = dict(form.cleaned_data)
        made = actions.make(given.pop("group"), given, owner=owner, by=Actor.of(request))
        messages.success(request, _("“%(name)s” can be chosen now.") % {"name": made.name_nl})
        return redirect("catalogue:category", slug=made.slug)
    context = {"form": form, "owner": owner, "region": REGION}
    return render(request, "catalogue/new.html", context, status=422 if form.errors else 200)


@never_cache
@EDIT
@needs(KEEP)
def new_question(request: HttpRequest, slug: str) -> HttpResponse:
    owner, found = queries.owner_here(), access.category(slug)
    order = len(queries.kept_questions(found, owner)) + 1
    form = QuestionForm(
        request.POST or None, category=found, initial={"order": order, "active": True, "kind": "choice"}
    )
    if form.is_valid():
        made = actions.ask(found, form.given(), owner=owner, by=Actor.of(request))
        if form.may_make_acute:
            actions.make_acute(made, form.acute_values(), by=Actor.of(request))
        messages.success(request, _("The question is asked from now on."))
        return redirect("catalogue:category", slug=found.slug)
    return render(
        request, "catalogue/question.html", {"form": form, "category": found}, status=422 if form.errors else 200
    )


@never_cache
@EDIT
@needs(KEEP)
def question(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.question(pk)
    form = QuestionForm(request.POST or None, category=found.category, instance=found)
    if form.is_valid():
        given, acute = form.given(), form.acute_values()
        row = access.question(pk)
        actions.change_question(row, given, by=Actor.of(request))
        if form.may_make_acute:
            actions.make_acute(row, acute, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("catalogue:category", slug=found.category.slug)
    context = {"form": form, "category": found.category, "question": found}
    return render(request, "catalogue/question.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@needs(KEEP)
def referrals(request: HttpRequest) -> HttpResponse:
    return referrals_page(request, LineForm(at=now()))


def referrals_page(request: HttpRequest, form: LineForm, *, status: int = 200) -> HttpResponse:
    """The referrals, with the number that is open for a time on top."""
    owner = queries.owner_here()
    context = {
        "referrals": queries.kept_referrals(owner),
        "owner": owner,
        "line_form": form,
        "opening": queries.opening(STORM_LINE, now()),
        "openings": queries.openings(STORM_LINE),
        "of_line": queries.of_line(STORM_LINE),
    }
    return render(request, "catalogue/referrals.html", context, status=status)


@never_cache
@EDIT
@needs(KEEP)
def new_referral(request: HttpRequest) -> HttpResponse:
    form = ReferralForm(request.POST or None, initial={"active": True})
    if form.is_valid():
        actions.refer(form.cleaned_data, owner=queries.owner_here(), by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("catalogue:referrals")
    return render(request, "catalogue/referral.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@EDIT
@needs(KEEP)
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.referral(pk)
    form = ReferralForm(request.POST or None, instance=found)
    if form.is_valid():
        actions.change_referral(access.referral(pk), form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("catalogue:referrals")
    context = {"form": form, "referral": found, "history": entries_about(found)}
    return render(request, "catalogue/referral.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@needs(KEEP)
def referral_switch(request: HttpRequest, pk: int) -> HttpResponse:
    """On or off with one button."""
    found = access.referral(pk)
    on = request.POST.get("on") == "1"
    actions.change_referral(found, {"active": on}, by=Actor.of(request))
    sentence = _("“%(title)s” is shown now.") if on else _("“%(title)s” is not shown any more.")
    messages.success(request, sentence % {"title": found.title})
    return redirect("catalogue:referrals")
