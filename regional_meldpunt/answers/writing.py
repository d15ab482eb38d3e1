"""From something that happened, or something somebody typed, to a message for each reporter in their own way."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import translation
from django.utils.dateparse import parse_datetime

from foundation.events import action
from foundation.identity.actor import Actor
from foundation.notifications.senders import sender_of
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from regional_meldpunt.answers import links, recalling, recipients, wordings
from regional_meldpunt.answers.models import Direction, Message, MessageState
from regional_meldpunt.answers.recipients import Recipient
from regional_meldpunt.answers.words import Words, fill
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import HistoryEntry, Melding, Visibility
from regional_meldpunt.meldingen.statuses import Status, state

RELEASE = "regional_meldpunt.answers.sending.release"
SEND = "regional_meldpunt.answers.sending.send"
SECOND_THOUGHT = timedelta(seconds=10)
AT_ONCE = timedelta(0)
MACHINE = Actor.system("answers")
READABLE = (Visibility.PUBLIC, Visibility.REPORTER)

# What is worth a text message, a stamp or a telephone call; a mail tells every step.
WORTH = {
    "sms": frozenset({"received", "following", "reply", "question", "rejected", "done"}),
    "letter": frozenset({"received", "reply", "question", "rejected", "done"}),
    "callback": frozenset({"reply", "question", "rejected", "done"}),
}


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What to say. `key` makes one message per reporter of any number of copies."""

    template: str
    key: str
    said: str = ""
    status: str = ""


def worth(template: str, channel: str) -> bool:
    return template in WORTH.get(channel, {template})


@task(atomic=False)
def tell(*, number: str, municipality_name: str, template: str, status: str, moment: str) -> None:
    """Tell the reporters what happened at a moment, unless somebody told them already; repeated, it is told once."""
    at = parse_datetime(moment)
    if at is None:
        raise ValueError(f"{moment!r} is no moment")
    with municipality(municipality_name):
        melding = queries.by_number(number)
        if melding is None:
            return
        history = queries.history(melding)
        if any(line.verb == "handed_over" and line.at == at for line in history):
            take_over(melding)
        if _already_told(melding, at):
            return
        if recalling.recalled(history, at):
            return
        lines = [line for line in history if line.at == at]
        if any(line.verb == "answered" for line in lines):  # nobody is sent their own words, and no robot an answer
            return
        signalen, line = recipients.listening(melding), _spoken(lines)
        kept = queries.contact_kept(melding)
    found = recipients.told(melding, signalen, kept=kept)
    letters = _letters(melding, line, template, status, moment)
    with municipality(municipality_name):
        for letter in letters:
            chosen = [person for person in found if (letter.template == "following") != person.signaal.first]
            write(
                melding,
                letter,
                chosen if template == "received" else found,
                by=line.by if line else MACHINE,
                at=at,
                hold=SECOND_THOUGHT if line and line.by.is_known else AT_ONCE,
            )


@action
def take_over(melding: Melding) -> None:
    """What the former municipality had written and not sent yet goes on its way from here: there it may no longer."""
    rows, place = Message.objects.filter(melding=melding, direction=Direction.OUT), melding.municipality
    for batch, until in rows.filter(state=MessageState.HELD).values_list("batch", "held_until").distinct():
        enqueue(RELEASE, key=f"release:{batch}:{place}", at=until, batch=str(batch), municipality_name=place)
    for pk in rows.filter(state=MessageState.QUEUED, channel__in=recipients.BY_MACHINE).values_list("pk", flat=True):
        enqueue(SEND, key=f"send:{pk}:{place}", message=pk, municipality_name=place)


def write(
    melding: Melding,
    letter: Letter,
    people: Sequence[Recipient],
    *,
    by: Actor,
    at: datetime,
    hold: timedelta = SECOND_THOUGHT,
) -> list[Message]:
    """One message per reporter, held for a second thought when a person caused it. They leave together.

    Composed before the transaction: the letterhead is looked up in the register, and a transaction keeps to its wall.
    """
    ready = [
        (person, compose(melding, letter, person.channel, person.language))
        for person in people
        if worth(letter.template, person.channel)
    ]
    return keep(melding, letter, ready, by=by, at=at, hold=hold) if ready else []


