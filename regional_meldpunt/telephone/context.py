"""What the entry page and its parts show: the same pieces, whole or one at a time."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import localtime, now

from foundation.events import stream
from foundation.identity.actor import Actor
from foundation.realtime.addresses import address
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category
from regional_meldpunt.contacts import queries as book
from regional_meldpunt.meldingen import melding_number
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Channel, Kind
from regional_meldpunt.meldingen.nearby import Nearby, nearby
from regional_meldpunt.telephone import callers, queries, questions
from regional_meldpunt.telephone.forms import EntryForm, FindForm, NumberForm
from regional_meldpunt.telephone.placing import Placed, placed
from regional_meldpunt.telephone.walls_between import behind
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

SOCKETS = {True: "/ws/meldpunt/", False: "/ws/werk/"}
LAST = "telephone.last"


def host_of(request: HttpRequest) -> MunicipalitySnapshot | None:
    found: MunicipalitySnapshot | None = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    return found


def page(request: HttpRequest, form: EntryForm) -> dict[str, Any]:
    """Everything on the screen. The socket's place is read before the cards: a call in between is told twice."""
    place = stream.head()
    since = localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    host = host_of(request)
    return {
        "form": form,
        "host": host,
        "socket": f"{address(request, SOCKETS[host is None])}?after={place.seq}&epoch={place.epoch}",
        "last": request.session.get(LAST) if request.GET.get("klaar") else None,
        "today": queries.answered_since(since),
        "answered_by_me": queries.per_person(since),
        "number_form": NumberForm(),
        "find_form": FindForm() if host else None,
        **cards(),
        **where(request, form.data or form.initial),
        **kinds(form.data or form.initial),
        **details(form.data or form.initial),
        **same(request, form.data or form.initial),
        **caller(request, form.data or form.initial),
    }


def fresh(**initial: Any) -> EntryForm:
    values = {"key": uuid.uuid4(), "channel": Channel.PHONE.value, "kind": Kind.MELDING.value, "language": "nl"}
    return EntryForm(initial={**values, **initial})


def where(request: HttpRequest, given: Any) -> dict[str, Any]:
    return {"placed": place_of(request, given)}


def place_of(request: HttpRequest, given: Any) -> Placed | None:
    text = _text(given, "where")
    return placed(text, _text(given, "municipality"), host_of(request)) if text else None


def kinds(given: Any) -> dict[str, Any]:
    """The categories that fit the typed words, with the chosen one first."""
    typed, chosen = _text(given, "what"), category_of(given)
    hits = categories.by_words(typed)[:6] if typed else []
    if chosen and all(hit.pk != chosen.pk for hit in hits):
        hits = [chosen, *hits[:5]]
    return {"hits": hits, "chosen_category": chosen or (hits[0] if hits else None), "typed_what": typed}


def details(given: Any) -> dict[str, Any]:
    """Questions and referrals of the category."""
    found = kinds(given)["chosen_category"]
    referrals = categories.referrals(found, now()) if found else []
    return {"asked": questions.asked(found, given), "referrals": referrals}


def same(request: HttpRequest, given: Any) -> dict[str, Any]:
    """Open meldingen near the place; of the region's colleague no more is shown than a caller may know."""
    place = place_of(request, given)
    spot = place.spot() if place else None
    found: list[Nearby] = []
    if spot is not None:
        with behind(spot.municipality):
            found = nearby(type(spot)(**{**vars(spot), "category": kinds(given)["chosen_category"]}))
    return {"nearby": found, "looked": spot is not None}


def caller(request: HttpRequest, given: Any) -> dict[str, Any]:
    """Who has this number, looked up once per page and number."""
    phone = _text(given, "phone")
    if not book.significant(phone):
        return {"known": []}
    host = host_of(request)
    schemas = [host.schema_name] if host else [member.schema_name for member in hosts.municipalities()]
    return {"known": callers.recognise(phone, schemas, by=Actor.of(request))}


def cards() -> dict[str, Any]:
    return {"cards": queries.waiting_cards(now())}


def standing(typed: str) -> dict[str, Any]:
    """How far a melding is, in words that may be read out to anybody who has the number."""
    number = melding_number.normalise(typed)
    found = meldingen.public_view(number) if number else None
    name = next((m.name for m in hosts.municipalities() if found and m.schema_name == found.municipality), "")
    return {"standing": found, "standing_place": name, "standing_typed": typed}


def counted(days: int) -> dict[str, Any]:
    """The first line over some days: per day, per person, per subject, per municipality."""
    since = localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
    subjects = queries.per_column(since, "category")
    slugs = {row.slug: row.name for row in categories.choosable()}
    names = {member.schema_name: member.name for member in hosts.municipalities()}
    return {
        "days": days,
        "total": queries.answered_since(since),
        "per_day": queries.per_day(since),
        "per_person": queries.per_person(since),
        "per_category": [(slugs.get(row.label, row.label), row.total) for row in subjects],
        "per_municipality": [
            (names.get(row.label, row.label), row.total) for row in queries.per_column(since, "competent")
        ],
        "per_channel": [(Channel(row.label).label, row.total) for row in queries.per_column(since, "channel")],
    }


def category_of(given: Any) -> Category | None:
    slug = _text(given, "category")
    return categories.by_slug(slug) if slug else None


def _text(given: Any, name: str) -> str:
    value = given.get(name, "") or ""
    return str(value).strip()[:300]
