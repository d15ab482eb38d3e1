"""Following a melding: by its number (public steps, on every host) and by the secret link (the reporter)."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.files import actions as files
from foundation.files import serving
from foundation.files.problems import FileRefused
from foundation.files.uploads import oversized
from foundation.identity.actor import Actor
from regional_meldpunt.meldingen import access, actions, melding_number, queries
from regional_meldpunt.meldingen.forms import AnswerForm, NumberForm, PhotoForm, WithdrawForm
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.meldingen.statuses import PHASES, State, Status, allowed
from tenants.registry import hosts


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Type a number, see where it stands."""
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        own = melding_number.prefix(request.municipality.schema_name)  # type: ignore[attr-defined]  # set by HostMiddleware
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
    context = {"melding": melding, "competent": _name_of(melding.municipality), **_standing(melding.state)}
    return _private(render(request, _template(request, "public"), context))


@never_cache
@require_safe
def reporter(request: HttpRequest, number: str, secret: str) -> HttpResponse:
    """The page behind the secret link. It stands with the municipality that is competent now."""
    if (elsewhere := _elsewhere(request, number, secret=secret)) is not None:
        return elsewhere
    melding = access.by_reporter(number, secret)
    if _unchanged(request, melding.version):
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
    actions.answer_by_reporter(melding, text=form.cleaned_data["text"], by=Actor.of(request), at=now())
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
            actions.add_photo(melding, file=stored, by=by, at=at)
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
@require_safe
def photo(request: HttpRequest, number: str, secret: str, ref: uuid.UUID) -> HttpResponseBase:
    """One photo, for the reporter."""
    return serving.respond(access.reporter_photo(access.by_reporter(number, secret), ref))


def _reporter_page(request: HttpRequest, melding: Melding, secret: str, form: AnswerForm) -> HttpResponse:
    state = access.state_of(melding)
    context = {
        "melding": melding,
        "secret": secret,
        "form": form,
        "photo_form": PhotoForm(),
        "withdraw_form": WithdrawForm(),
        "steps": queries.reporter_history(melding),
        "photos": queries.photos(melding, Visibility.PUBLIC, Visibility.REPORTER),
        "competent": _name_of(melding.municipality),
        "may_withdraw": allowed(melding.status, Status.WITHDRAWN),
        **_standing(state),
    }
    return render(request, _template(request, "reporter"), context)


def _elsewhere(request: HttpRequest, number: str, *, secret: str) -> HttpResponse | None:
    """A redirect to the reporter's page when another municipality is competent: only there they can answer."""
    found = access.public(number)
    if found.municipality == request.municipality.schema_name:  # type: ignore[attr-defined]  # set by HostMiddleware
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


def _unchanged(request: HttpRequest, version: int) -> bool:
    return request.GET.get("versie", "") == str(version)


def _template(request: HttpRequest, page: str) -> str:
    """The part that changes, when the page asks for news of itself."""
    return f"meldingen/parts/{page}.html" if request.GET.get("versie") else f"meldingen/{page}.html"


def _name_of(schema: str) -> str:
    return hosts.by_schema(schema).name


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
