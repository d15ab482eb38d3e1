"""The post room: letters to print, people to call, and what is stuck."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.identity.actor import Actor
from regional_meldpunt.answers import access, actions, others, postroom, queries, recipients
from regional_meldpunt.answers.access import HANDLE, staff
from regional_meldpunt.answers.envelopes import in_full
from regional_meldpunt.answers.forms import CallForm, OtherWayForm, TextForm
from regional_meldpunt.answers.models import Message, Way
from regional_meldpunt.answers.recipients import Recipient
from regional_meldpunt.answers.words import shown
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen.problems import MeldingProblem


@never_cache
@require_safe
@staff(HANDLE)
def room(request: HttpRequest) -> HttpResponse:
    side = access.responsible(request)
    elsewhere = others.stuck(responsible=side)
    context = {
        "letters": queries.letters(responsible=side),
        "calls": queries.calls(responsible=side),
        "stuck": queries.stuck(now(), responsible=side),
        "others": elsewhere,
        "texts": queries.texts(),
        "text_form": TextForm(),
        "others_count": len(elsewhere),
    }
    return render(request, "answers/room.html", context)


@never_cache
@require_POST
@staff(HANDLE)
def letters(request: HttpRequest) -> HttpResponse:
    """The chosen letters: as one file to print, marked as posted, or left because they cannot be made."""
    chosen = [row for row in access.messages(request, request.POST.getlist("message")) if row.channel == Way.LETTER]
    if not chosen:
        messages.error(request, _("Choose at least one letter."))
        return redirect("answers:room")
    if "posted" in request.POST:
        total = actions.posted(chosen, by=Actor.of(request), at=now())
        messages.success(
            request, ngettext("One letter is posted.", "%(total)d letters are posted.", total) % {"total": total}
        )
        return redirect("answers:room")
    if "give_up" in request.POST:
        for row in chosen:
            actions.give_up(row, note=_("Left by a colleague"), by=Actor.of(request), at=now())
        messages.success(request, _("It rests. The conversation still tells that it was not sent."))
        return redirect("answers:room")
    try:
        printed = postroom.printed(chosen, by=Actor.of(request), at=now())
    except MeldingProblem as problem:
        messages.error(request, str(problem))
        return redirect("answers:room")
    answer = HttpResponse(printed, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="brieven-{localdate():%Y-%m-%d}.pdf"'
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff(HANDLE)
def message(request: HttpRequest, message_pk: int) -> HttpResponse:
    """One message, with its tries. A POST opens the contact book, and that is written down."""
    row = access.message(request, message_pk)
    contact = None
    if request.method == "POST":
        contact = postroom.reveal(row, by=Actor.of(request), reason=row.channel)
        if contact is None:
            messages.error(request, _("The address of this reporter is no longer known."))
    return _page(request, row, contact, CallForm())


@never_cache
@require_POST
@staff(HANDLE)
def call(request: HttpRequest, message_pk: int) -> HttpResponse:
    """How the call went."""
    row, form = access.message(request, message_pk), CallForm(request.POST)
    if not form.is_valid():
        return _page(request, row, None, form)
    said, by = form.cleaned_data, Actor.of(request)
    try:
        if said["outcome"] == "give_up":
            actions.give_up(row, note=said["note"], by=by, at=now())
        else:
            reached = said["outcome"] == "reached"
            actions.called(row, reached=reached, note=said["note"], answer=said["answer"], by=by, at=now())
        messages.success(request, _("Saved."))
    except MeldingProblem as problem:
        messages.error(request, str(problem))
    return redirect("answers:room")


@never_cache
@require_POST
@staff(HANDLE)
def again(request: HttpRequest, message_pk: int) -> HttpResponse:
    """Try it once more, or leave it."""
    row = access.message(request, message_pk)
    try:
        if "give_up" in request.POST:
            actions.give_up(row, note=_("Left by a colleague"), by=Actor.of(request), at=now())
            messages.success(request, _("It rests. The conversation still tells that it was not sent."))
        else:
            actions.retry(row, at=now())
            messages.success(request, _("We try it again now."))
    except MeldingProblem as problem:
        messages.error(request, str(problem))
    return redirect("answers:room")


@never_cache
@require_POST
@staff(HANDLE)
def other_way(request: HttpRequest, message_pk: int) -> HttpResponse:
    """The same words over another channel."""
    row = access.message(request, message_pk)
    person = _person(row)
    form = OtherWayForm(request.POST, able=_able(row, person))
    if person is None or not form.is_valid():
        messages.error(request, _("Choose in which way."))
        return redirect("answers:message", message_pk=row.pk)
    channel = form.cleaned_data["channel"]
    try:
        fresh = actions.other_way(row, person, channel, by=Actor.of(request), at=now())
    except MeldingProblem as problem:
        messages.error(request, str(problem))
        return redirect("answers:room")
    messages.success(request, _("It goes out in another way: %(way)s.") % {"way": Way(fresh.channel).label})
    return redirect("answers:room")


def _page(request: HttpRequest, row: Message, contact: Contact | None, form: CallForm) -> HttpResponse:
    able = _able(row, _person(row)) if row.is_stuck else []
    context = {
        "row": row,
        "text": shown(in_full(row.text, contact, row.language) if contact else row.text),
        "subject": shown(row.subject),
        "contact": contact,
        "address": postroom.address_lines(contact) if contact else (),
        "form": form,
        "other_form": OtherWayForm(able=able) if able else None,
    }
    return render(request, "answers/message.html", context)


def _person(row: Message) -> Recipient | None:
    """The reporter of a message, with what is known of the ways to reach them."""
    return next((person for person in recipients.of(row.melding) if person.signaal.key == row.signaal), None)


def _able(row: Message, person: Recipient | None) -> list[tuple[str, object]]:
    if person is None:
        return []
    return [(way, Way(way).label) for way in person.contact.able if way != row.channel]
