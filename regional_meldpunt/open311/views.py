"""GeoReport v2 in XML and JSON, on the host of each municipality and, with `jurisdiction_id`, at the region."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from foundation.files.problems import FileRefused
from foundation.files.uploads import oversized
from foundation.identity.actor import Actor
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category
from regional_meldpunt.intake import judging, maps
from regional_meldpunt.intake.limits import too_often
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.open311 import access, actions, answering, parameters, presenting, problems, queries
from regional_meldpunt.open311.actions import Sent
from regional_meldpunt.open311.asked import given
from regional_meldpunt.open311.formats import Document, refuse, respond
from regional_meldpunt.open311.models import ApiKey
from regional_meldpunt.open311.problems import ApiProblem
from tenants.places.attribution import ImpossiblePlace
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

Answer = Callable[..., Document]
READS = 1200  # questions of one address in ten minutes
SAME = uuid.UUID("a3a1c2f0-5a0c-4b57-9a55-3c1d8a3c2f11")
CHANGED = "2026-03-01T00:00:00+01:00"


def api(view: Answer) -> Callable[..., HttpResponse]:
    """A question to the API: behind the wall of its municipality, in the format of its address, errors included."""

    @csrf_exempt
    @wraps(view)
    def run(request: HttpRequest, form: str, **arguments: str) -> HttpResponse:
        try:
            place = access.jurisdiction(request)
            with access.behind_wall_of(request, place):
                if too_often(request, "open311-read", limit=READS):
                    raise problems.too_often()
                return respond(view(request, place, **arguments), form)
        except ApiProblem as problem:
            return refuse(problem.status, str(problem), form)

    return run


@api
def services(request: HttpRequest, place: MunicipalitySnapshot) -> Document:
    _only(request, "GET")
    asking = queries.with_questions()
    listed = [presenting.service(row, has_questions=row.pk in asking) for row in categories.choosable()]
    return Document("services", listed)


@api
def service(request: HttpRequest, place: MunicipalitySnapshot, code: str) -> Document:
    _only(request, "GET")
    found = _category(code)
    return Document("service_definition", presenting.definition(found, categories.questions(found)))


@api
def requests(request: HttpRequest, place: MunicipalitySnapshot) -> Document:
    """The list, and the door for a new one."""
    _only(request, "GET", "POST")
    if request.method == "POST":
        return _receive(request, place)
    key = access.key_of(request)
    found = queries.listed(parameters.listing(request, now()), key)
    return Document("service_requests", _present(found, key, place))


@api
def one_request(request: HttpRequest, place: MunicipalitySnapshot, number: str) -> Document:
    _only(request, "GET")
    found = access.melding(number)
    return Document("service_requests", _present([found], access.key_of(request), place))


@api
def token(request: HttpRequest, place: MunicipalitySnapshot, token: str) -> Document:
    _only(request, "GET")
    try:
        submission = queries.by_token(uuid.UUID(token))
    except ValueError:
        submission = None
    if submission is None:
        raise problems.unknown("token")
    found = {"service_request_id": submission.melding.number, "token": str(submission.token)}
    return Document("service_requests", [found])


@api
def updates(request: HttpRequest, place: MunicipalitySnapshot) -> Document:
    """The extension `servicerequestupdates`: steps of what may be listed, and words of the software that sent it in."""
    _only(request, "GET", "POST")
    if request.method == "POST":
        return _add_words(request)
    start, end = parameters.span(request, now())
    numbers = parameters.words(request, "service_request_id")[: parameters.MOST]
    lines = queries.updates(start, end, access.key_of(request), numbers)
    return Document("service_requests_updates", [presenting.update(line) for line in lines])


def discovery(request: HttpRequest, form: str) -> HttpResponse:
    """Needs no jurisdiction: it says where the API is."""
    place: MunicipalitySnapshot | None = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    base = request.build_absolute_uri("/").rstrip("/")
    changed = parameters.moment_of(CHANGED)
    return respond(Document("discovery", presenting.discovery(base, changed, place)), form)


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """For people who make software: where the API is, and how to get a key."""
    own: MunicipalitySnapshot | None = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    base = request.build_absolute_uri("/").rstrip("/")
    members = hosts.municipalities() if own is None else []
    return render(request, "open311/guide.html", {"base": base, "members": members})


@csrf_exempt
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address below the API: an error that software can read."""
    return refuse(404, "This resource or format does not exist", "json" if rest.endswith(".json") else "xml")


def _receive(request: HttpRequest, place: MunicipalitySnapshot) -> Document:
    key, at = access.needed_key(request), now()
    sent = _sent(request, place, key)
    if too_often(request, f"open311-post-{key.pk}", once=str(sent.key)):
        raise problems.too_often()
    by = Actor(place.schema_name, None, key.name)
    try:
        submission = actions.send_in(sent, key, by=by, at=at)
    except FileRefused as problem:
        raise problems.wrong("media", str(problem)) from problem
    actions.note_use(key, at=at)
    if key.answers_with_token:
        return Document("service_requests", [{"token": str(submission.token), "account_id": None}])
    number = submission.melding.number
    answer = {"service_request_id": number, "service_notice": _notice(request, place, sent.category, number)}
    return Document("service_requests", [{**answer, "account_id": None}])


