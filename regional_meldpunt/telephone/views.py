"""The entry screen and its parts. Every part also stands in the page: scripts only fetch it again while one types.

The functions here know nothing of hosts; `urls` and `urls_region` put the gate of their host in front.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category
from regional_meldpunt.intake.reception import Incoming
from regional_meldpunt.meldingen import melding_number
from regional_meldpunt.meldingen.models import Channel, Kind, Melding
from regional_meldpunt.telephone import actions, context, finding, queries, questions
from regional_meldpunt.telephone.forms import EntryForm, FindForm, NumberForm
from regional_meldpunt.telephone.placing import Placed
from tenants.registry import hosts

PERIODS = (1, 7, 30, 365)


def entry(request: HttpRequest) -> HttpResponse:
    """An empty form, or with `?oproep=` one that knows who calls."""
    if request.method == "POST":
        return _save(request, EntryForm(request.POST))
    card = queries.card(_number(request.GET.get("oproep", "")))
    initial: dict[str, Any] = {"card": card.pk, "phone": card.phone} if card else {}
    return render(request, "telephone/entry.html", context.page(request, context.fresh(**initial)))


def place(request: HttpRequest) -> HttpResponse:
    return render(request, "telephone/parts/place.html", context.where(request, request.GET))


def kinds(request: HttpRequest) -> HttpResponse:
    return render(request, "telephone/parts/kinds.html", context.kinds(request.GET))


def details(request: HttpRequest) -> HttpResponse:
    return render(request, "telephone/parts/details.html", context.details(request.GET))


def same(request: HttpRequest) -> HttpResponse:
    return render(request, "telephone/parts/same.html", context.same(request, request.GET))


def caller(request: HttpRequest) -> HttpResponse:
    """By POST: a telephone number stands in no address and in no log of a server."""
    return render(request, "telephone/parts/caller.html", context.caller(request, request.POST))


def cards(request: HttpRequest) -> HttpResponse:
    return render(request, "telephone/parts/cards.html", context.cards())


def standing(request: HttpRequest) -> HttpResponse:
    form = NumberForm(request.GET)
    found = context.standing(form.cleaned_data["nummer"]) if form.is_valid() else {}
    return render(request, "telephone/standing.html", {"number_form": form, **found})


def find(request: HttpRequest) -> HttpResponse:
    """By POST: a name stands in no address and in no log of a server. A number opens what everybody may know of it."""
    form = FindForm(request.POST if request.method == "POST" else None)
    found: dict[str, Any] = {"form": form}
    if form.is_valid():
        who, where = form.cleaned_data["wie"], form.cleaned_data["waar"]
        if melding_number.normalise(who):
            found |= context.standing(who)
        else:
            found["found"] = finding.find(who, where, by=Actor.of(request))
    return render(request, "telephone/find.html", found, status=422 if form.errors else 200)


def take(request: HttpRequest, pk: int) -> HttpResponse:
    """This call is mine: the form opens with the caller in it."""
    card = queries.card(pk)
    if card is None:
        raise Http404
    actions.take_card(card, by=Actor.of(request))
    return redirect(f"{reverse('telephone:entry')}?oproep={card.pk}")


def counters(request: HttpRequest) -> HttpResponse:
    days = _number(request.GET.get("dagen", ""))
    found = context.counted(days if days in PERIODS else 7)
    return render(request, "telephone/counters.html", {**found, "periods": PERIODS})


def _save(request: HttpRequest, form: EntryForm) -> HttpResponse:
    placed = context.place_of(request, request.POST)
    if form.is_valid() and placed and placed.municipality is None:
        form.add_error("municipality", _("Choose the municipality: the address does not say it."))
    if not form.is_valid() or placed is None:
        return render(request, "telephone/entry.html", context.page(request, form), status=422)
    category = categories.by_slug(form.cleaned_data["category"])
    if category is None:
        raise Http404
    melding = _act(request, form, _incoming(request, form, placed, category))
    if melding is None:
        messages.error(request, _("That melding is finished meanwhile. Save this call as a new one."))
        return render(request, "telephone/entry.html", context.page(request, form), status=422)
    _remember(request, melding, form)
    return redirect(f"{reverse('telephone:entry')}?klaar=1")


def _act(request: HttpRequest, form: EntryForm, incoming: Incoming) -> Melding | None:
    """Follow, answer at once, or register: the button says which. None when what was to be followed is over."""
    by, at = Actor.of(request), now()
    if followed := request.POST.get("follow"):
        return actions.follow(followed[:20], incoming, by=by, at=at)
    if "answered" in request.POST:
        return actions.answer_at_once(incoming, form.cleaned_data["answer"], by=by, at=at)
    return actions.register(incoming, by=by, at=at)


def _incoming(request: HttpRequest, form: EntryForm, placed: Placed, category: Category) -> Incoming:
    given, host = form.cleaned_data, context.host_of(request)
    if placed.municipality is None:
        raise Http404
    competent = placed.municipality.schema_name
    answers = questions.answers(questions.asked(category, request.POST))
    if given["dated"] and given["channel"] == Channel.PAPER:
        dated = {"question": "datum-brief", "label": _("Date of the letter"), "value": given["dated"].isoformat()}
        answers = (*answers, dated)
    asks = "answered" in request.POST
    return Incoming(
        key=given["key"],
        category=category,
        municipality=competent,
        received_by=host.schema_name if host else competent,
        place=placed.place,
        description=given["description"],
        channel=given["channel"],
        kind=Kind.QUESTION if asks else given["kind"] or Kind.MELDING,
        danger=given["danger"],
        answers=answers,
        language=given["language"] or "nl",
        contact=form.contact(),
    )


def _remember(request: HttpRequest, melding: Melding, form: EntryForm) -> None:
    """What the next page says in large letters; and the card of this call is over."""
    card = queries.card(form.cleaned_data["card"] or 0)
    if card is not None:
        actions.close_card(card, number=melding.number)
    followed, answered = bool(request.POST.get("follow")), "answered" in request.POST
    request.session[context.LAST] = {
        "number": melding.number,
        "place": hosts.by_schema(melding.municipality).name,
        "category": melding.category.name,
        "region": melding.responsible == "region",
        "here": context.host_of(request) is not None or melding.at_desk,
        "how": "followed" if followed else "answered" if answered else "made",
    }


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