@action
def keep(
    melding: Melding,
    letter: Letter,
    ready: Sequence[tuple[Recipient, Words]],
    *,
    by: Actor,
    at: datetime,
    hold: timedelta,
) -> list[Message]:
    """The messages as rows, and the moment at which they leave. Answers only those that were not there before."""
    batch, until = uuid.uuid4(), at + hold
    values: dict[str, Any] = {"batch": batch, "state": MessageState.HELD, "held_until": until, "by": by, "at": at}
    written = [
        keep_one(melding, letter, person, words, key=f"{letter.key}:{person.signaal.key}", **values)
        for person, words in ready
    ]
    fresh = [message for message in written if message.batch == batch]
    if fresh:
        enqueue(
            RELEASE,
            key=f"release:{batch}",
            at=until if hold else None,
            batch=str(batch),
            municipality_name=melding.municipality,
        )
    return fresh


def keep_one(
    melding: Melding, letter: Letter, person: Recipient, words: Words, *, key: str, channel: str = "", **values: Any
) -> Message:
    """One row; the same key answers the row that is there."""
    values |= {
        "municipality": melding.municipality,
        "received_by": melding.received_by,
        "channel": channel or person.channel,
        "signaal": person.signaal.key,
        "template": letter.template,
        "language": person.language,
        "subject": words.subject[:250],
        "text": words.text,
        "said": letter.said,
    }
    message, _created = Message.objects.get_or_create(melding=melding, key=key[:120], defaults=values)
    return message


def compose(melding: Melding, letter: Letter, channel: str, language: str) -> Words:
    """The words with every public fact filled in; the name and the link of the reporter stay open."""
    words = wordings.words_of(melding.municipality, letter.template, channel, language)
    facts = facts_of(melding, letter, language)
    return Words(fill(words.subject, facts), fill(words.text, facts))


def facts_of(melding: Melding, letter: Letter, language: str) -> dict[str, str]:
    """Plain words about a melding in one language, none of them about a person."""
    sender = sender_of(melding.municipality)
    with translation.override(language):
        sentence = str(state(letter.status or melding.status).public)
    category = melding.category
    return {
        "number": melding.number,
        "category": category.name_fr if language == "fr" and category.name_fr else category.name_nl,
        "place": melding.place_text,
        "sentence": sentence,
        "said": letter.said,
        "municipality": sender.full_name,
        "phone": sender.phone,
        "website": links.following(melding.municipality),
    }


def _already_told(melding: Melding, at: datetime) -> bool:
    """A case worker who answers writes the messages first, and the step that goes with it at the same moment."""
    return (
        Message.objects.filter(melding=melding, direction=Direction.OUT, at=at)
        .exclude(key__startswith="tell:")
        .exists()
    )


def _spoken(lines: list[HistoryEntry]) -> HistoryEntry | None:
    """The line of history that is being told: with words for the reporter if there are any."""
    spoken = [line for line in lines if line.text and line.visibility in READABLE]
    return spoken[-1] if spoken else lines[-1] if lines else None


def _letters(melding: Melding, line: HistoryEntry | None, template: str, status: str, moment: str) -> list[Letter]:
    said = line.text if line and line.visibility in READABLE and recipients.by_staff(line.by) else ""
    if template == "received":
        return [Letter(template=name, key=f"tell:{name}", status=status) for name in ("received", "following")]
    return [
        Letter(
            template=_template(melding, line, template, status),
            key=f"tell:{template}:{moment}",
            said=said,
            status=status,
        )
    ]


def _template(melding: Melding, line: HistoryEntry | None, template: str, status: str) -> str:
    """Which words fit what happened."""
    if template == "done":
        return "done"
    if line is not None and line.verb == "note":
        return "reply"
    if line is not None and line.verb == "merged_done":
        return "rejected" if status == Status.REJECTED else "done"
    if melding.merged_into and status == Status.CLOSED:
        return "merged"
    if status == Status.WAITING_REPORTER and line is not None and line.text:
        return "question"
    return "rejected" if status == Status.REJECTED else "status"
