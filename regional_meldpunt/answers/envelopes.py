"""A message as it leaves: the name and the own link of the reporter filled in, with a way back for an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from foundation.notifications.channels import Message as Parcel
from foundation.notifications.senders import Sender, sender_of
from regional_meldpunt.answers import gateway, links
from regional_meldpunt.answers.models import Message
from regional_meldpunt.answers.recipients import Recipient
from regional_meldpunt.answers.words import fill
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen.models import Melding

# By name: the mailbox hears answers through this package, so this package does not import the mailbox.
TOKENS = "regional_meldpunt.mailbox.reply_tokens"
MAILBOX = "regional_meldpunt.mailbox.queries.address_of"


@dataclass(frozen=True)
class WayBack:
    """Where an answer to a mail goes, and the Message-ID under which it goes out."""

    reply_to: str = ""
    message_id: str = ""


def wrap(message: Message, melding: Melding, person: Recipient) -> Parcel:
    """Everything a gateway needs. Nothing of it is stored but the Message-ID."""
    sender = sender_of(melding.municipality)
    link = links.for_reporter(melding, person.signaal)
    text = in_full(message.text, person.contact, message.language, link)
    back = way_back(message, melding, person, sender) if message.channel == "mail" else WayBack()
    subject = in_full(message.subject, person.contact, message.language, link)
    return Parcel(
        ident=ident(message),
        recipient=person.contact.email if message.channel == "mail" else person.contact.phone,
        subject=" ".join(subject.split())[:250],
        text=text + "\n",
        html=_html(message, subject, text, link, sender) if message.channel == "mail" else "",
        language=message.language,
        sender=sender,
        reference=melding.number,
        reply_to=back.reply_to,
        message_id=back.message_id,
    )


def ident(message: Message) -> str:
    """The same for every try, so that a gateway sends it once; another one when a person sends again what came back."""
    turn = gateway.turns(message)
    return f"{message.municipality}.m{message.pk}" + (f".{turn}" if turn else "")


def in_full(text: str, contact: Contact, language: str, link: str = "") -> str:
    """The text as the reporter reads it."""
    return fill(text, {"greeting": greeting(contact, language), "name": contact.name, "link": link})


def greeting(contact: Contact, language: str) -> str:
    with translation.override(language):
        return _("Dear {name},").format(name=contact.name) if contact.name else _("Hello,")


def way_back(message: Message, melding: Melding, person: Recipient, sender: Sender) -> WayBack:
    """A reply address and a Message-ID that carry a token, so that an answer finds this conversation."""
    token = import_string(f"{TOKENS}.make")(melding.number, person.signaal.pk)
    mailbox = import_string(MAILBOX)(melding.municipality) or sender.email or settings.DEFAULT_FROM_EMAIL
    return WayBack(
        reply_to=import_string(f"{TOKENS}.reply_address")(token, mailbox),
        message_id=import_string(f"{TOKENS}.message_id")(token, f"m{message.pk}", sender.host).strip("<>"),
    )


def _html(message: Message, subject: str, text: str, link: str, sender: Sender) -> str:
    """The same words with the letterhead; the link on a line of its own becomes a button."""
    blocks = [_block(part, link) for part in re.split(r"\n{2,}", text)]
    facts = {"blocks": blocks, "link": link, "subject": subject, "sender": sender, "language": message.language}
    with translation.override(message.language):
        return render_to_string("answers/mail.html", facts)


def _block(part: str, link: str) -> tuple[str, bool]:
    """The words of a paragraph, and whether the link follows them."""
    if link and part.endswith(link):
        return part[: -len(link)].strip(), True
    return part, False
