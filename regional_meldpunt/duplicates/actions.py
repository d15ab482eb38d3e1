"""Putting many in one storm, and saying one thing to everybody in it, once."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from foundation.identity.actor import Actor
from regional_meldpunt.answers import actions as answers
from regional_meldpunt.answers import recalling, recipients
from regional_meldpunt.answers.writing import SECOND_THOUGHT
from regional_meldpunt.duplicates import storms
from regional_meldpunt.duplicates.models import Storm, StormMessage
from regional_meldpunt.meldingen import casework
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import MeldingProblem


def gather(rows: Iterable[Melding], found: Storm, *, by: Actor, at: datetime) -> int:
    """Put these in a storm; what somebody changes at the same moment is left for the next look."""
    done = 0
    for melding in rows:
        try:
            casework.put_in_storm(melding, storm=found.slug, name=found.name, by=by, at=at)
        except MeldingProblem:
            continue
        done += 1
    return done


def tell_everybody(found: Storm, *, text: str, key: uuid.UUID, by: Actor, at: datetime) -> int:
    """One message to the reporters of every open melding of a storm; the same key again goes on where it stopped."""
    message, _created = storms.note_message(found, key=key, text=text, by=by, at=at)
    rows = storms.of_storm(found, only_open=True)
    for melding in rows:
        tell(melding, text=message.text, key=key, by=by, at=at, hold=storms.SECOND_THOUGHT)
    storms.told(message, len(rows))
    return len(rows)


def take_back(found: Storm, message: StormMessage, *, by: Actor, at: datetime) -> int:
    """On second thought: who did not hear it yet does not hear it. Of how many meldingen it had left already."""
    heard = 0
    for melding in storms.of_storm(found, only_open=True):
        key = typed_key(melding, message.key)
        heard += not recalling.recall(melding, moment=message.at, by=by, at=at, key=key)
    storms.told(message, heard)
    return heard


def tell(
    melding: Melding,
    *,
    text: str,
    key: uuid.UUID,
    by: Actor,
    at: datetime,
    template: str = "reply",
    hold: timedelta = SECOND_THOUGHT,
) -> int:
    """The same words to every reporter of a melding, once per key; it waits for a second thought like every message."""
    people = recipients.of(melding)
    own = _own_key(melding, key)
    return len(answers.answer(melding, template=template, said=text, people=people, key=own, by=by, at=at, hold=hold))


def typed_key(melding: Melding, key: uuid.UUID) -> str:
    """What the keys of these messages start with, to call them back."""
    return f"{answers.TYPED}{_own_key(melding, key)}"


def _own_key(melding: Melding, key: uuid.UUID) -> uuid.UUID:
    return uuid.uuid5(key, melding.number)
