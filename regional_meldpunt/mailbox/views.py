"""Incoming mail: what waits for a person, and what became of the rest."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.files import cleaning, serving
from foundation.files.problems import FileRefused
from regional_meldpunt.answers.access import staff
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.mailbox import access, actions, guessing, handling, queries, verdicts
from regional_meldpunt.mailbox.access import HANDLE
from regional_meldpunt.mailbox.forms import AnswerForm, AttachForm, MakeForm
from regional_meldpunt.mailbox.guessing import OTHER
from regional_meldpunt.mailbox.landing import Story
from regional_meldpunt.mailbox.models import IncomingMail, MailState
from regional_meldpunt.mailbox.reading import forwards
from regional_meldpunt.mailbox.reading.mails import Mail

S = MailState
TABS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "wacht": (_("To look at"), (S.QUARANTINE,)),
    "verwerkt": (_("Handled"), (S.LANDED, S.ANSWERED)),
    "robots": (_("Put aside"), (S.ASIDE,)),
    "weg": (_("Thrown away"), (S.DISCARDED,)),
}
SHOWN_HEADERS = (
    "from",
    "reply-to",
    "to",
    "cc",
    "date",
    "message-id",
    "in-reply-to",
    "auto-submitted",
    "return-path",
    "authentication-results",
)


@never_cache
@require_safe
@staff(HANDLE)
def inbox(request: HttpRequest) -> HttpResponse:
    """The list; on a wide screen with the first mail beside it."""
    context = list_context(request, None)
    if context["rows"]:
        context |= mail_context(request, context["rows"][0])
    return render(request, "mailbox/inbox.html", context)


@never_cache
@require_safe
@staff(HANDLE)
def mail(request: HttpRequest, mail_ref: uuid.UUID) -> HttpResponse:
    return page(request, access.mail(mail_ref))


@never_cache
@require_safe
@staff(HANDLE)
def original(request: HttpRequest, mail_ref: uuid.UUID) -> HttpResponse:
    """The mail as it came, for whoever must look deeper."""
    row = access.mail(mail_ref)
    answer = HttpResponse(access.original(row), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="mail-{row.ref.hex[:12]}.eml"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@never_cache
@require_safe
@staff(HANDLE)
def attachment(request: HttpRequest, mail_ref: uuid.UUID, position: int) -> HttpResponse:
    """A picture drawn again, or a file to download; never anything that runs here."""
    part = access.attachment(access.mail(mail_ref), position)
    try:
        if part.is_picture:
            return _bytes(cleaning.clean(part.data).data, "image/jpeg", "inline")
    except FileRefused:
        pass
    return _bytes(part.data, "application/octet-stream", f'attachment; filename="bijlage-{position}"')


@never_cache
@require_safe
@staff(HANDLE)
def document(request: HttpRequest, number: str, ref: uuid.UUID) -> HttpResponseBase:
    """A document that came by mail, from the file of its melding."""
    return serving.respond(access.document(number, ref))


def _bytes(data: bytes, content_type: str, disposition: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = disposition
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def page(request: HttpRequest, row: IncomingMail, *, status: int = 200, **forms: Any) -> HttpResponse:
    """One mail, with the list beside it; a form that was refused takes the place of the fresh one."""
    context = {**list_context(request, row), **mail_context(request, row), "opened": True, **forms}
    return render(request, "mailbox/inbox.html", context, status=status)


def list_context(request: HttpRequest, chosen: IncomingMail | None) -> dict[str, Any]:
    tab = request.GET.get("lijst", "")
    if tab not in TABS:
        tab = next((key for key, (_label, states) in TABS.items() if chosen and chosen.state in states), "wacht")
    counts = queries.counts()
    return {
        "tab": tab,
        "tabs": [(key, label, sum(counts.get(state, 0) for state in states)) for key, (label, states) in TABS.items()],
        "rows": queries.in_state(*TABS[tab][1]),
        "gone": _gone(request),
        "failing": [box for box in queries.mailboxes() if box.failing_since],
        "has_boxes": bool(queries.mailboxes()),
    }


def _gone(request: HttpRequest) -> IncomingMail | None:
    """What was thrown away a moment ago, to take it back."""
    try:
        return queries.by_ref(uuid.UUID(request.GET.get("weg", "")))
    except ValueError:
        return None


def mail_context(request: HttpRequest, row: IncomingMail) -> dict[str, Any]:
    content = access.content(row)
    is_open = row.state in actions.OPEN
    context: dict[str, Any] = {
        "mail": row,
        "content": content,
        "why": row.why,
        "mark": row.mark,
        "is_open": is_open,
        "headers": _headers(content),
        "pieces": list(enumerate(content.files, 1)) if content else [],
    }
    suggested = "" if row.reason == "unknown-number" else row.number
    if is_open and content is not None:
        story = handling.tell(row, forwards.plain_subject(content.subject), content.body, content.sender, content.files)
        initial = _initial(story if isinstance(story, Story) else None, content)
        answer = actions.can_answer(row) and row.reason not in verdicts.PERHAPS_A_MACHINE
        context |= {
            "make_form": make_form(request, initial=initial | {"answer": answer}),
            "attach_form": AttachForm(initial={"number": suggested}),
            "suggested": suggested,
            "answer_form": AnswerForm() if actions.can_answer(row) else None,
        }
    return context


def make_form(request: HttpRequest, *args: Any, **more: Any) -> MakeForm:
    here = "" if access.at_region(request) else "here"
    return MakeForm(*args, categories=categories.choosable(), here=here, **more)


def _initial(story: Story | None, content: Mail) -> dict[str, Any]:
    if story is None:
        found = guessing.category(content.subject, content.body, categories.choosable())
        return {"category": found.slug if found else OTHER, "text": content.body or content.subject}
    return {
        "category": story.category.slug,
        "municipality": story.municipality,
        "place": story.place.text,
        "text": story.text,
    }


def _headers(content: Mail | None) -> list[tuple[str, str]]:
    if content is None:
        return []
    return [(name.title(), line) for name in SHOWN_HEADERS for line in content.headers.get(name, ())]
