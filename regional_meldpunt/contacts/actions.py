"""Keeping, revealing and moving contacts. Each verb works behind the wall of one municipality."""

from __future__ import annotations

import uuid
from datetime import datetime

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.contacts.models import Contact


def remember(
    *, ref: uuid.UUID, at: datetime, name: str = "", email: str = "", phone: str = "", language: str = "nl"
) -> Contact | None:
    """Keep how to answer a reporter; None when they gave nothing to keep. The same reference twice keeps the first."""
    if not (name or email or phone):
        return None
    values = {"name": name, "email": email, "phone": phone, "language": language, "created_at": at}
    contact, _created = Contact.objects.get_or_create(ref=ref, defaults=values)
    return contact


def reveal(ref: uuid.UUID, *, by: Actor, number: str, reason: str) -> Contact | None:
    """Show a reporter to a person, and write down who looked, at which melding and why."""
    found = Contact.objects.filter(ref=ref).first()
    facts = {"melding": number, "reason": reason, "found": found is not None}
    record("contacts.read", by=by, subject=found, facts=facts)
    return found


def forget(ref: uuid.UUID) -> None:
    """The contact is no longer here: it moved, or its term is over."""
    Contact.objects.filter(ref=ref).delete()
