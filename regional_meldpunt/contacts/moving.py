"""A contact follows its melding: two transactions in two municipalities, harmless to repeat."""

from __future__ import annotations

import uuid

from foundation.tasks import task
from foundation.tenancy import municipality
from regional_meldpunt.contacts import actions, queries


@task(atomic=False)
def follow(*, ref: str, origin: str, target: str) -> None:
    """Copy to the new municipality first, then forget in the old one: at no moment is the reporter lost."""
    contact_ref = uuid.UUID(ref)
    with municipality(origin):
        contact = queries.find(contact_ref)
    if contact is None:
        return
    with municipality(target):
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
    with municipality(origin):
        actions.forget(contact_ref)
