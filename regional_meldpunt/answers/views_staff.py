"""The conversation about one melding: everything said and heard, and the next answer, seen before it leaves."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from foundation.identity.actor import Actor
from regional_meldpunt.answers import access, actions, queries, recipients, verdicts, wordings
from regional_meldpunt.answers.access import HANDLE, staff
from regional_meldpunt.answers.forms import ReplyForm
from regional_meldpunt.answers.models import REGION, CannedText, Message
from regional_meldpunt.answers.recipients import Recipient
from regional_meldpunt.answers.words import Words, shown
from regional_meldpunt.answers.writing import Letter, compose
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import MeldingProblem


@dataclass(frozen=True)
class Preview:
    """What leaves over one channel in one language, and for how many reporters."""

    channel: str
    language: str
    people: int
    words: Words


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff(HANDLE)
def conversation(request: HttpRequest, number: str) -> HttpResponse:
    """Read everything; write, look at it, send it."""
    if request.method != "POST":
        return _page(request, access.melding(request, number), ReplyForm())
    melding = access.own_melding(request, number)
    ready = _ready_made(request)
    if ready is not None:
        return _page(request, melding, ReplyForm(_with(request, ready)))
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, melding, form)
    people = _chosen(melding, form.cleaned_data["whom"])
    if "send" not in request.POST:
        return _page(request, melding, form, previews=_previews(melding, form, people))
    return _send(request, melding, form, people)


@never_cache
@require_POST
@staff(HANDLE)
def undo(request: HttpRequest, number: str, batch: uuid.UUID) -> HttpResponse:
    """Within ten seconds: it is not sent, and the words are back in the form."""
    melding = access.own_melding(request, number)
    said = next((row for row in queries.held(melding, now()) if row.batch == batch), None)
    try:
        actions.undo(melding, batch, at=now())
    except MeldingProblem as problem:
        messages.error(request, str(problem))
        return redirect("answers:conversation", number=melding.number)
    messages.success(request, _("Nothing was sent."))
    form = ReplyForm(initial={"said": said.said, "template": _typed(said)} if said else None)
    return _page(request, melding, form)


def _typed(message: Message) -> str:
    return message.template if message.template in ("reply", "question") else "reply"


def _send(request: HttpRequest, melding: Melding, form: ReplyForm, people: list[Recipient]) -> HttpResponse:
    typed = form.cleaned_data
    try:
        sent = actions.answer(
            melding,
            template=typed["template"],
            said=typed["said"],
            people=people,
            key=typed["key"],
            by=Actor.of(request),
            at=now(),
        )
    except MeldingProblem as problem:
        messages.error(request, str(problem))
        return _page(request, melding, form)
    if not sent and not people and not meldingen.contact_kept(melding):
        messages.success(request, _("Saved. The reporter left no address: it stands on the page behind their link."))
    return redirect("answers:conversation", number=melding.number)


def _page(
    request: HttpRequest, melding: Melding, form: ReplyForm, *, previews: list[Preview] | None = None
) -> HttpResponse:
    at, here = now(), access.here(request)
    rows = queries.of_melding(melding)
    own = here in (REGION, melding.municipality)
    people = recipients.of(melding) if own else []
    held: dict[uuid.UUID, Message] = {}
    for row in queries.held(melding, at):
        held.setdefault(row.batch, row)
    context: dict[str, Any] = {
        "melding": melding,
        "rows": rows,
        "held": list(held.values()),
        "own": own,
        "form": form,
        "previews": previews,
        "people": people,
        "ways": _ways(people),
        "keeper": meldingen.keeper_of_contact(melding) if own else "",
        "silent": len(recipients.listening(melding)) - len(people),
        "canned": wordings.canned(here),
        "verdicts": verdicts.of_melding(melding),
        "file": "desk:melding" if here == REGION else "meldpunt_office:melding",
    }
    return render(request, "answers/conversation.html", context)


def _ways(people: list[Recipient]) -> list[tuple[str, str, int]]:
    """Channel, language, how many: who reads this, without saying who they are."""
    counted: dict[tuple[str, str], int] = {}
    for person in people:
        counted[person.channel, person.language] = counted.get((person.channel, person.language), 0) + 1
    return [(channel, language, total) for (channel, language), total in counted.items()]


def _chosen(melding: Melding, whom: str) -> list[Recipient]:
    people = recipients.of(melding)
    return [person for person in people if person.signaal.first] if whom == "first" else people


def _previews(melding: Melding, form: ReplyForm, people: list[Recipient]) -> list[Preview]:
    letter = Letter(template=form.cleaned_data["template"], key="", said=form.cleaned_data["said"])
    found = []
    for channel, language, total in _ways(people):
        words = compose(melding, letter, channel, language)
        found.append(Preview(channel, language, total, Words(shown(words.subject), shown(words.text))))
    return found


def _ready_made(request: HttpRequest) -> CannedText | None:
    """The canned text whose button was pressed."""
    key = request.POST.get("canned", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 16):
        return None
    return wordings.canned_text(access.here(request), int(key))


def _with(request: HttpRequest, ready: CannedText) -> dict[str, str]:
    """What was typed so far, with the canned text below it."""
    typed = {name: request.POST.get(name, "") for name in ("template", "whom", "said", "key")}
    typed["said"] = f"{typed['said']}\n\n{ready.text}".strip()[:5000]
    return typed
