"""Which conversation a mail belongs to. A token proves it; a number proves nothing, unless the reporter writes it.

Works outside any transaction: it looks behind the wall of the municipality that has the melding, one at a time.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from foundation.tenancy import municipality
from regional_meldpunt.contacts import queries as contacts
from regional_meldpunt.mailbox import numbers, queries, reply_tokens
from regional_meldpunt.mailbox.reading.mails import Mail
from regional_meldpunt.mailbox.reply_tokens import ReplyToken, Side
from regional_meldpunt.mailbox.verdicts import Verdict, quarantine
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding, Signaal

OUR_REFERENCE = re.compile(r"^([A-Za-z]{3}-?[2-9A-Za-z]{4}-?[2-9A-Za-z]{3})[.@]")


@dataclass(frozen=True)
class Conversation:
    """Where the words go. `signaal` is the key of the reporter's signaal; an outside party has none.

    `by_reporter`: the mail comes from the address that the reporter left. Otherwise only staff read it. `task` is the
    id of the work that it is about, when it answers a mail about work.
    """

    number: str
    municipality: str
    signaal: uuid.UUID | None = None
    by_reporter: bool = False
    task: int = 0


@dataclass(frozen=True)
class Held:
    """It names a melding, and yet a person must look; `number` is shown as a suggestion."""

    verdict: Verdict
    number: str


def find(mail: Mail) -> Conversation | Held | None:
    """None: it begins something new."""
    token = reply_tokens.find((*mail.recipients, *mail.references, mail.subject))
    if token is not None:
        found = _of_token(token, mail)
        if found is not None:
            return found
    earlier = queries.landed_among(mail.references) if mail.references else None
    if earlier is not None and mail.sender is not None and earlier.sender_email == mail.sender.email:
        found = _by_number(earlier.number, mail, trusted=True)
        if found is not None:
            return found
    return _by_named(mail)


def place_of(number: str) -> str:
    """The municipality that has it now; "" for a number that does not exist."""
    found = meldingen.public_view(number)
    return found.municipality if found else ""


def _of_token(token: ReplyToken, mail: Mail) -> Conversation | Held | None:
    """The conversation of a genuine token, or None when its melding is gone."""
    schema = place_of(token.number)
    if not schema:
        return None
    with municipality(schema):
        melding = meldingen.by_number(token.number)
        if melding is None:
            return None
        if token.side is Side.TASK:
            return Conversation(token.number, schema, task=token.ref)
        signaal = next((found for found in meldingen.signalen(melding) if found.pk == token.ref), None)
        if signaal is None:
            return _settled(_target(melding), None, by_reporter=False)
        return _settled(_target(melding), signaal, by_reporter=_is_of(signaal, mail))


def _by_number(number: str, mail: Mail, *, trusted: bool) -> Conversation | Held | None:
    """The conversation of the reporter who writes from their own address; None when the number does not exist.

    `trusted`: the mail answers one that this very sender wrote before, under a name only the two of us know.
    """
    schema = place_of(number)
    if not schema:
        return None
    with municipality(schema):
        melding = meldingen.by_number(number)
        if melding is None:
            return None
        signalen = meldingen.signalen(melding)
        own = next((signaal for signaal in signalen if _is_of(signaal, mail)), None)
        if own is None and not trusted:
            return Held(quarantine("stranger"), number)
        return _settled(_target(melding), own, by_reporter=own is not None)


def _by_named(mail: Mail) -> Conversation | Held | None:
    """A number in the subject, in the text, or in a reference of ours that carries no token."""
    referred = [match[1] for line in mail.references if (match := OUR_REFERENCE.match(line))]
    named = numbers.named(mail.subject, *referred, mail.body)
    held: Held | None = None
    for number in named:
        found = _by_number(number, mail, trusted=False)
        if isinstance(found, Conversation):
            return found
        held = held or found
    if held is None and named:
        return Held(quarantine("unknown-number"), named[0])
    return held


def _settled(melding: Melding, signaal: Signaal | None, *, by_reporter: bool) -> Conversation | Held:
    """A finished melding does not swallow an answer: a person decides whether it opens again."""
    if melding.is_final:
        return Held(quarantine("finished"), melding.number)
    key = signaal.key if signaal else None
    return Conversation(melding.number, melding.municipality, signaal=key, by_reporter=by_reporter)


def _target(melding: Melding) -> Melding:
    """What was merged goes on in the other melding."""
    if not melding.merged_into:
        return melding
    return meldingen.by_number(melding.merged_into) or melding


def _is_of(signaal: Signaal, mail: Mail) -> bool:
    """Whether the mail comes from the address that this reporter left. Behind the wall that keeps the contact."""
    if signaal.contact_ref is None or mail.sender is None:
        return False
    contact = contacts.find(signaal.contact_ref)
    return contact is not None and contact.email.lower() == mail.sender.email
