"""Who stands at the counter, and how far is their report? By number, telephone, name, address, or name and address.

Only in the own municipality, and each person that is shown is written down in its audit book.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.answers import queries as conversations
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.contacts import queries as book
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.statuses import State, state
from regional_meldpunt.worklists import queries as lists

TELEPHONE = re.compile(r"[0-9+ ()./-]{8,40}")
REASON = "found at the counter"
MOST = 20
LOOKED_AT = 200


@dataclass(frozen=True)
class Found:
    """One report, with who reported it; `who` is empty when it was found by its place alone."""

    number: str
    category: str
    place: str
    state: State
    reported_at: datetime
    who: str = ""
    address: str = ""
    phone: str = ""


def find(who: str, where: str, *, by: Actor) -> list[Found]:
    """The newest first. Behind the wall of the municipality."""
    people = _people(who, where)
    rows = [_of_person(melding, people[ref]) for melding, ref in _reports(people) if _fits(melding, people[ref], where)]
    if where and not who:
        seen = {row.number for row in rows}
        rows += [_of_place(melding) for melding in _at(where) if melding.number not in seen]
    rows = sorted(rows, key=lambda row: row.reported_at, reverse=True)[:MOST]
    _write_down(rows, people, who, by=by)
    return rows


def _people(who: str, where: str) -> dict[uuid.UUID, Contact]:
    if TELEPHONE.fullmatch(who):
        found = book.by_phone(who)
    else:
        found = book.by_words(who or where, LOOKED_AT)
    return {contact.ref: contact for contact in found[:LOOKED_AT]}


def _reports(people: dict[uuid.UUID, Contact]) -> list[tuple[Melding, uuid.UUID]]:
    """What they reported, one line per report."""
    rows = conversations.signalen_of(list(people)) if people else []
    found = {row.melding_id: (row.melding, row.contact_ref) for row in rows if row.contact_ref}
    return list(found.values())


def _fits(melding: Melding, contact: Contact, where: str) -> bool:
    """The address is that of the person, or of what was reported."""
    if not where:
        return True
    home = f"{contact.street} {contact.postal_code} {contact.city}"
    return any(book.holds(text, where) for text in (home, melding.place_text))


def _at(where: str) -> list[Melding]:
    return meldingen.by_ids(lists.found_by_words(where, also_over=True)[:MOST])


def _of_person(melding: Melding, contact: Contact) -> Found:
    address = ", ".join(part for part in (contact.street, f"{contact.postal_code} {contact.city}".strip()) if part)
    return _found(melding, who=contact.name or contact.email, address=address, phone=contact.phone)


def _of_place(melding: Melding) -> Found:
    return _found(melding)


def _found(melding: Melding, **person: str) -> Found:
    joined = meldingen.joined_to(melding)
    return Found(
        number=melding.number,
        category=melding.category.name,
        place=melding.place_text,
        state=state((joined or melding).status),
        reported_at=melding.reported_at,
        **person,
    )


def _write_down(rows: list[Found], people: dict[uuid.UUID, Contact], who: str, *, by: Actor) -> None:
    """That somebody searched, and whom they saw; not what they typed."""
    how = "address" if not who else "telephone" if TELEPHONE.fullmatch(who) else "name"
    record("contacts.searched", by=by, facts={"by": how, "found": len(rows)})
    shown = {row.number for row in rows if row.who}
    for melding, ref in _reports(people):
        if melding.number in shown:
            contacts.reveal(ref, by=by, number=melding.number, reason=REASON)
