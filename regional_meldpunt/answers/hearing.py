"""What comes back: an answer by mail, text message or telephone, and mail that could not be delivered.

Every channel that hears something about a melding tells it here, so that the whole conversation stands together.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from foundation.events import action
from foundation.identity.actor import Actor
from regional_meldpunt.answers.models import Attempt, Direction, Message, MessageState
from regional_meldpunt.answers.reasons import scrubbed
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding, Visibility


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One message that came in. `key` makes one of any number of copies; for a mail it is its Message-ID.

    `signaal` is the key of the signaal of the reporter who says it; `counterpart` names an outside party instead.
    `files` are references of stored files that were already added to the melding.
    """

    key: str
    channel: str
    text: str
    subject: str = ""
    language: str = "nl"
    signaal: uuid.UUID | None = None
    counterpart: str = ""
    message_id: str = ""
    files: tuple[uuid.UUID, ...] = ()
    visibility: str = Visibility.REPORTER


@action
def hear(melding: Melding, heard: Heard, *, by: Actor, at: datetime) -> Message:
    """Write down what a reporter or a party said; an answer to our question ends the waiting for it."""
    key = f"in:{heard.key}"[:120]
    known = Message.objects.filter(melding=melding, key=key).first()
    if known is not None:
        return known
    message = Message.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        key=key,
        direction=Direction.IN,
        state=MessageState.RECEIVED,
        channel=heard.channel,
        visibility=heard.visibility,
        signaal=heard.signaal,
        counterpart=heard.counterpart[:120],
        language=heard.language,
        subject=heard.subject[:250],
        text=heard.text,
        message_id=heard.message_id.strip("<> ")[:250],
        files=[str(ref) for ref in heard.files],
        by=by,
        at=at,
        done_at=at,
    )
    if heard.counterpart:
        said = f"{heard.counterpart}: {heard.text}"
        actions.add_note(melding, text=said, by=by, at=at, visibility=Visibility.INTERNAL)
    else:
        actions.answer_by_reporter(melding, text=heard.text, by=by, at=at)
    return message


@action
def came_back(message_ids: Iterable[str], *, reason: str, at: datetime) -> Message | None:
    """A mail of ours was refused somewhere: it joins the list of what is stuck. None when it is none of ours."""
    wanted = [found.strip("<> ") for found in message_ids if found.strip("<> ")]
    rows = Message.objects.select_for_update().filter(message_id__in=wanted, direction=Direction.OUT)
    message = rows.order_by("-at").first()
    if message is None:
        return None
    if message.state == MessageState.BOUNCED:
        return message
    message.state, message.reason = MessageState.BOUNCED, scrubbed(reason)
    message.save(update_fields=["state", "reason"])
    note_try(message, by=Actor.system("mail"), at=at, succeeded=False, note=scrubbed(reason))
    return message


def note_try(message: Message, *, by: Actor, at: datetime, succeeded: bool, note: str = "") -> Attempt:
    """One more line under a message: who or what tried, and how it went."""
    return Attempt.objects.create(
        message=message,
        municipality=message.municipality,
        received_by=message.received_by,
        by=by,
        at=at,
        succeeded=succeeded,
        note=note[:500],
    )
