"""The form behind the personal link. It needs no account, no kluis and no script; who has the link decides for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from foundation.design.errors import too_many_requests
from foundation.identity.actor import Actor
from shared_services.social_files import participation
from shared_services.social_files.consent import actions, answers, limits, queries, sealed, texts
from shared_services.social_files.consent.actions import ConsentRefused, Way, Word
from shared_services.social_files.consent.sealed import OpenParticipant
from shared_services.social_files.consent.values import LANGUAGES

NAMES = (("nl", "Nederlands"), ("fr", "Français"), ("en", "English"))


@dataclass(frozen=True)
class Visit:
    """Somebody with a link, now, in their language."""

    opened: OpenParticipant
    person: queries.Person
    form: texts.Form
    language: str
    at: datetime


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, link_secret: str) -> HttpResponse:
    """Read, answer, change one's mind. Nothing of it is kept by the browser or told to another site."""
    if limits.shut_out(request):
        return _private(too_many_requests(request, limits.WINDOW))
    at = now()
    row = queries.by_link(link_secret, at=at) if participation.here(request) else None
    if row is None:
        limits.missed(request)
        return _private(render(request, "consent/no_link.html", status=404))
    visit = _visit(request, sealed.opened_by_link(row, link_secret), at)
    with translation.override(visit.language):
        answer = _answered(request, visit) if request.method == "POST" else _shown(request, visit)
        answer["Content-Language"] = visit.language
    return _private(answer)


def _visit(request: HttpRequest, opened: OpenParticipant, at: datetime) -> Visit:
    said, wanted = opened.said(), request.GET.get("taal", "")
    language = wanted if wanted in LANGUAGES else str(said["language"])
    person = queries.person(opened.row, at=at)
    receiver = request.municipality.name  # type: ignore[attr-defined]  # set by HostMiddleware
    form = texts.compose(person, said.get("facts", {}), receiver=receiver, language=language)
    return Visit(opened, person, form, language, at)


def _answered(request: HttpRequest, visit: Visit) -> HttpResponse:
    by, shown = Actor.of(request), visit.form.shown
    try:
        if "withdraw" in request.POST:
            kinds = frozenset(request.POST.getlist("kind"))
            actions.withdraw(visit.opened, kinds=kinds, shown=shown, way=Way.WEB, by=by, at=visit.at)
        else:
            read = answers.read(visit.person, request.POST)
            if read.missing:
                return _shown(request, visit, missing=dict(read.missing))
            actions.say(visit.opened, read.choices, shown=shown, way=Way.WEB, by=by, at=visit.at)
    except ConsentRefused as refused:
        return _shown(request, visit, missing={"": str(refused)})
    done = HttpResponse(status=303)
    done["Location"] = f"{request.path}?taal={visit.language}&klaar=1"
    return done


def _shown(request: HttpRequest, visit: Visit, missing: dict[str, str] | None = None) -> HttpResponse:
    expired = visit.person.kinds(queries.EXPIRED)
    asks = bool(missing or expired) or "wijzig" in request.GET or not visit.person.answered
    posted = request.POST if request.method == "POST" else None
    context: dict[str, Any] = {
        "name": visit.opened.name,
        "form": visit.form,
        "told": visit.form.told,
        "questions": answers.questions(visit.form.asked, posted, missing or {}),
        "asks": asks,
        "expired": expired,
        "missing": missing or {},
        "ticked": posted is not None and answers.READ in posted,
        "given": visit.person.kinds(Word.AGREED),
        "last": visit.person.last,
        "languages": [(code, name) for code, name in NAMES if code != visit.language],
        "done": "klaar" in request.GET and not asks,
    }
    return render(request, "consent/own.html", context, status=422 if missing else 200)


def _private(response: HttpResponse) -> HttpResponse:
    response["Referrer-Policy"] = "same-origin"  # `no-referrer` would make browsers send `Origin: null`: no form passes
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
