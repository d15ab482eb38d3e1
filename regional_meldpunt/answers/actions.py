"""What staff do with messages: answer, take back within ten seconds, try again, post, call."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from foundation.events import action
from foundation.identity.actor import Actor
from regional_meldpunt.answers import sending
from regional_meldpunt.answers.hearing import Heard, hear, note_try
from regional_meldpunt.answers.models import Message, MessageState, Way
from regional_meldpunt.answers.problems import TooLate
from regional_meldpunt.answers.recipients import Recipient
from regional_meldpunt.answers.words import Words
from regional_meldpunt.answers.writing import SECOND_THOUGHT, Letter, compose, keep_one, write
from regional_meldpunt.meldingen import actions, casework
from regional_meldpunt.meldingen.models import Melding, Visibility

TYPED = "typed:"
STUCK = (MessageState.FAILED, MessageState.BOUNCED, MessageState.HELD)


def answer(
    melding: Melding,
    *,
    template: str,
    said: str,
    people: Sequence[Recipient],
    key: uuid.UUID,
    by: Actor,
    at: datetime,
    hold: timedelta = SECOND_THOUGHT,
) -> list[Message]:
    """Say or ask something; held for a second thought. With nobody to send to it stands on the page of the reporter."""
    if people:
        letter = Letter(template=template, key=f"{TYPED}{key}", said=said)
        return write(melding, letter, people, by=by, at=at, hold=hold)
    if template == "question":
        casework.ask_reporter(melding, text=said, by=by, at=at)
    else:
        actions.add_note(melding, text=said, by=by, at=at, visibility=Visibility.REPORTER)
    return []


@action
def undo(melding: Melding, batch: uuid.UUID, *, at: datetime) -> int:
    """On second thought: nothing of it is sent. Raises TooLate when it left already."""
    held = Message.objects.filter(melding=melding, batch=batch, state=MessageState.HELD, held_until__gt=at)
    stopped = held.update(state=MessageState.UNDONE, done_at=at)
    if not stopped:
        raise TooLate
    return stopped


@action
def retry(message: Message, *, at: datetime) -> None:
    """Once more, over the same channel."""
    row = _locked(message)
    if row.state == MessageState.HELD:
        sending.let_go(row.batch, at=at)
        return
    if row.state not in STUCK:
        raise TooLate
    _save(row, state=MessageState.QUEUED, reason="")
    if row.channel in sending.BY_MACHINE:
        sending.ask_send(row, municipality_name=row.municipality)


def other_way(message: Message, person: Recipient, channel: str, *, by: Actor, at: datetime) -> Message:
    """The same words over another channel that this reporter can be reached by; the stuck one rests."""
    if channel not in person.contact.able:
        raise TooLate
    letter = Letter(template=message.template, key=message.key, said=message.said)
    return _replace(
        message, letter, person, channel, compose(message.melding, letter, channel, person.language), by, at
    )


@action
def _replace(
    message: Message, letter: Letter, person: Recipient, channel: str, words: Words, by: Actor, at: datetime
) -> Message:
    row = _locked(message)
    if row.state not in STUCK:
        raise TooLate
    key, values = f"{channel}:{row.pk}", {"state": MessageState.QUEUED, "by": by, "at": at}
    fresh = keep_one(row.melding, letter, person, words, key=key, channel=channel, **values)
    note_try(row, by=by, at=at, succeeded=False, note=f"→ {Way(channel).label}")
    _save(row, state=MessageState.UNDONE, done_at=at)
    if channel in sending.BY_MACHINE:
        sending.ask_send(fresh, municipality_name=fresh.municipality)
    return fresh


@action
def posted(messages: Sequence[Message], *, by: Actor, at: datetime) -> int:
    """These letters are in the box."""
    done = 0
    for message in messages:
        row = _locked(message)
        if row.channel != Way.LETTER or row.state not in (MessageState.QUEUED, MessageState.FAILED):
            continue
        _save(row, state=MessageState.POSTED, done_at=at, reason="", attempts=row.attempts + 1)
        note_try(row, by=by, at=at, succeeded=True)
        done += 1
    return done


@action
def called(message: Message, *, reached: bool, note: str, by: Actor, at: datetime, answer: str = "") -> Message:
    """Somebody rang. Reached: what the reporter said is heard as an answer. Not reached: it stays on the list."""
    row = _locked(message)
    if row.channel != Way.CALLBACK or row.state not in (MessageState.QUEUED, MessageState.FAILED):
        raise TooLate
    note_try(row, by=by, at=at, succeeded=reached, note=note)
    if not reached:
        _save(row, attempts=row.attempts + 1, reason=note[:500])
        return row
    _save(row, state=MessageState.CALLED, done_at=at, reason="", attempts=row.attempts + 1)
    if answer:
        heard = Heard(
            key=f"call:{row.pk}", channel=Way.CALLBACK, text=answer, signaal=row.signaal, language=row.language
        )
        hear(row.melding, heard, by=by, at=at)
    return row


@action
def give_up(message: Message, *, note: str, by: Actor, at: datetime) -> Message:
    """It does not work and will not: the message rests, and says why."""
    row = _locked(message)
    if row.state not in (*STUCK, MessageState.QUEUED):
        raise TooLate
    note_try(row, by=by, at=at, succeeded=False, note=note)
    _save(row, state=MessageState.UNDONE, done_at=at, reason=note[:500])
    return row


def _locked(message: Message) -> Message:
    return Message.objects.select_for_update(of=("self",)).select_related("melding__category").get(pk=message.pk)


def _save(row: Message, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
