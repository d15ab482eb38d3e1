"""Following a melding: by its number (public steps, on every host) and by the secret link of one reporter."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.design.same_site import same_site
from foundation.files import actions as files
from foundation.files import serving
from foundation.files.problems import FileRefused
from foundation.files.uploads import oversized
from foundation.identity.actor import Actor
from regional_meldpunt.answers import following, hearing, tracking, verdicts
from regional_meldpunt.answers.forms_personal import AddressForm
from regional_meldpunt.answers.forms_reporter import AnswerForm, NumberForm, PhotoForm, VerdictForm, WithdrawForm
from regional_meldpunt.answers.hearing import Heard
from regional_meldpunt.answers.models import Way
from regional_meldpunt.meldingen import access, actions, melding_number, queries
from regional_meldpunt.meldingen.models import Melding, Signaal, Visibility
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.meldingen.statuses import PHASES, State, Status, allowed
from tenants.registry import hosts

HERE = uuid.UUID("a3f6d0f2-9a3e-4f0b-8f55-0d4f3f5c7c21")


@same_site
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Type a number, see where it stands."""
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        own = melding_number.prefix(_here(request))
        number = melding_number.normalise(form.cleaned_data["number"], default_prefix=own)
        if number and queries.public_view(number):
            return redirect("meldingen:public", number=number)
        form.add_error("number", _("We know no report with this number. Compare it with your mail or your note."))
    return render(request, "meldingen/follow.html", {"form": form})


@never_cache
@require_safe
def public(request: HttpRequest, number: str) -> HttpResponse:
    """The public steps. Anybody with the number may read them; nothing here says who reported it."""
    melding = access.public(number)
    if melding.number != number:
        return redirect("meldingen:public", number=melding.number)
    if _unchanged(request, melding.version):
        return HttpResponse(status=204)
    context = {
        "melding": melding,
        "version": melding.version,
        "joined_to": melding.joined_to,
        "competent": _name_of(melding.municipality),
        "subscribe_form": AddressForm(),
        "may_subscribe": melding.municipality == _here(request) and not melding.state.finished,
        **_standing(melding.state),
    }
    return _private(render(request, _template(request, "public"), context))


