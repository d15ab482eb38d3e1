"""JSON-LD: one melding for everybody, one for whoever holds its secret link, all public ones page by page."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.intake.limits import too_often
from regional_meldpunt.linked_data import access, documents, profile, queries, shapes
from regional_meldpunt.linked_data.documents import Addresses, Document
from regional_meldpunt.meldingen.models import Melding
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

TYPE = "application/ld+json; charset=utf-8"
SIZE = 100
READS = 1200  # of one address in ten minutes
PLACE = "voor"


@require_safe
def context(request: HttpRequest) -> HttpResponse:
    return _answer({"@context": profile.context()})


@require_safe
def shacl(request: HttpRequest) -> HttpResponse:
    """What every document here keeps to, for whoever wants to check."""
    return _answer(shapes.document())


@require_safe
def concepts(request: HttpRequest) -> HttpResponse:
    return _answer(documents.categories(categories.choosable(), _home(request, _host(request))))


@never_cache
@require_safe
def collection(request: HttpRequest) -> HttpResponse:
    """A hundred a page; the next page starts where this one ended, whatever comes in meanwhile."""
    if too_often(request, "linked-data", limit=READS):
        return _answer({"title": "Too many requests"}, status=429)
    found = queries.page(_place(request.GET.get(PLACE, "")), SIZE + 1)
    shown, more = found[:SIZE], len(found) > SIZE
    steps = queries.steps(shown)
    first = request.build_absolute_uri(request.path)
    following = f"{first}?{urlencode({PLACE: _name(shown[-1])})}" if more else ""
    members = [documents.melding(row, steps[row.pk], _addresses(request, row)) for row in shown]
    return _answer(documents.collection(request.build_absolute_uri(), first, following, members))


@never_cache
@require_safe
def melding(request: HttpRequest, number: str) -> HttpResponse:
    """What everybody with the number may know. A number of a neighbour leads to the neighbour."""
    number = access.number_or_404(number)
    found = access.here(number)
    if found is None:
        place = hosts.by_schema(access.elsewhere_or_404(number))
        return HttpResponseRedirect(f"{_home(request, place)}{request.path}", status=303)
    lines = queries.steps([found])[found.pk]
    return _private(_answer(documents.alone(documents.melding(found, lines, _addresses(request, found)))))


@never_cache
@require_safe
def melding_of_reporter(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    found = access.by_secret(number, secret)
    photos = [
        request.build_absolute_uri(reverse("meldingen:photo", args=[found.number, secret, ref]))
        for ref in access.photo_refs(found)
    ]
    lines = queries.steps([found])[found.pk]
    document = documents.melding(found, lines, _addresses(request, found), photos=photos, private=True)
    return _private(_answer(documents.alone(document)))


def _addresses(request: HttpRequest, found: Melding) -> Addresses:
    home = _home(request, hosts.by_schema(found.received_by))
    competent = hosts.by_schema(found.municipality)
    desk = _("Regional desk %(region)s") % {"region": settings.STREEKPOORT_REGION_NAME}
    return Addresses(home, f"{home}/meldingen/{found.number}/", competent.name, desk)


def _home(request: HttpRequest, place: MunicipalitySnapshot) -> str:
    port = "" if request.get_port() in {"80", "443"} else f":{request.get_port()}"
    return f"{request.scheme}://{place.host}{port}"


def _name(row: Melding) -> str:
    """A place in the order of the list."""
    return f"{row.reported_at.isoformat()}~{row.pk}"


def _place(text: str) -> tuple[datetime, int] | None:
    if not text:
        return None
    moment, _tilde, pk = text.replace(" ", "+").partition("~")
    try:
        at = parse_datetime(moment)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        raise Http404
    return at, int(pk)


def _host(request: HttpRequest) -> MunicipalitySnapshot:
    found: MunicipalitySnapshot = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    return found


def _answer(document: Document, *, status: int = 200) -> HttpResponse:
    text = json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type=TYPE, status=status)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _private(answer: HttpResponse) -> HttpResponse:
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
