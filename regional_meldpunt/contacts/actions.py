"""Keeping, revealing and moving contacts. Each verb works behind the wall of one municipality."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.contacts.models import Contact, PersonalLink

LINK_LIVES = timedelta(minutes=30)


def remember(
    *,
    ref: uuid.UUID,
    at: datetime,
    name: str = "",
    email: str = "",
    phone: str = "",
    language: str = "nl",
    answer_channel: str = "",
    street: str = "",
    postal_code: str = "",
    city: str = "",
) -> Contact | None:
    """Keep how to answer a reporter; None when they gave nothing to keep. The same reference twice keeps the first."""
    if not (name or email or phone or street):
        return None
    values = {
        "name": name,
        "email": email,
        "phone": phone,
        "language": language,
        "answer_channel": answer_channel,
        "street": street,
        "postal_code": postal_code,
        "city": city,
        "created_at": at,
    }
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


def make_link(email: str, *, at: datetime) -> str:
    """The secret of a new personal link for this address; older links of anybody that ran out are forgotten."""
    PersonalLink.objects.filter(expires_at__lt=at - timedelta(days=1)).delete()
    secret = secrets.token_urlsafe(24)
    PersonalLink.objects.create(
        token_hash=digest(secret), email=email.lower(), created_at=at, expires_at=at + LINK_LIVES
    )
    return secret


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
