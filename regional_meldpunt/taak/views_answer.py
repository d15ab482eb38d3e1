"""The page behind the secret link, for a receiver without account: read, accept, ask, finish, decline."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from foundation.files import actions as files
from foundation.files import serving
from foundation.files.problems import FileRefused
from foundation.identity.actor import Actor
from foundation.tenancy import current
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.taak import access, actions, queries
from regional_meldpunt.taak.forms import AnswerForm
from regional_meldpunt.taak.models import Taak

SAID = {
    "accept": _("Thank you. We know that you will do it."),
    "finish": _("Thank you. We know that it is done."),
    "decline": _("We know that you cannot do it, and look for somebody else."),
    "say": _("Your message stands in the file."),
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, key: uuid.UUID, secret: str) -> HttpResponse:
    try:
        taak = access.by_secret(key, secret)
    except access.RanOut:
        return render(request, "taak/expired.html", status=404)
    form = AnswerForm(request.POST or None, request.FILES or None, initial={"name": taak.answerer})
    if request.method == "POST" and form.is_valid() and _answered(request, taak, form):
        return redirect("taak:answer", key=key, secret=secret)
    context = {"taak": taak, "melding": taak.melding, "form": form, "secret": secret, "photos": queries.photos(taak)}
    return render(request, "taak/answer.html", context)


@never_cache
@require_safe
def photo(request: HttpRequest, key: uuid.UUID, secret: str, ref: uuid.UUID) -> HttpResponseBase:
    """A photo of the melding, for whoever does the work."""
    return serving.respond(access.photo(access.by_secret(key, secret), ref))


def _answered(request: HttpRequest, taak: Taak, form: AnswerForm) -> bool:
    """Do what the receiver chose; an error of the photo or of the taak stands in the form."""
    given, at = form.cleaned_data, now()
    by = Actor(current().schema, None, f"{given['name']} ({taak.receiver_name})")
    try:
        stored = files.take_picture(given["photo"], by=by, at=at) if given["photo"] else None
        verbs = {
            "accept": lambda: actions.accept(taak, by=by, at=at),
            "finish": lambda: actions.finish(taak, text=given["text"], by=by, at=at),
            "decline": lambda: actions.decline(taak, reason=given["text"], by=by, at=at),
            "say": lambda: actions.say(taak, text=given["text"], by=by, at=at),
        }
        if stored is not None:
            actions.add_photo(taak, file=stored, by=by, at=at)
        verbs[given["act"]]()
    except FileRefused as problem:
        form.add_error("photo", str(problem))
        return False
    except MeldingProblem as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, SAID[given["act"]])
    return True
