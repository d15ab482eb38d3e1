"""Giving work, and what a receiver does with it. Each verb writes the taak and a line in the file, together."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from foundation.events import action, announce
from foundation.files.models import StoredFile
from foundation.identity.actor import Actor
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import events
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.meldingen.writing import touch, write_history
from regional_meldpunt.taak import mails
from regional_meldpunt.taak.models import OPEN, UNFINISHED, Taak, TaakState
from regional_meldpunt.taak.problems import NotOpen

PAGE_LIVES = timedelta(days=60)
CAPTION = 200
# From these the melding may start to wait. Somebody who was called or is on the way is never called off by a task.
NOBODY_ON_THE_WAY = (Status.RECEIVED, Status.ASSIGNED, Status.REOPENED, Status.WAITING_REPORTER, Status.PAUSED)


@dataclass(frozen=True, kw_only=True)
class Work:
    """What is asked of whom. `after` puts it behind what is planned already, else it runs beside it."""

    receiver: str
    slug: str
    name: str
    what: str
    instructions: str = ""
    due_at: datetime | None = None
    with_photos: bool = True
    awaited: bool = False
    after: bool = False


@action
def give(melding: Melding, work: Work, *, key: uuid.UUID, by: Actor, at: datetime) -> Taak:
    """Give work; it starts at once, or when what comes before it is over. The same key twice is one taak."""
    touch(melding, at)
    values: dict[str, Any] = {
        "municipality": melding.municipality,
        "received_by": melding.received_by,
        "position": _position(melding, work),
        "what": work.what,
        "instructions": work.instructions,
        "receiver": work.receiver,
        "receiver_slug": work.slug,
        "receiver_name": work.name,
        "with_photos": work.with_photos,
        "awaited": work.awaited,
        "due_at": work.due_at,
        "open_until": at + PAGE_LIVES,
        "made_by": by,
        "made_at": at,
    }
    taak, created = Taak.objects.get_or_create(melding=melding, key=key, defaults=values)
    if created:
        _tell(taak, melding, "taak_made", by, at, f"{taak.receiver_name}: {taak.what}")
        _start_what_is_next(melding, by=by, at=at)
        taak.refresh_from_db()
    return taak


@action
def accept(taak: Taak, *, by: Actor, at: datetime) -> Taak:
    """The receiver will do it."""
    _step(taak, (TaakState.GIVEN,), state=TaakState.ACCEPTED, accepted_at=at, answered_by=by.name)
    _tell(taak, taak.melding, "taak_accepted", by, at, taak.receiver_name)
    return taak


@action
def finish(taak: Taak, *, text: str, by: Actor, at: datetime) -> Taak:
    """It is done; what comes next starts, and when nothing is left the melding no longer waits."""
    _step(taak, OPEN, state=TaakState.DONE, ended_at=at, outcome=text, answered_by=by.name)
    _end(taak, "taak_done", text, by, at)
    return taak


@action
def decline(taak: Taak, *, reason: str, by: Actor, at: datetime) -> Taak:
    """The receiver cannot or will not. What comes next stands still: whoever gave it decides."""
    _step(taak, OPEN, state=TaakState.DECLINED, ended_at=at, outcome=reason, answered_by=by.name)
    _tell(taak, taak.melding, "taak_declined", by, at, _with_name(taak, reason))
    _no_longer_wait(taak.melding, by=by, at=at)
    return taak


@action
def cancel(taak: Taak, *, by: Actor, at: datetime) -> Taak:
    """Whoever gave it takes it back; the receiver is told when they had it already."""
    told = taak.is_open
    _step(taak, UNFINISHED, state=TaakState.CANCELLED, ended_at=at)
    if told:
        mails.tell(taak, "cancelled")
    _end(taak, "taak_cancelled", "", by, at)
    return taak


@action
def say(taak: Taak, *, text: str, by: Actor, at: datetime) -> Taak:
    """A question or a remark of the receiver; nothing of the state changes."""
    taak.answered_by = by.name[:120]
    taak.save(update_fields=["answered_by"])
    _tell(taak, taak.melding, "taak_note", by, at, _with_name(taak, text))
    return taak


@action
def to_judge(taak: Taak, *, at: datetime) -> Taak:
    """The receiver wrote, and only a person can tell what it means for the work. The first moment counts."""
    if taak.judge_since is None:
        taak.judge_since = at
        taak.save(update_fields=["judge_since"])
        announce(events.MeldingChanged(**events.facts(taak.melding, at)))
    return taak


def judged(taak: Taak) -> Taak:
    """Somebody read it, and the work stays as it is."""
    taak.judge_since = None
    taak.save(update_fields=["judge_since"])
    return taak


def reach_again(taak: Taak, *, at: datetime) -> Taak:
    """Somebody mended what was wrong: try again to reach the receiver."""
    if not taak.is_open:
        raise NotOpen
    mails.tell(taak, "given", again=f":{at.timestamp()}")
    return taak


@action
def add_photo(taak: Taak, *, file: StoredFile, by: Actor, at: datetime) -> None:
    """A photo of the receiver goes into the file, for staff."""
    meldingen.add_photo(taak.melding, file=file, by=by, at=at, caption=_caption(taak), visibility=Visibility.INTERNAL)


@action
def give_again(taak: Taak, *, why: str, by: Actor, at: datetime) -> Taak:
    """The same work once more for the same receiver, for example because the reporter says it is not solved."""
    instructions = "\n\n".join(part for part in (why, taak.instructions) if part)
    work = Work(
        receiver=taak.receiver,
        slug=taak.receiver_slug,
        name=taak.receiver_name,
        what=taak.what,
        instructions=instructions,
        with_photos=taak.with_photos,
        awaited=taak.awaited,
    )
    return give(taak.melding, work, key=uuid.uuid5(taak.key, at.isoformat()), by=by, at=at)


def _caption(taak: Taak) -> str:
    """In the language of staff, whatever the receiver reads: it is kept with the photo."""
    with translation.override(settings.LANGUAGE_CODE):
        words = _("Photo from %(who)s for the task “%(what)s”") % {"who": taak.receiver_name, "what": taak.what}
    return Truncator(words).chars(CAPTION)


def _position(melding: Melding, work: Work) -> int:
    rows = Taak.objects.filter(melding=melding, state__in=UNFINISHED)
    last = rows.aggregate(last=Max("position"))["last"]
    if last is None:
        return 1
    return int(last) + 1 if work.after else int(last)


def _step(taak: Taak, came_from: tuple[TaakState, ...], **values: Any) -> None:
    """Change the row if it is still where it must be; two answers at once give one."""
    values["judge_since"] = None
    if values["state"] not in OPEN:
        values["problem"] = ""
    if not Taak.objects.filter(pk=taak.pk, state__in=came_from).update(**values):
        raise NotOpen
    for name, value in values.items():
        setattr(taak, name, value)
    touch(taak.melding, taak.ended_at or taak.accepted_at or taak.made_at)


def _end(taak: Taak, verb: str, text: str, by: Actor, at: datetime) -> None:
    _tell(taak, taak.melding, verb, by, at, _with_name(taak, text))
    _start_what_is_next(taak.melding, by=by, at=at)
    _no_longer_wait(taak.melding, by=by, at=at)


def _start_what_is_next(melding: Melding, *, by: Actor, at: datetime) -> None:
    """Give what is planned at the first position at which nothing runs before it."""
    rows = list(Taak.objects.select_for_update().filter(melding=melding))
    blocking = [row.position for row in rows if row.is_open or row.state == TaakState.DECLINED]
    planned = [row.position for row in rows if row.state == TaakState.PLANNED]
    if not planned or (blocking and min(blocking) < min(planned)):
        return
    for taak in rows:
        if taak.state == TaakState.PLANNED and taak.position == min(planned):
            Taak.objects.filter(pk=taak.pk).update(state=TaakState.GIVEN, given_at=at)
            taak.state, taak.given_at, taak.melding = TaakState.GIVEN, at, melding
            write_history(melding, verb="taak_given", by=by, at=at, text=_with_name(taak, taak.what))
            mails.tell(taak, "given")
            mails.plan_reminder(taak, at)
            if taak.awaited and melding.status in NOBODY_ON_THE_WAY:
                meldingen.transition(melding, to=Status.WAITING, by=by, at=at)


def _no_longer_wait(melding: Melding, *, by: Actor, at: datetime) -> None:
    if melding.status != Status.WAITING:
        return
    if not Taak.objects.filter(melding=melding, state__in=UNFINISHED, awaited=True).exists():
        meldingen.transition(melding, to=Status.ASSIGNED, by=by, at=at)


def _tell(taak: Taak, melding: Melding, verb: str, by: Actor, at: datetime, text: str) -> None:
    write_history(melding, verb=verb, by=by, at=at, text=text)
    announce(events.MeldingChanged(**events.facts(melding, at)))


def _with_name(taak: Taak, text: str) -> str:
    return f"{taak.receiver_name}: {text}" if text else taak.receiver_name
