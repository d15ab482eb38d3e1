"""A contact goes to another municipality with its melding: two transactions behind two walls, harmless to repeat."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction

from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tasks import task
from foundation.tenancy import municipality
from regional_meldpunt.contacts import actions, queries


@task(atomic=False)
def follow(*, ref: str, origin: str, target: str, number: str = "", by: dict[str, Any] | None = None) -> None:
    """Copy to the new municipality first, then forget in the old one: at no moment is the reporter lost.

    Both write in their audit book what came or went, of which melding, and who decided it.
    """
    contact_ref, who = uuid.UUID(ref), Actor(**by) if by else None
    with municipality(origin):
        contact = queries.find(contact_ref)
    if contact is None:
        return
    with municipality(target), transaction.atomic():
        if queries.find(contact_ref) is None:
            record("contacts.taken_over", by=who, subject=contact, facts={"melding": number, "from": origin})
        actions.remember(
            ref=contact.ref,
            at=contact.created_at,
            name=contact.name,
            email=contact.email,
            phone=contact.phone,
            language=contact.language,
            answer_channel=contact.answer_channel,
            street=contact.street,
            postal_code=contact.postal_code,
            city=contact.city,
            stopped_at=contact.stopped_at,
        )
    with municipality(origin), transaction.atomic():
        record("contacts.given_away", by=who, subject=contact, facts={"melding": number, "to": target})
        actions.forget(contact_ref)


@task(atomic=False)
def forget(*, ref: str, place: str) -> None:
    """The melding is erased; what another municipality kept of its reporter goes with it."""
    with municipality(place):
        actions.forget(uuid.UUID(ref))
