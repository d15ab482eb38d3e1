"""A button on the telephone of whoever is on call: done once, however often it arrives, and never with words lost.

It may have been pressed in a cellar without a connection. What was meant then is told in the file beside what came in
when; when somebody else went meanwhile, that is said, and a note or a photo is kept all the same.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from foundation.events import action
from foundation.files import actions as files
from foundation.files.models import StoredFile
from foundation.files.problems import FileRefused
from foundation.identity.actor import Actor
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch import queries as alarms
from regional_meldpunt.dispatch.models import Alarm, AlarmState
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.meldingen.writing import write_history
from regional_meldpunt.oncall import queries, whereabouts
from regional_meldpunt.oncall.models import Kind, Outcome, Press
from regional_meldpunt.playbooks import helping

LATE = timedelta(seconds=60)
"""From here on the file tells when it was pressed beside when it came in."""
SAID = 300
ENDS = (Kind.CANNOT, Kind.DONE)


@dataclass(frozen=True, kw_only=True)
class Button:
    """What was pressed, as it came in. `step` and `mark` belong to a draaiboek."""

    key: uuid.UUID
    kind: str
    pressed_at: datetime
    text: str = ""
    photo: UploadedFile[bytes] | None = None
    step: int = -1
    mark: str = ""


@action
def press(alarm: Alarm, button: Button, *, by: Actor, at: datetime) -> Press:
    """Do it, or answer what was answered the first time."""
    row = _row(alarm, button, at)
    if not _first(row):
        return queries.press(alarm.person_id, button.key) or row
    row.outcome, said = _attempt(alarm, button, by=by, at=at)
    row.said = said[:SAID]
    row.save(update_fields=["outcome", "said"])
    if at - row.pressed_at > LATE:
        told = f"{row.get_kind_display()}: {localtime(row.pressed_at):%H:%M}"
        write_history(alarm.melding, verb="pressed_earlier", by=by, at=at, text=told)
    return row


def _row(alarm: Alarm, button: Button, at: datetime) -> Press:
    """A clock that runs ahead does not press in the future."""
    return Press(
        melding=alarm.melding,
        municipality=alarm.municipality,
        received_by=alarm.received_by,
        alarm=alarm,
        person_number=alarm.person_id,
        key=button.key,
        kind=button.kind,
        pressed_at=min(button.pressed_at, at),
        received_at=at,
    )


def _first(row: Press) -> bool:
    """The constraint decides; a copy that comes at the same moment waits here until the first is done."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _attempt(alarm: Alarm, button: Button, *, by: Actor, at: datetime) -> tuple[Outcome, str]:
    try:
        _done(alarm, button, by=by, at=at)
    except FileRefused as problem:
        kept = button.text and _keep(alarm.melding, button.text, [], by=by, at=at)
        return (Outcome.KEPT if kept else Outcome.REFUSED), str(problem)
    except MeldingProblem as problem:
        said = what_happened(alarm) or str(problem)
        if not button.text and button.photo is None:
            return Outcome.REFUSED, said
        return _save_words(alarm, button, said, by=by, at=at)
    if button.kind in ENDS:
        whereabouts.forget(alarm)
    return Outcome.DONE, ""


@action
def _done(alarm: Alarm, button: Button, *, by: Actor, at: datetime) -> None:
    DO[Kind(button.kind)](alarm, button, by, at)


def _save_words(alarm: Alarm, button: Button, said: str, *, by: Actor, at: datetime) -> tuple[Outcome, str]:
    """The button came too late; what was seen in the street is worth keeping."""
    if button.photo is not None:
        button.photo.seek(0)
    try:
        _keep(alarm.melding, button.text, _photos(alarm, button, by, at), by=by, at=at)
    except (FileRefused, MeldingProblem) as problem:
        return Outcome.REFUSED, f"{said} {problem}"
    return Outcome.KEPT, f"{said} {_('What you wrote or photographed is kept.')}"


@action
def _keep(melding: Melding, text: str, photos: list[StoredFile], *, by: Actor, at: datetime) -> bool:
    for photo in photos:
        meldingen.add_photo(melding, file=photo, by=by, at=at, visibility=Visibility.INTERNAL)
    if text:
        meldingen.add_note(melding, text=text, by=by, at=at)
    return True


def what_happened(alarm: Alarm) -> str:
    """Why this alarm is not this person's any more, by name; "" when nobody else has it."""
    every = alarms.alarms_for(alarm.melding_id)
    mine = [row for row in every if row.person_id == alarm.person_id and row.is_live]
    other = next(
        (row for row in every if row.state == AlarmState.ACKNOWLEDGED and row.person_id != alarm.person_id), None
    )
    ended = next(
        (row for row in reversed(every) if row.state == AlarmState.FINISHED and row.person_id != alarm.person_id), None
    )
    if other is not None and not mine:
        return _("%(name)s went meanwhile.") % {"name": other.person_name}
    if ended is not None and not mine:
        return _("%(name)s finished it meanwhile.") % {"name": ended.person_name}
    return ""


def _photos(alarm: Alarm, button: Button, by: Actor, at: datetime) -> list[StoredFile]:
    if button.photo is None:
        return []
    return [files.take_picture(button.photo, by=by, at=at, owner=alarm.municipality, at_region=True)]


def _go(alarm: Alarm, button: Button, by: Actor, at: datetime) -> None:
    dispatch.acknowledge(alarm, by=by, at=at)


def _cannot(alarm: Alarm, button: Button, by: Actor, at: datetime) -> None:
    dispatch.decline(alarm, by=by, at=at, reason=button.text)


def _under_way(alarm: Alarm, button: Button, by: Actor, at: datetime) -> None:
    dispatch.under_way(alarm, by=by, at=at)


def _on_site(alarm: Alarm, button: Button, by: Actor, at: datetime) -> None:
    dispatch.arrive(alarm, by=by, at=at)


def _finish(alarm: Alarm, button: Button, by: Actor, at: datetime) -> None:
    dispatch.finish(alarm, by=by, at=at, text=button.text, photos=_photos(alarm, button, by, at))


def _note(alarm: Alarm, button: Button, by: Actor, at: datetime) -> None:
    dispatch.note(alarm, by=by, at=at, text=button.text, photos=_photos(alarm, button, by, at))


def _tick(alarm: Alarm, button: Button, by: Actor, at: datetime) -> None:
    helping.tick(alarm.melding, step=button.step, mark=button.mark, by=by, at=at)


def _untick(alarm: Alarm, button: Button, by: Actor, at: datetime) -> None:
    helping.untick(alarm.melding, step=button.step, mark=button.mark, by=by, at=at)


DO: dict[Kind, Callable[[Alarm, Button, Actor, datetime], None]] = {
    Kind.GO: _go,
    Kind.CANNOT: _cannot,
    Kind.UNDER_WAY: _under_way,
    Kind.ON_SITE: _on_site,
    Kind.DONE: _finish,
    Kind.NOTE: _note,
    Kind.TICK: _tick,
    Kind.UNTICK: _untick,
}
