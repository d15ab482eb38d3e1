"""From messages that wait for a stamp to letters: names and addresses are looked up for the print alone, under log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from foundation.notifications.senders import sender_of
from foundation.tenancy import municipality
from regional_meldpunt.answers.envelopes import in_full
from regional_meldpunt.answers.letters import Page, pdf
from regional_meldpunt.answers.models import Message
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.problems import MeldingProblem


class NoAddress(MeldingProblem):
    """Of these the contact book here knows nothing: it was forgotten in time, or stayed where the report came in."""

    def __init__(self, numbers: Sequence[str]) -> None:
        text = _(
            "Nothing was printed: of %(numbers)s the address is not known here. Leave these out, or choose to leave it."
        )
        super().__init__(text % {"numbers": ", ".join(numbers)})


def printed(messages: Sequence[Message], *, by: Actor, at: datetime) -> bytes:
    """One file with a letter for each message. Raises NoAddress: a letter that is missing would be marked as posted."""
    pages = [(message, _page(message, by=by, at=at)) for message in messages]
    if missing := [message.melding.number for message, page in pages if page is None]:
        raise NoAddress(missing)
    return pdf([page for _message, page in pages if page is not None])


def reveal(message: Message, *, by: Actor, reason: str) -> Contact | None:
    """Who must be answered: written down in the audit book of the municipality whose contact book is opened."""
    ref = next((row.contact_ref for row in queries.signalen(message.melding) if row.key == message.signaal), None)
    if ref is None:
        return None
    with municipality(message.municipality):
        return contacts.reveal(ref, by=by, number=message.melding.number, reason=reason)


def _page(message: Message, *, by: Actor, at: datetime) -> Page | None:
    contact = reveal(message, by=by, reason="letter")
    if contact is None:
        return None
    return Page(
        sender=sender_of(message.municipality),
        address=address_lines(contact),
        number=message.melding.number,
        subject=in_full(message.subject, contact, message.language),
        text=in_full(message.text, contact, message.language),
        language=message.language,
        at=at,
    )


def address_lines(contact: Contact) -> tuple[str, ...]:
    """As bpost reads it: name, street, and in capitals the postal code with the town."""
    town = f"{contact.postal_code} {contact.city}".strip().upper()
    return tuple(line for line in (contact.name, contact.street, town) if line)
