"""What happens with a stored mail: put aside, held for a person, added to a melding, or made into one.

Landing and marking are two steps, because they stand behind two walls. A machine that dies in between does the first
again, which changes nothing, and then the second.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import InterfaceError, OperationalError
from django.db.models import F
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from regional_meldpunt.answers import hearing
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category
from regional_meldpunt.mailbox import filters, guessing, landing, matching, numbers, queries, reply_tokens
from regional_meldpunt.mailbox.filters import Surroundings
from regional_meldpunt.mailbox.landing import Story
from regional_meldpunt.mailbox.matching import Conversation, Held
from regional_meldpunt.mailbox.models import REGION, IncomingMail, Mailbox, MailState
from regional_meldpunt.mailbox.reading import bounces, forwards, mails
from regional_meldpunt.mailbox.reading.headers import Address
from regional_meldpunt.mailbox.reading.mails import Mail, Part
from regional_meldpunt.mailbox.verdicts import Route, Verdict, quarantine
from regional_meldpunt.meldingen.actions import Place
from regional_meldpunt.meldingen.problems import MeldingProblem

BATCH = 100
MOST_ATTEMPTS = 3
FROM_ONE_SENDER, FROM_A_COLLEAGUE = 30, 300  # mails in an hour; a front office forwards many
log = logging.getLogger(__name__)


@dataclass
class Known:
    """What is the same for all mails of one visit, and asked once. `read` holds mails that were just read, by row."""

    own_hosts: frozenset[str]
    own_addresses: frozenset[str] = frozenset()
    read: Mapping[int, Mail] = field(default_factory=dict)
    choosable: dict[str, list[Category]] = field(default_factory=dict)

    def choices(self, schema: str) -> list[Category]:
        if schema not in self.choosable:
            with municipality(schema):
                self.choosable[schema] = categories.choosable()
        return self.choosable[schema]


def handle_all(box: Mailbox, read: Mapping[int, Mail] | None = None) -> int:
    """Handle what was stored for a mailbox, behind its owner's wall; returns how many were handled.

    With `read` only that batch: what failed before it is for the next visit.
    """
    handled, last = 0, min(read, default=1) - 1 if read else 0
    known = Known(queries.own_hosts(), read=read or {})
    while rows := queries.to_handle(box, after=last, limit=BATCH):
        known.own_addresses = queries.own_addresses()
        for row in rows:
            handle(row, known, at=now())
            handled, last = handled + 1, row.pk
    return handled


def handle(row: IncomingMail, known: Known, *, at: datetime) -> None:
    """One mail. The attempt is counted before it begins: a mail that kills its reader is held after three."""
    if row.attempts >= MOST_ATTEMPTS:
        hold(row, quarantine("failed", row.detail))
        return
    IncomingMail.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1)
    row.attempts += 1
    try:
        mail = known.read.get(row.pk) or mails.read(queries.raw(row))
        recent = queries.recent_of(row.sender_email, at) if row.sender_email else 0
        colleague = mail.sender is not None and _is_colleague(row.mailbox, mail.sender)
        most = FROM_A_COLLEAGUE if colleague else FROM_ONE_SENDER
        around = Surroundings(
            known.own_addresses, known.own_hosts, recent=recent, most_recent=most, truncated=row.truncated
        )
        _decide(row, mail, around, known, at)
    except MeldingProblem as refused:
        hold(row, quarantine("refused", str(refused)))
    except (OperationalError, InterfaceError):
        raise  # the connection, not the mail
    except Exception as problem:
        log.exception("Mail %s could not be handled (attempt %s)", row.ref, row.attempts)
        _note(row, problem)


def _note(row: IncomingMail, problem: Exception) -> None:
    detail = f"{type(problem).__name__}: {problem}"[:300]
    IncomingMail.objects.filter(pk=row.pk).update(detail=detail)
    if row.attempts >= MOST_ATTEMPTS:
        hold(row, quarantine("failed", detail))


def _decide(row: IncomingMail, mail: Mail, around: Surroundings, known: Known, at: datetime) -> None:
    verdict = filters.judge(mail, around)
    if verdict is None and row.reason:
        verdict = quarantine(row.reason)
    if verdict is not None:
        _set_apart(row, mail, verdict, at)
        return
    found = matching.find(mail)
    if isinstance(found, Held):
        hold(row, found.verdict, number=found.number)
    elif isinstance(found, Conversation) and landing.join(row, mail, found, at=at):
        landed(row, found.number, made=False, by=None, at=at)
    else:
        _begin(row, mail, known, at)


def _set_apart(row: IncomingMail, mail: Mail, verdict: Verdict, at: datetime) -> None:
    """Robots are put aside; what they say about a mail of ours is told to it."""
    if verdict.reason == "bounce":
        _tell_bounce(mail, at)
    token = reply_tokens.find((*mail.recipients, *mail.references, mail.subject))
    number = token.number if token else next(iter(numbers.named(mail.subject, mail.body)), "")
    known = number if number and matching.place_of(number) else ""
    if verdict.route is Route.ASIDE:
        _mark(row, MailState.ASIDE, reason=verdict.reason, detail=verdict.detail[:300], number=known)
    else:
        hold(row, verdict, number=known)


def _tell_bounce(mail: Mail, at: datetime) -> None:
    bounce = bounces.bounce_in(mail)
    token = reply_tokens.find(bounce.clues) if bounce else None
    schema = matching.place_of(token.number) if token else ""
    if bounce is None or not schema:
        return
    with municipality(schema):
        hearing.came_back((bounce.original, *mail.references), reason=bounce.reason, at=at)


def _begin(row: IncomingMail, mail: Mail, known: Known, at: datetime) -> None:
    """Nobody's answer: a new melding, unless it cannot be known whose or where."""
    reporter, subject, text, files = mail.sender, mail.subject, mail.body, mail.files
    forwarded = forwards.forwarded_in(mail)
    if forwarded is not None and mail.sender is not None and _is_colleague(row.mailbox, mail.sender):
        if forwarded.sender is None or _is_colleague(row.mailbox, forwarded.sender):
            hold(row, quarantine("forward"))
            return
        reporter, subject = forwarded.sender, forwarded.subject
        text, files = forwarded.text, (*forwarded.files, *mail.files)
    story = tell(row, forwards.plain_subject(subject), text, reporter, files, known)
    if isinstance(story, Verdict):
        hold(row, story)
        return
    melding = landing.begin(row, story, by=Actor(story.municipality, None, ""), at=at)
    landed(row, melding.number, made=True, by=None, at=at)