def _sent(request: HttpRequest, place: MunicipalitySnapshot, key: ApiKey) -> Sent:
    """Everything checked, in the order in which the specification names its errors."""
    if not given(request, "service_code"):
        raise problems.missing("service_code")
    category = _category(given(request, "service_code"))
    pin, address = parameters.pin(request), parameters.text(request, "address_string")
    if pin.lat is None and not address:
        raise problems.missing("lat and long, or address_string,")
    if oversized(request, "media"):
        raise problems.wrong("media", "it is too large")
    verdict = _judge(pin, address, place, category)
    contact = parameters.contact(request)
    if not category.anonymous_allowed and not contact:
        raise problems.missing("email or phone: this service needs to know who reports")
    competent = verdict.municipality
    return Sent(
        key=_key(request, key),
        municipality=competent.schema_name,
        category=category,
        place=Place(
            text=address,
            postal_code=maps.postal_code(address, competent),
            lat=pin.lat,
            lon=pin.lon,
            metres_outside=verdict.attribution.metres_outside,
        ),
        description=parameters.text(request, "description", longest=parameters.LONGEST_DESCRIPTION),
        language=_language(place),
        answers=answering.check(categories.questions(category), parameters.attributes(request.POST)),
        contact=contact,
        photo=request.FILES.get("media"),
        photo_url=parameters.text(request, "media_url", longest=500),
    )


def _judge(pin: parameters.Pin, address: str, place: MunicipalitySnapshot, category: Category) -> judging.Verdict:
    """Whose it is. What this municipality does not take is refused with the way to whoever does."""
    try:
        verdict = judging.judge(
            (pin.lat, pin.lon), address, host=place, category=category, choice="", insists=False, on=localdate()
        )
    except ImpossiblePlace as error:
        raise problems.wrong("lat", "there is no such place") from error
    if verdict.attribution.far:
        whose = verdict.attribution.authority
        raise problems.wrong("lat", f"the place lies outside this region{f', with {whose.name}' if whose else ''}")
    if verdict.referred:
        town = verdict.municipality
        contact = town.contact.get("email") or town.contact.get("phone") or "their own website"
        raise problems.wrong("service_code", f"{town.name} takes this through its own channel: {contact}")
    return verdict


def _key(request: HttpRequest, key: ApiKey) -> uuid.UUID:
    """What makes one melding of copies: the sender's own word for it, or else the same report on the same day."""
    own = request.headers.get("Idempotency-Key", "")[:200]
    if own:
        return uuid.uuid5(SAME, f"{key.pk}:{own}")
    fields = sorted((name, request.POST.getlist(name)) for name in request.POST if name != "api_key")
    media = request.FILES.get("media")
    return uuid.uuid5(SAME, json.dumps([key.pk, str(localdate()), fields, media.size if media else 0]))


def _add_words(request: HttpRequest) -> Document:
    key = access.needed_key(request)
    if not given(request, "service_request_id"):
        raise problems.missing("service_request_id")
    text = parameters.text(request, "description", longest=parameters.LONGEST_DESCRIPTION)
    if not text:
        raise problems.missing("description")
    found = access.melding(given(request, "service_request_id"))
    if access.own_submission(found, key) is None:
        raise ApiProblem(403, "This request was not sent in with this api_key")
    if too_often(request, f"open311-post-{key.pk}"):
        raise problems.too_often()
    at = now()
    line = actions.add_words(found, text=text, by=Actor(found.received_by, None, key.name), at=at)
    actions.note_use(key, at=at)
    return Document("service_request_updates", [{"update_id": str(line.pk)}])


def _present(found: list[Melding], key: ApiKey | None, place: MunicipalitySnapshot) -> list[dict[str, object]]:
    own, notes = queries.sent_by(key, found), queries.last_words(found)
    return [
        presenting.request(
            melding,
            full=melding.pk in own,
            listed=melding.public and not melding.merged_into and melding.municipality == place.schema_name,
            notes=notes.get(melding.pk, ""),
            town=place.name if melding.municipality == place.schema_name else "",
        )
        for melding in found
    ]


def _category(code: str) -> Category:
    found = categories.by_slug(code)
    if found is None:
        raise problems.unknown("service_code")
    return found


def _notice(request: HttpRequest, place: MunicipalitySnapshot, category: Category, number: str) -> str:
    path = reverse("meldingen:public", args=[number], urlconf=settings.MUNICIPALITY_URLCONF)
    port = "" if request.get_port() in {"80", "443"} else f":{request.get_port()}"
    follow = _("Follow it at %(address)s") % {"address": f"{request.scheme}://{place.host}{port}{path}"}
    danger = _("In danger? Call 112.")
    return f"{danger} {follow}" if category.acute else follow


def _language(place: MunicipalitySnapshot) -> str:
    chosen = (get_language() or "nl").split("-")[0]
    return chosen if chosen in place.languages else place.languages[0]


def _only(request: HttpRequest, *methods: str) -> None:
    allowed = {*methods, "HEAD"} if "GET" in methods else set(methods)
    if request.method not in allowed:
        raise ApiProblem(405, f"Use {' or '.join(methods)}")
