"""Four questions, one page each. Every page is a plain form; scripts only make it quicker."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from foundation.files import actions as files
from foundation.files import serving
from foundation.files.problems import FileRefused
from foundation.files.uploads import oversized
from foundation.identity.actor import Actor
from foundation.standing import moment
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category
from regional_meldpunt.intake import access, actions, asking, judging, limits, maps
from regional_meldpunt.intake.forms import MOST_PHOTOS, ContactForm, DetailsForm, SearchForm, WhereForm
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.meldingen import secret_links
from tenants.places.attribution import ImpossiblePlace
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot


@require_safe
def what(request: HttpRequest) -> HttpResponse:
    """Step 1: choose a category, by word or by group. Stores nothing."""
    form = SearchForm(request.GET)
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    group = categories.group(request.GET.get("groep", "")[:40])
    draft = request.GET.get("concept", "")
    context = {
        "step": 1,
        "referrals": categories.referrals(None, now()),
        "form": form,
        "typed": typed,
        "hits": categories.by_words(typed) if typed else [],
        "group": group,
        "kinds": categories.of_group(group) if group else [],
        "groups": categories.groups(),
        "where": _where_address(draft),
        "concept": draft if _where_address(draft) != reverse("intake:where") else "",
        "other": categories.OTHER,
    }
    return render(request, "intake/what.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def where(request: HttpRequest, ref: uuid.UUID | None = None) -> HttpResponse:
    """Step 2: the place. The first answers that are kept; the citizen confirms which municipality it is."""
    draft = access.open_draft(ref) if ref else None
    if draft and draft.number:
        return redirect("intake:done", ref=draft.pk)
    if request.method != "POST":
        return _show_where(request, draft)
    form = WhereForm(request.POST)
    category = categories.by_slug(request.POST.get("category", ""))
    if category is None:
        return redirect("intake:what")
    if not form.is_valid():
        return _where_page(request, form, category, draft, None)
    token, choice = form.cleaned_data["confirmed"], form.cleaned_data["choice"]
    same = token.endswith(f":{judging.digest(form.pin, form.cleaned_data['address'])}")
    verdict = _judge(request, form, category, choice if same else "")
    if verdict is None:
        form.add_error("address", _("The pin is at a place that does not exist. Choose another one."))
        return _where_page(request, form, category, draft, None)
    if not verdict.confirmed_by(token, choice) or not verdict.taken:
        return _where_page(request, form, category, draft, verdict)
    answers = _place_answers(form, category, verdict)
    kept = actions.answer(draft, answers, at=now()) if draft else actions.begin(answers, at=now())
    return redirect("intake:details", ref=kept.pk)


@require_safe
def place(request: HttpRequest) -> HttpResponse:
    """The panel under the map, for the script: in which municipality is this place?"""
    form = WhereForm(request.GET)
    category = categories.by_slug(request.GET.get("category", ""))
    if category is None or not form.is_valid():
        return HttpResponse("")
    verdict = _judge(request, form, category, form.cleaned_data["choice"])
    return render(request, "intake/parts/place.html", {"verdict": verdict, "form": form, **_choices(verdict)})


@require_safe
@cache_control(max_age=3600, private=True)
def outlines(request: HttpRequest) -> JsonResponse:
    """The borders of the region for the map, thinned; empty until they were loaded."""
    return JsonResponse(maps.borders_geojson(_host(request)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, ref: uuid.UUID) -> HttpResponse:
    """Step 3: words and photos. Photos are kept as they come in; a mistake elsewhere does not lose them."""
    draft = access.open_draft(ref)
    if draft.number:
        return redirect("intake:done", ref=draft.pk)
    category = categories.by_slug(draft.answers.get("category", "")) or categories.by_slug(categories.OTHER)
    if category is None:
        return redirect("intake:what")
    questions = categories.questions(category)
    if request.method != "POST":
        form = DetailsForm(initial=draft.answers, questions=questions, answers=asking.given(draft))
        return _details_page(request, form, draft, category)
    form = DetailsForm(request.POST, request.FILES, questions=questions)
    valid = form.is_valid()
    words: dict[str, object] = {
        name: form.cleaned_data[name] for name in ("description", "danger") if name in form.cleaned_data
    }
    actions.answer(draft, {**words, "questions": form.answers()}, at=now())
    if request.POST.get("remove"):
        actions.remove_photo(draft, request.POST["remove"][:40], at=now())
        return redirect("intake:details", ref=draft.pk)
    refused = _keep_photos(request, draft, form.cleaned_data.get("photos", []))
    for sentence in refused:
        form.add_error("photos", sentence)
    if "add" in request.POST and not refused:
        return redirect(f"{reverse('intake:details', args=[draft.pk])}#fotos")
    if valid and not refused:
        return redirect("intake:check", ref=draft.pk)
    return _details_page(request, form, draft, category)


def _details_page(request: HttpRequest, form: DetailsForm, draft: Draft, category: Category) -> HttpResponse:
    context = {
        "step": 3,
        "form": form,
        "draft": draft,
        "category": category,
        "referrals": categories.referrals(category, now()),
        "party": asking.party(draft, category, at=now()),
    }
    return render(request, "intake/details.html", context)


@never_cache
@require_safe
def photo(request: HttpRequest, ref: uuid.UUID, photo_ref: uuid.UUID) -> HttpResponseBase:
    """A photo of a draft, for whoever is writing it."""
    return serving.respond(access.photo_of_draft(access.open_draft(ref), photo_ref))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@moment()
def check(request: HttpRequest, ref: uuid.UUID) -> HttpResponse:
    """Step 4: how we may answer, everything once more, and send."""
    draft = access.open_draft(ref)
    if draft.number:
        return redirect("intake:done", ref=draft.pk)
    category = categories.by_slug(draft.answers.get("category", ""))
    municipality = _municipality(draft.answers.get("municipality", ""))
    if category is None or municipality is None:
        return redirect("intake:where_again", ref=draft.pk)
    if not draft.answers.get("description"):
        return redirect("intake:details", ref=draft.pk)
    questions = categories.questions(category)
    if asking.unanswered(draft, questions):
        return redirect("intake:details", ref=draft.pk)
    form = ContactForm(request.POST or None, category=category)
    if request.method == "POST" and form.is_valid():
        sending = actions.Sending(
            municipality=municipality.schema_name,
            category=category,
            language=get_language() or "nl",
            answers=asking.answers(draft, questions),
        )
        return _send(request, draft, sending, form.cleaned_data)
    context = {
        "step": 4,
        "form": form,
        "draft": draft,
        "category": category,
        "place": municipality,
        "answers": asking.answers(draft, questions),
        "acute": categories.made_acute(category, asking.given(draft)),
        "party": asking.party(draft, category, at=now()),
    }
    return render(request, "intake/check.html", context)


@never_cache
@require_safe
def done(request: HttpRequest, ref: uuid.UUID) -> HttpResponse:
    """The number in large letters, and the secret link."""
    draft = access.open_draft(ref)
    if not draft.number:
        return redirect("intake:check", ref=draft.pk)
    path = reverse("meldingen:reporter", args=[draft.number, secret_links.token(draft.key)])
    context = {"draft": draft, "link": request.build_absolute_uri(path), "mail": draft.answers.get("mail")}
    return render(request, "intake/done.html", context)


def _send(request: HttpRequest, draft: Draft, sending: actions.Sending, contact: dict[str, str]) -> HttpResponse:
    if limits.too_often(request, "report", once=str(draft.pk)):
        return render(request, "429.html", status=429)
    actions.send(draft, contact, sending, by=Actor.of(request), at=now())
    return redirect("intake:done", ref=draft.pk)


def _keep_photos(request: HttpRequest, draft: Draft, given: list[Any]) -> list[str]:
    """Store what is fine; a sentence for each photo that is not."""
    refused = [_("This file is too large. At most %(size)d MB is possible.") % {"size": 15}] * oversized(
        request, "photos"
    )
    for upload in given:
        if len(draft.photos) >= MOST_PHOTOS:
            refused.append(_("There can be at most %(limit)d photos with a report.") % {"limit": MOST_PHOTOS})
            break
        try:
            stored = files.take_picture(upload, by=Actor.of(request), at=now())
        except FileRefused as problem:
            refused.append(str(problem))
        else:
            actions.add_photo(draft, stored, at=now())
    return refused


def _show_where(request: HttpRequest, draft: Draft | None) -> HttpResponse:
    given = draft.answers if draft else {}
    slug = request.GET.get("soort", "") or given.get("category", "")
    category = categories.by_slug(slug)
    if category is None:
        return redirect("intake:what")
    return _where_page(request, WhereForm(initial={**given, "category": category.slug}), category, draft, None)


def _where_page(
    request: HttpRequest, form: WhereForm, category: Category, draft: Draft | None, verdict: judging.Verdict | None
) -> HttpResponse:
    context = {
        "step": 2,
        "form": form,
        "category": category,
        "draft": draft,
        "verdict": verdict,
        "map": maps.settings_for(_host(request)),
        "referrals": categories.referrals(category, now()),
        **_choices(verdict),
    }
    return render(request, "intake/where.html", context)


def _choices(verdict: judging.Verdict | None) -> dict[str, Any]:
    return {"members": hosts.municipalities() if verdict and verdict.may_choose else []}


def _judge(request: HttpRequest, form: WhereForm, category: Category, choice: str) -> judging.Verdict | None:
    try:
        return judging.judge(
            form.pin,
            form.cleaned_data.get("address", ""),
            host=_host(request),
            category=category,
            choice=choice,
            insists=bool(form.cleaned_data.get("danger")),
            on=localdate(now()),
        )
    except ImpossiblePlace:
        return None


def _place_answers(form: WhereForm, category: Category, verdict: judging.Verdict) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "category": category.slug,
        "address": given["address"],
        "lat": given["lat"],
        "lon": given["lon"],
        "postal_code": maps.postal_code(given["address"], verdict.municipality),
        "municipality": verdict.municipality.schema_name,
        "metres_outside": verdict.attribution.metres_outside or int(verdict.attribution.far),
        "danger": verdict.insists,
    }


def _where_address(ref: str) -> str:
    try:
        return reverse("intake:where_again", args=[uuid.UUID(ref)])
    except ValueError:
        return reverse("intake:where")


def _municipality(schema: str) -> MunicipalitySnapshot | None:
    return next((member for member in hosts.municipalities() if member.schema_name == schema), None)


def _host(request: HttpRequest) -> MunicipalitySnapshot:
    found: MunicipalitySnapshot = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    return found
