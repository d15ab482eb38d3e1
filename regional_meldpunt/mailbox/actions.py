"""What a person decides about a mail that waits: make, attach, answer, throw away; and the mailboxes themselves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.notifications import send_mail
from foundation.tenancy import current, municipality
from regional_meldpunt.contacts import queries as contacts
from regional_meldpunt.mailbox import handling, landing, sealing
from regional_meldpunt.mailbox.landing import Story
from regional_meldpunt.mailbox.matching import Conversation
from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState
from regional_meldpunt.mailbox.reading import headers
from regional_meldpunt.mailbox.reading.mails import Mail
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding

OPEN = (MailState.QUARANTINE, MailState.ASIDE)
CAN_ANSWER_NOT = {
    "no-sender",
    "no-reply",
    "null-sender",
    "robot",
    "auto-reply",
    "bounce",
    "delayed",
    "loop",
    "delivered",
}
TEMPLATE = "mailbox/mail/answer"


class AlreadyDecided(Exception):
    """A colleague was first."""


def make(row: IncomingMail, story: Story, *, by: Actor, at: datetime) -> Melding:
    """A melding after all. Raises AlreadyDecided."""
    _still_open(row)
    melding = landing.begin(row, story, by=by, at=at)
    handling.landed(row, melding.number, made=True, by=by, at=at)
    return melding


def attach(row: IncomingMail, mail: Mail, melding: Melding, *, reopen: bool, by: Actor, at: datetime) -> bool:
    """Part of a melding after all; the reporter reads it only when the reporter wrote it. Raises AlreadyDecided."""
    _still_open(row)
    done = landing.join(row, mail, conversation(mail, melding), at=at, reopen=reopen)
    if done:
        handling.landed(row, melding.number, made=False, by=by, at=at)
    return done


def conversation(mail: Mail, melding: Melding) -> Conversation:
    """Whose words these are in that melding."""
    with municipality(melding.municipality):
        own = None
        for signaal in meldingen.signalen(melding):
            contact = contacts.find(signaal.contact_ref) if signaal.contact_ref else None
            if contact is not None and mail.sender is not None and contact.email.lower() == mail.sender.email:
                own = signaal.key
        return Conversation(melding.number, melding.municipality, signaal=own, by_reporter=own is not None)


def can_answer(row: IncomingMail) -> bool:
    """A robot gets no answer, whoever presses the button."""
    return bool(row.sender_email) and row.reason not in CAN_ANSWER_NOT


@transaction.atomic
def answer(row: IncomingMail, text: str, *, language: str, by: Actor, at: datetime) -> None:
    """Write back without making a melding. The same mail is answered once. Raises AlreadyDecided."""
    _decide(row, MailState.ANSWERED, by, at)
    send_mail(
        to=row.sender_email,
        template=TEMPLATE,
        context={"said": text, "about": headers.text_of(row.subject), "reply_to": row.mailbox.address},
        language=language,
        key=f"mail-answer:{row.ref}",
    )


@transaction.atomic
def discard(row: IncomingMail, *, by: Actor, at: datetime) -> None:
    """Throw it away; it can be taken back for a month. Raises AlreadyDecided."""
    _decide(row, MailState.DISCARDED, by, at)


def restore(row: IncomingMail, *, by: Actor, at: datetime) -> bool:
    """Back among what waits, from the waste or from what was put aside."""
    rows = IncomingMail.objects.filter(pk=row.pk, state__in=(MailState.DISCARDED, MailState.ASIDE))
    return bool(rows.update(state=MailState.QUARANTINE, decided_by=None, decided_at=None))


def _still_open(row: IncomingMail) -> None:
    if not IncomingMail.objects.filter(pk=row.pk, state__in=OPEN).exists():
        raise AlreadyDecided


def _decide(row: IncomingMail, state: str, by: Actor, at: datetime) -> None:
    """One of two colleagues wins."""
    rows = IncomingMail.objects.filter(pk=row.pk, state__in=OPEN)
    if not rows.update(state=state, decided_by=by, decided_at=at):
        raise AlreadyDecided


@transaction.atomic
def save_mailbox(box: Mailbox, values: dict[str, Any], password: str, *, by: Actor, at: datetime) -> Mailbox:
    """Make or change a mailbox. An empty password keeps the one there is; another server begins anew."""
    before = (box.host, box.login, box.folder)
    for name, value in values.items():
        setattr(box, name, value)
    if password:
        box.sealed_password = sealing.seal(password)
    if box.pk is None:
        box.municipality, box.started_at = current().schema, at
    elif before != (box.host, box.login, box.folder):
        box.uid_validity, box.last_uid, box.started_at = 0, 0, at
    box.failing_since, box.problem = None, ""
    box.save()
    record("mailbox.changed", by=by, subject=box, facts={"host": box.host, "login": box.login, "active": box.active})
    return box