@never_cache
@require_safe
def reporter(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """The page behind the secret link. It stands with the municipality that is competent now."""
    if (elsewhere := _elsewhere(request, number, secret=secret)) is not None:
        return elsewhere
    melding = access.by_reporter(number, secret)
    if _unchanged(request, _version(melding, queries.joined_to(melding))):
        return HttpResponse(status=204)
    return _private(_reporter_page(request, melding, secret, AnswerForm()))


@never_cache
@require_POST
def answer(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """The reporter says something more."""
    if (elsewhere := _elsewhere(request, number, secret=secret)) is not None:
        return elsewhere
    melding = access.by_reporter(number, secret)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _private(_reporter_page(request, melding, secret, form))
    heard = queries.joined_to(melding) or melding  # the words belong where the work is
    _hear(request, heard, access.signaal_of(melding, secret), form.cleaned_data["text"])
    messages.success(request, _("We received your message."))
    return redirect("meldingen:reporter", number=melding.number, secret=secret)


@never_cache
@require_POST
def photos(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """The reporter adds a photo."""
    if (elsewhere := _elsewhere(request, number, secret=secret)) is not None:
        return elsewhere
    melding = access.by_reporter(number, secret)
    form = PhotoForm(request.POST, request.FILES)
    by, at = Actor.of(request), now()
    try:
        if form.is_valid():
            stored = files.take_picture(form.cleaned_data["photo"], by=by, at=at)
            joined = queries.joined_to(melding)
            mine = joined is None and tracking.is_first(access.signaal_of(melding, secret))
            level = Visibility.REPORTER if mine else Visibility.INTERNAL
            actions.add_photo(joined or melding, file=stored, by=by, at=at, visibility=level)
            messages.success(request, _("We received your photo."))
        elif oversized(request, "photo"):
            messages.error(request, _("This file is too large. At most %(size)d MB is possible.") % {"size": 15})
        else:
            messages.error(request, _("Choose a photo first."))
    except (FileRefused, MeldingProblem) as problem:
        messages.error(request, str(problem))
    return redirect("meldingen:reporter", number=melding.number, secret=secret)


@never_cache
@require_POST
def withdrawal(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """The reporter takes it back."""
    if (elsewhere := _elsewhere(request, number, secret=secret)) is not None:
        return elsewhere
    melding = access.by_reporter(number, secret)
    if not tracking.is_first(access.signaal_of(melding, secret)):
        raise Http404
    if WithdrawForm(request.POST).is_valid():
        try:
            actions.withdraw(melding, by=Actor.of(request), at=now())
            messages.success(request, _("You withdrew your report. Thank you for telling us."))
        except MeldingProblem as problem:
            messages.error(request, str(problem))
    else:
        messages.error(request, _("Tick that you are sure."))
    return redirect("meldingen:reporter", number=melding.number, secret=secret)


@never_cache
@require_POST
def verdict(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """Is it solved? "No" may open it again."""
    if (elsewhere := _elsewhere(request, number, secret=secret)) is not None:
        return elsewhere
    melding = access.by_reporter(number, secret)
    signaal = access.signaal_of(melding, secret)
    if signaal is None or not verdicts.asked(melding, signaal, now()):
        return redirect("meldingen:reporter", number=melding.number, secret=secret)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return _private(_reporter_page(request, melding, secret, AnswerForm(), verdict_form=form))
    said = form.cleaned_data
    try:
        verdicts.judge(melding, signaal, by=Actor.of(request), at=now(), **said)
        messages.success(request, _("Thank you. We learn from what you tell us."))
    except MeldingProblem as problem:
        messages.error(request, str(problem))
    return redirect("meldingen:reporter", number=melding.number, secret=secret)


@never_cache
@require_POST
def listening(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """Stop the messages about this report, or begin again."""
    if (elsewhere := _elsewhere(request, number, secret=secret)) is not None:
        return elsewhere
    melding = access.by_reporter(number, secret)
    signaal = access.signaal_of(melding, secret)
    if signaal is None:
        raise Http404
    if "again" in request.POST:
        following.listen(signaal)
        messages.success(request, _("You hear from us again about this report."))
    else:
        following.stop(signaal, at=now())
        messages.success(request, _("We send you no more messages about this report. This page stays."))
    return redirect("meldingen:reporter", number=melding.number, secret=secret)


@never_cache
@require_safe
def photo(request: HttpRequest, number: str, secret: str, ref: uuid.UUID) -> HttpResponseBase:
    """One photo, for the reporter."""
    melding = access.by_reporter(number, secret)
    for shown in tracking.photos(melding, access.signaal_of(melding, secret)):
        if shown.file.ref == ref:
            return serving.respond(shown.file)
    raise Http404


def _hear(request: HttpRequest, melding: Melding, signaal: Signaal | None, text: str) -> None:
    """The same words sent twice within a version of the melding, by a second click, are said once."""
    at = now()
    if signaal is None:
        actions.answer_by_reporter(melding, text=text, by=Actor.of(request), at=at)
        return
    key = str(uuid.uuid5(HERE, f"{signaal.key}:{at:%Y%m%d%H%M}:{text}"))
    heard = Heard(key=key, channel=Way.WEB, text=text, signaal=signaal.key, language=signaal.language)
    hearing.hear(melding, heard, by=Actor.of(request), at=at)


def _reporter_page(
    request: HttpRequest,
    melding: Melding,
    secret: str,
    form: AnswerForm,
    verdict_form: VerdictForm | None = None,
) -> HttpResponse:
    joined = queries.joined_to(melding)
    state = access.state_of(joined or melding)
    signaal = access.signaal_of(melding, secret)
    first, contact = tracking.is_first(signaal), following.contact_of(signaal)
    context = {
        "melding": melding,
        "signaal": signaal,
        "first": first,
        "stopped": contact is not None and contact.stopped_at is not None,
        "contact": contact,
        "reached": following.masked(contact) if contact else "",
        "secret": secret,
        "form": form,
        "photo_form": PhotoForm(),
        "withdraw_form": WithdrawForm(),
        "verdict_form": verdict_form or VerdictForm(),
        "asks_verdict": verdicts.asked(melding, signaal, now()),
        "verdict": verdicts.given(melding, signaal),
        "may_reopen": verdicts.may_reopen(melding),
        "question": tracking.question(melding, signaal),
        "said": melding.description if first else signaal.description if signaal else "",
        "steps": tracking.timeline(melding, signaal, joined),
        "joined_to": joined.number if joined else "",
        "version": _version(melding, joined),
        "changed_at": max(melding.changed_at, joined.changed_at) if joined else melding.changed_at,
        "photos": tracking.photos(melding, signaal),
        "competent": _name_of(melding.municipality),
        "may_withdraw": first and allowed(melding.status, Status.WITHDRAWN),
        **_standing(state),
    }
    return render(request, _template(request, "reporter"), context)


def _elsewhere(request: HttpRequest, number: str, *, secret: str) -> HttpResponse | None:
    """A redirect to the reporter's page when another municipality is competent: only there they can answer."""
    found = access.public(number)
    if found.municipality == _here(request):
        return None
    port = f":{request.get_port()}" if request.get_port() not in {"80", "443"} else ""
    host = hosts.by_schema(found.municipality).host
    path = reverse("meldingen:reporter", args=[found.number, secret])
    return HttpResponse(status=303, headers={"Location": f"{request.scheme}://{host}{port}{path}"})


def _standing(state: State) -> dict[str, Any]:
    """The sentence, and the four words below it with those that are behind."""
    phases = list(PHASES)
    now_at = phases.index(state.phase)
    words = [(word, phases.index(phase) < now_at, phase == state.phase) for phase, word in PHASES.items()]
    return {"state": state, "phases": words}


def _version(melding: Melding, joined: Melding | None) -> int:
    """It grows with whatever the page tells about."""
    return melding.version + (joined.version if joined else 0)


def _unchanged(request: HttpRequest, version: int) -> bool:
    return request.GET.get("versie", "") == str(version)


def _template(request: HttpRequest, page: str) -> str:
    """The part that changes, when the page asks for news of itself."""
    return f"meldingen/parts/{page}.html" if request.GET.get("versie") else f"meldingen/{page}.html"


def _here(request: HttpRequest) -> str:
    return str(request.municipality.schema_name)  # type: ignore[attr-defined]  # set by HostMiddleware


def _name_of(schema: str) -> str:
    return hosts.by_schema(schema).name


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
