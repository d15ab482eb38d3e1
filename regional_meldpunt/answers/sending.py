"""Messages leave: after the second thought, over their channel, and with a trace of each try.

A gateway that is away for a day is tried for a day. What is refused for good joins the list of what is stuck, where a
person reads why. Letters and calls wait for a person instead of for a gateway.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from foundation.events import action
from foundation.notifications import channels
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from regional_meldpunt.answers import envelopes, recalling, recipients
from regional_meldpunt.answers.hearing import note_try
from regional_meldpunt.answers.models import Message, MessageState
from regional_meldpunt.answers.reasons import FOR_GOOD, NobodyThere, word_of
from regional_meldpunt.answers.recipients import Recipient
from regional_meldpunt.answers.writing import MACHINE, SEND
from regional_meldpunt.meldingen import actions, casework, queries
from regional_meldpunt.meldingen.models import Visibility
from regional_meldpunt.meldingen.problems import MeldingProblem

BY_MACHINE = recipients.BY_MACHINE
WAITING = (MessageState.QUEUED, MessageState.FAILED)
LONGEST_TRYING = 32  # starts of the task: with its growing pauses more than a day


@task(atomic=False)
def release(*, batch: str, municipality_name: str) -> None:
    """The second thought is over: what was not undone goes on its way, and the file tells what was said."""
    with municipality(municipality_name):
        let_go(uuid.UUID(batch), at=now())


@action
def let_go(batch: uuid.UUID, *, at: datetime) -> None:
    """Everything of a batch that is still held; harmless to repeat."""
    held = list(
        Message.objects.select_for_update(of=("self",))
        .select_related("melding__category")
        .filter(batch=batch, state=MessageState.HELD)
        .order_by("pk")
    )
    if not held:
        return
    typed = [message for message in held if not message.key.startswith("tell:")]
    if not typed and recalling.recalled(queries.history(held[0].melding), held[0].at):
        Message.objects.filter(pk__in=[message.pk for message in held]).update(state=MessageState.UNDONE, done_at=at)
        return
    moment = at if typed else held[0].at
    Message.objects.filter(pk__in=[message.pk for message in held]).update(state=MessageState.QUEUED, at=moment)
    for message in held:
        if message.channel in BY_MACHINE:
            ask_send(message, municipality_name=message.municipality)
    if typed:
        _tell_the_file(typed[0], at=at)


def ask_send(message: Message, *, municipality_name: str) -> None:
    """Put one message on the queue; the number of tries is in the key, so that "again" is a new task."""
    key = f"send:{message.pk}:{message.attempts}"
    enqueue(SEND, key=key, message=message.pk, municipality_name=municipality_name)


def _tell_the_file(message: Message, *, at: datetime) -> None:
    """One line of history for what a person typed, however many reporters read it."""
    melding = message.melding
    if message.template == "question":
        try:
            casework.ask_reporter(melding, text=message.said, by=message.by, at=at)
        except MeldingProblem:  # it was finished meanwhile: the question is a message then
            actions.add_note(melding, text=message.said, by=message.by, at=at, visibility=Visibility.REPORTER)
    else:
        actions.add_note(melding, text=message.said, by=message.by, at=at, visibility=Visibility.REPORTER)


@task(atomic=False, max_attempts=LONGEST_TRYING)
def send(*, message: int, municipality_name: str) -> None:
    """Hand one message to its gateway. Raises what the gateway raised, so that it is tried again."""
    with municipality(municipality_name):
        row = Message.objects.select_related("melding__category").filter(pk=message).first()
        if row is None or row.state not in WAITING or row.municipality != municipality_name:
            return  # the last: it was handed over, and is asked for again over there
        signalen = [found for found in queries.signalen(row.melding) if found.key == row.signaal]
    people = recipients.reachable(signalen, (row.municipality, row.received_by))
    with municipality(municipality_name):
        problem = _attempt(row, people[0] if people else None)
    if problem is not None and not isinstance(problem, FOR_GOOD):
        raise problem


def _attempt(row: Message, person: Recipient | None) -> Exception | None:
    """One try, written down in any case; put in its envelope before the transaction, in which walls stand still."""
    try:
        if person is None:
            raise NobodyThere("the reporter left no address that works")
        parcel = envelopes.wrap(row, row.melding, person)
    except Exception as problem:  # whatever is wrong with the words: it is noted
        return _failed(row.pk, problem)
    return _hand_over(row.pk, parcel)


def _hand_over(pk: int, parcel: channels.Message) -> Exception | None:
    """To the gateway; the row is locked meanwhile, so that two workers send it once."""
    with transaction.atomic():
        row = Message.objects.select_for_update().get(pk=pk)
        if row.state not in WAITING:
            return None
        try:
            channels.get(row.channel)(parcel)
        except Exception as problem:  # whatever a gateway raises: it is noted, and the task tries again
            return _failed(pk, problem)
        row.state, row.reason, row.done_at, row.message_id = MessageState.SENT, "", now(), parcel.message_id
        row.attempts += 1
        row.save(update_fields=["state", "reason", "done_at", "attempts", "message_id"])
        note_try(row, by=MACHINE, at=row.done_at, succeeded=True)
    return None


@transaction.atomic
def _failed(pk: int, problem: Exception) -> Exception:
    row = Message.objects.select_for_update().get(pk=pk)
    row.state, row.reason = MessageState.FAILED, word_of(problem)
    row.attempts += 1
    row.save(update_fields=["state", "reason", "attempts"])
    note_try(row, by=MACHINE, at=now(), succeeded=False, note=row.reason)
    return problem
