"""Keeping, revealing and moving contacts. Each verb works behind the wall of one municipality."""

from __future__ import annotations

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any

from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy.parts import insertion, run
from regional_meldpunt.contacts.models import Contact, PersonalLink

LINK_LIVES = timedelta(minutes=30)


def remember(**given: Any) -> Contact | None:
    """Keep how to answer a reporter, as `contact` makes it. The same reference twice keeps the first."""
    found = contact(**given)
    if found is not None:
        run(insertion(found))
    return found


def contact(
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
    stopped_at: datetime | None = None,
) -> Contact | None:
    """What to keep of a reporter, not written yet; None when they gave nothing to keep."""
    if not (name or email or phone or street):
        return None
    return Contact(
        ref=ref,
        name=name,
        email=email,
        phone=phone,
        language=language,
        answer_channel=answer_channel,
        street=street,
        postal_code=postal_code,
        city=city,
        created_at=at,
        stopped_at=stopped_at,
    )


def reveal(ref: uuid.UUID, *, by: Actor, number: str, reason: str) -> Contact | None:
    """Show a reporter to a person, and write down who looked, at which melding and why."""
    found = Contact.objects.filter(ref=ref).first()
    facts = {"melding": number, "reason": reason, "found": found is not None}
    record("contacts.read", by=by, subject=found, facts=facts)
    return found


def change_way(ref: uuid.UUID, way: str, **given: str) -> None:
    """The reporter wants to hear from us in another way. What they leave empty stays as it is; messages begin again."""
    values = {name: value for name, value in given.items() if value}
    Contact.objects.filter(ref=ref).update(answer_channel=way, stopped_at=None, **values)


def stop(ref: uuid.UUID, *, at: datetime) -> None:
    """The reporter wants no more messages."""
    Contact.objects.filter(ref=ref, stopped_at=None).update(stopped_at=at)


def listen(ref: uuid.UUID) -> None:
    """Messages again."""
    Contact.objects.filter(ref=ref).update(stopped_at=None)


def forget(ref: uuid.UUID) -> None:
    """The contact is no longer here: it moved, or its term is over."""
    Contact.objects.filter(ref=ref).delete()


def ask_link(email: str, *, language: str, at: datetime, number: str = "") -> PersonalLink:
    """Somebody says that this address is theirs. What ran out yesterday is forgotten meanwhile."""
    PersonalLink.objects.filter(expires_at__lt=at - timedelta(days=1)).delete()
    return PersonalLink.objects.create(
        email=email.strip().lower(), language=language, number=number, expires_at=at + LINK_LIVES
    )


def draw_link(link: PersonalLink, *, at: datetime) -> str:
    """What the mail carries; half an hour begins now, and an earlier draw for the same mail opens nothing any more."""
    secret = secrets.token_urlsafe(24)
    link.token_hash, link.expires_at = digest(secret), at + LINK_LIVES
    link.save(update_fields=["token_hash", "expires_at"])
    return secret


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
