"""Reporters who want to be answered, and the steps a message takes, without a worker in between."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from foundation.tenancy import municipality
from regional_meldpunt.answers import sending, writing
from regional_meldpunt.answers.models import Message, MessageState
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.meldingen import casework
from regional_meldpunt.meldingen.models import Channel, Melding, Signaal
from regional_meldpunt.meldingen.receiving import Contact
from tests.regional_meldpunt.meldingen import making

MAIL = {"email": "gust@citizen.test"}
SMS = {"phone": "0470 12 34 56", "answer_channel": "sms"}
CALL = {"phone": "056 12 34 56", "answer_channel": "callback"}
LETTER = {"street": "Doorniksewijk 3", "postal_code": "8500", "city": "Kortrijk", "answer_channel": "letter"}


def reported(way: dict[str, str] | None = None, *, language: str = "nl", **changes: Any) -> Melding:
    """A melding of somebody who can be answered in one way."""
    ref = uuid.uuid4()
    contacts.remember(ref=ref, at=now(), name="Gust Vercruysse", language=language, **(way or MAIL))
    return making.receive(contact_ref=ref, language=language, **changes)


def followed(melding: Melding, way: dict[str, str] | None = None, *, language: str = "nl") -> Signaal:
    """Somebody else who reports the same."""
    ref = uuid.uuid4()
    contacts.remember(
        ref=ref, at=now(), name="Marie Callens", language=language, **(way or {"email": "marie@citizen.test"})
    )
    contact = Contact(key=ref, channel=Channel.WEB, contact_ref=ref, language=language, description="Ik zag het ook")
    return casework.follow(melding, contact, by=making.CITIZEN, at=now())


def told(melding: Melding, template: str) -> list[Message]:
    """What the worker writes after an action, and the messages of it."""
    with municipality(melding.municipality):
        writing.tell(
            number=melding.number,
            municipality_name=melding.municipality,
            template=template,
            status=melding.status,
            moment=melding.changed_at.isoformat(),
        )
        return list(Message.objects.filter(melding=melding, direction="out").order_by("pk"))


def let_go(melding: Melding) -> None:
    """Ten seconds later."""
    Message.objects.filter(melding=melding, state=MessageState.HELD).update(held_until=now() - timedelta(seconds=1))
    for batch in set(Message.objects.filter(melding=melding, state=MessageState.HELD).values_list("batch", flat=True)):
        sending.let_go(batch, at=now())


def sent(melding: Melding) -> list[Message]:
    """Everything that can leave by itself has been tried."""
    let_go(melding)
    for row in Message.objects.filter(melding=melding, state=MessageState.QUEUED, channel__in=sending.BY_MACHINE):
        sending.send(message=row.pk, municipality_name=row.municipality)
    return list(Message.objects.filter(melding=melding, direction="out").order_by("pk"))
