"""Who calls: the contact book knows numbers. Each recognition is written down in the municipality that keeps it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from foundation.identity.actor import Actor
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.contacts import queries as book
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.telephone.walls_between import behind

REASON = "recognised by the telephone number"
MOST_MELDINGEN = 5


@dataclass(frozen=True)
class Earlier:
    """A melding of the caller, as it may be told to them."""

    number: str
    category: str
    place: str
    status: str
    reported_at: datetime


@dataclass(frozen=True)
class Known:
    """Somebody in the contact book of one municipality, with what they reported there."""

    municipality: str
    name: str
    email: str
    phone: str
    language: str
    street: str
    postal_code: str
    city: str
    answer_channel: str
    earlier: tuple[Earlier, ...]


def recognise(phone: str, schemas: list[str], *, by: Actor) -> list[Known]:
    """Everybody with that number, one per municipality and name."""
    if not book.significant(phone):
        return []
    found = []
    for schema in schemas:
        with behind(schema):
            found.extend(_in_book(phone, schema, by))
    return found


def _in_book(phone: str, schema: str, by: Actor) -> list[Known]:
    people: dict[str, list[Contact]] = {}
    for contact in book.by_phone(phone):
        people.setdefault((contact.name or contact.email).strip().lower(), []).append(contact)
    return [_known(rows, schema, by) for rows in people.values()]


def _known(rows: list[Contact], schema: str, by: Actor) -> Known:
    earlier = _earlier([row.ref for row in rows])
    newest = contacts.reveal(rows[0].ref, by=by, number=earlier[0].number if earlier else "", reason=REASON) or rows[0]
    return Known(
        municipality=schema,
        name=newest.name,
        email=newest.email,
        phone=newest.phone,
        language=newest.language,
        street=newest.street,
        postal_code=newest.postal_code,
        city=newest.city,
        answer_channel=newest.answer_channel,
        earlier=earlier,
    )


def _earlier(refs: list[uuid.UUID]) -> tuple[Earlier, ...]:
    rows = meldingen.of_contacts(refs, MOST_MELDINGEN)
    return tuple(
        Earlier(row.number, row.category.name, row.place_text, str(row.status), row.reported_at) for row in rows
    )
