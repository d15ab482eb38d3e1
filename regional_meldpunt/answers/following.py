"""Following a melding by mail, and stopping: without an account, after proof that the address is one's own."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import now

from foundation.events import action
from foundation.identity.actor import Actor
from foundation.notifications import channels
from foundation.notifications.rendering import render
from foundation.notifications.senders import sender_of
from foundation.tasks import enqueue, task
from foundation.tenancy import current
from regional_meldpunt.answers import links
from regional_meldpunt.answers import queries as messages
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.contacts import queries as book
from regional_meldpunt.contacts.models import AnswerChannel, Contact, PersonalLink
from regional_meldpunt.meldingen import casework, queries, receiving, secret_links
from regional_meldpunt.meldingen.models import Channel, Melding, Signaal
from regional_meldpunt.meldingen.statuses import State, state

MAIL_LINK = "regional_meldpunt.answers.following.mail_link"


def ask(email: str, *, language: str, at: datetime, number: str = "") -> None:
    """Somebody wants a link: the answer is the same for a known and for an unknown address."""
    link = contacts.ask_link(email, language=language, at=at, number=number)
    enqueue(MAIL_LINK, key=f"personal-link:{link.pk}", link=str(link.pk))


@task(atomic=False, max_attempts=4)
def mail_link(*, link: str) -> None:
    """The secret is drawn now and is in the mail alone. An address that we do not know gets a mail as well."""
    asked = book.asked_link(uuid.UUID(link))
    if asked is None:
        return
    schema = current().schema
    known = bool(asked.number or book.refs_of_email(asked.email))
    address = links.personal(schema, contacts.draw_link(asked, at=now())) if known else ""
    sender = sender_of(schema)
    facts = {"link": address, "number": asked.number, "home": links.address(schema)}
    words = render("answers/personal", facts, schema=schema, sender=sender, language=asked.language)
    parcel = channels.Message(
        ident=f"{schema}.link.{asked.pk}",
        recipient=asked.email,
        subject=words.subject,
        text=words.text,
        html=words.html,
        language=asked.language,
        sender=sender,
    )
    channels.get(channels.MAIL)(parcel)


@dataclass(frozen=True)
class Own:
    """One report of a person: as far as the one with which it is handled, if it was joined to another."""

    melding: Melding
    secret: str
    state: State
    joined: bool


def own(link: PersonalLink) -> list[Own]:
    """Every report that this address made or follows here, the newest first, with its secret."""
    rows = messages.signalen_of(book.refs_of_email(link.email))
    found = {row.melding_id: _own(row) for row in reversed(rows)}
    return sorted(found.values(), key=lambda one: one.melding.reported_at, reverse=True)


def _own(signaal: Signaal) -> Own:
    melding = signaal.melding
    joined = queries.joined_to(melding)
    standing = state((joined or melding).status)
    return Own(melding, secret_links.token(signaal.key), standing, joined is not None)


@action
def follow(link: PersonalLink, *, by: Actor, at: datetime) -> Signaal | None:
    """The address is proven: from now on it hears about the melding. None when that can no longer be followed here."""
    named = queries.by_number(link.number)
    melding = queries.joined_to(named) if named and named.merged_into else named
    if melding is None or melding.municipality != current().schema or melding.is_final:
        return None
    contacts.remember(ref=link.pk, at=at, email=link.email, language=link.language, answer_channel=AnswerChannel.MAIL)
    contact = receiving.Contact(key=link.pk, channel=Channel.WEB, language=link.language, contact_ref=link.pk)
    return casework.follow(melding, contact, by=by, at=at)


def stop(signaal: Signaal, *, at: datetime) -> None:
    """No more messages to this reporter about this melding."""
    if signaal.contact_ref is not None:
        contacts.stop(signaal.contact_ref, at=at)


def listen(signaal: Signaal) -> None:
    """Messages again."""
    if signaal.contact_ref is not None:
        contacts.listen(signaal.contact_ref)


def contact_of(signaal: Signaal | None) -> Contact | None:
    """How this reporter can be answered, as the own municipality knows it."""
    return book.find(signaal.contact_ref) if signaal and signaal.contact_ref else None


def masked(contact: Contact) -> str:
    """Enough of the address to know it again, and not enough for whoever found the link."""
    if contact.way == AnswerChannel.MAIL:
        name, _at, host = contact.email.partition("@")
        return f"{name[:1]}…@{host}"
    if contact.way in (AnswerChannel.SMS, AnswerChannel.CALLBACK):
        return f"… {contact.phone[-2:]}"
    return contact.city if contact.way == AnswerChannel.LETTER else ""