def tell(
    row: IncomingMail,
    subject: str,
    text: str,
    reporter: Address | None,
    files: Sequence[Part],
    known: Known | None = None,
) -> Story | Verdict:
    """The guess at what it is about and where, or why none can be made."""
    spot = guessing.spot(subject, text)
    schema = row.municipality if row.municipality != REGION else ""
    if not schema and spot.municipality is not None:
        schema = spot.municipality.schema_name
    if not schema:
        return quarantine("no-municipality")
    choices = (known or Known(frozenset())).choices(schema)
    category = guessing.category(subject, text, choices)
    if category is None:
        return quarantine("refused")
    here = spot.municipality is not None and spot.municipality.schema_name == schema
    return Story(
        text=f"{subject}\n\n{text}".strip() if subject and subject not in text else text,
        category=category,
        municipality=schema,
        place=Place(text=spot.text, postal_code=spot.postal_code if here else ""),
        reporter=reporter,
        language=guessing.language(subject, text),
        files=tuple(files),
    )


def _is_colleague(box: Mailbox, sender: Address) -> bool:
    domains = {line.strip().lower().removeprefix("@") for line in box.colleagues.splitlines() if line.strip()}
    return sender.domain in domains or sender.email == box.address.lower()


def hold(row: IncomingMail, verdict: Verdict, *, number: str = "") -> None:
    """To quarantine, with the reason; and with the number it names, as a suggestion."""
    _mark(row, MailState.QUARANTINE, reason=verdict.reason, detail=verdict.detail[:300], number=number)


def landed(row: IncomingMail, number: str, *, made: bool, by: Actor | None, at: datetime) -> None:
    _mark(row, MailState.LANDED, number=number, made_melding=made, decided_by=by, decided_at=at if by else None)


def _mark(row: IncomingMail, state: str, **values: object) -> None:
    """Behind the wall of the owner of the mailbox."""
    IncomingMail.objects.filter(pk=row.pk).update(state=state, **values)
    row.state = state
    for name, value in values.items():
        setattr(row, name, value)
