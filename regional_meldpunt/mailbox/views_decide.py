"""The four decisions about a mail that waits, and taking one back. One verb per view."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from foundation.identity.actor import Actor
from regional_meldpunt.answers.access import here, staff
from regional_meldpunt.mailbox import access, actions, guessing
from regional_meldpunt.mailbox.access import HANDLE
from regional_meldpunt.mailbox.actions import AlreadyDecided
from regional_meldpunt.mailbox.forms import AnswerForm, AttachForm, MakeForm
from regional_meldpunt.mailbox.landing import Story
from regional_meldpunt.mailbox.models import IncomingMail
from regional_meldpunt.mailbox.reading.mails import Mail
from regional_meldpunt.mailbox.views import make_form, page
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.problems import MeldingProblem


@never_cache
@require_POST
@staff(HANDLE)
def make(request: HttpRequest, mail_ref: uuid.UUID) -> HttpResponse:
    """Make a melding of it."""
    row = access.mail(mail_ref)
    content, form = access.content(row), make_form(request, request.POST)
    if content is None or not form.is_valid():
        return page(request, row, status=422, make_form=form)
    story = _story(request, form, content)

    def act() -> str:
        melding = actions.make(row, story, by=Actor.of(request), at=now())
        return _("Report %(number)s was made.") % {"number": melding.number}

    return _answer(request, row, act)


@never_cache
@require_POST
@staff(HANDLE)
def attach(request: HttpRequest, mail_ref: uuid.UUID) -> HttpResponse:
    """Add it to a melding that exists."""
    row, form = access.mail(mail_ref), AttachForm(request.POST)
    content = access.content(row)
    if content is None or not form.is_valid():
        return page(request, row, status=422, attach_form=form)
    melding = access.melding(form.cleaned_data["number"])
    if melding is None:
        form.add_error("number", _("There is no report with this number here."))
        return page(request, row, status=422, attach_form=form)

    def act() -> str:
        actions.attach(row, content, melding, reopen=form.cleaned_data["reopen"], by=Actor.of(request), at=now())
        return _("The mail was added to %(number)s.") % {"number": melding.number}

    return _answer(request, row, act)


@never_cache
@require_POST
@staff(HANDLE)
def answer(request: HttpRequest, mail_ref: uuid.UUID) -> HttpResponse:
    """Write back, without a melding."""
    row, form = access.mail(mail_ref), AnswerForm(request.POST)
    content = access.content(row)
    if content is None or not actions.can_answer(row) or not form.is_valid():
        return page(request, row, status=422, answer_form=form if actions.can_answer(row) else None)
    language = guessing.language(content.subject, content.body)

    def act() -> str:
        actions.answer(row, form.cleaned_data["text"], language=language, by=Actor.of(request), at=now())
        return _("Your answer is on its way to %(address)s.") % {"address": row.sender_email}

    return _answer(request, row, act)


@never_cache
@require_POST
@staff(HANDLE)
def discard(request: HttpRequest, mail_ref: uuid.UUID) -> HttpResponse:
    """Throw it away; the list offers to take it back."""
    row = access.mail(mail_ref)
    try:
        actions.discard(row, by=Actor.of(request), at=now())
    except AlreadyDecided:
        messages.error(request, _("A colleague was first. Look what became of this mail."))
        return redirect("mailbox:mail", mail_ref=row.ref)
    return redirect(f"{reverse('mailbox:inbox')}?weg={row.ref}")


@never_cache
@require_POST
@staff(HANDLE)
def restore(request: HttpRequest, mail_ref: uuid.UUID) -> HttpResponse:
    """Back among what waits."""
    row = access.mail(mail_ref)
    if actions.restore(row, by=Actor.of(request), at=now()):
        messages.success(request, _("The mail waits again."))
    return redirect("mailbox:mail", mail_ref=row.ref)


def _story(request: HttpRequest, form: MakeForm, content: Mail) -> Story:
    values = form.cleaned_data
    spot = guessing.spot(values["place"])
    return Story(
        text=values["text"],
        category=form.chosen(),
        kind=values["kind"],
        municipality=values.get("municipality") or here(request),
        place=Place(text=values["place"], postal_code=spot.postal_code),
        reporter=content.sender if values["answer"] else None,
        language=guessing.language(content.subject, content.body),
        files=content.files,
    )


def _answer(request: HttpRequest, row: IncomingMail, act: Callable[[], str]) -> HttpResponse:
    """Do it and say what was done; a refusal is a sentence."""
    try:
        messages.success(request, act())
    except AlreadyDecided:
        messages.error(request, _("A colleague was first. Look what became of this mail."))
    except MeldingProblem as problem:
        messages.error(request, str(problem))
    return redirect("mailbox:mail", mail_ref=row.ref)
