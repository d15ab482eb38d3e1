"""Filling in a draft, and making a melding of it: once, however often the button is pressed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, now

from foundation.events import action
from foundation.files import actions as files
from foundation.files.models import StoredFile
from foundation.identity.actor import Actor
from foundation.tasks import enqueue, task
from foundation.tenancy import current
from foundation.tenancy.family import NotAsItWas
from foundation.tenancy.parts import Part
from regional_meldpunt.categories.models import Category
from regional_meldpunt.intake import reception
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.intake.queries import KEPT
from regional_meldpunt.intake.reception import Incoming
from regional_meldpunt.meldingen.actions import Along, Place
from regional_meldpunt.meldingen.models import Melding

CLEAN_UP = "regional_meldpunt.intake.actions.clean_up"
_AS_READ = "SELECT FROM intake_draft WHERE id = $1 AND changed_at = $2 FOR UPDATE"
_SENT = """
UPDATE intake_draft SET number = $1, sent_at = $2, changed_at = $2, answers = $3, photos = '[]'
  FROM {before} WHERE id = $4"""


@dataclass(frozen=True, kw_only=True)
class Sending:
    """Everything that was looked up before the transaction: who is competent, and who has to act."""

    municipality: str
    category: Category
    language: str
    answers: tuple[dict[str, str], ...] = ()


def begin(answers: Mapping[str, Any], *, at: datetime) -> Draft:
    """The first answers that are worth keeping; the first draft of a day asks for the cleaning of the next."""
    enqueue(CLEAN_UP, key=f"clean-up:{localdate(at)}", at=at + KEPT + timedelta(hours=1))
    return Draft.objects.create(answers=dict(answers), changed_at=at)


def answer(draft: Draft, answers: Mapping[str, Any], *, at: datetime) -> Draft:
    """Add or replace answers."""
    draft.answers |= dict(answers)
    draft.changed_at = at
    draft.save(update_fields=["answers", "changed_at"])
    return draft


@transaction.atomic
def add_photo(draft: Draft, file: StoredFile, *, at: datetime) -> None:
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    locked.photos = draft.photos = [*locked.photos, str(file.ref)]
    locked.changed_at = at
    locked.save(update_fields=["photos", "changed_at"])


@transaction.atomic
def remove_photo(draft: Draft, ref: str, *, at: datetime) -> None:
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if ref not in locked.photos:
        return
    locked.photos = draft.photos = [kept for kept in locked.photos if kept != ref]
    locked.changed_at = at
    locked.save(update_fields=["photos", "changed_at"])
    files.discard(uuid.UUID(ref))


def send(draft: Draft, contact: Mapping[str, str], sending: Sending, *, by: Actor, at: datetime) -> str:
    """Make the melding and answer its number. A second click, or a hundred, gets the number of the first.

    Nobody is locked out meanwhile: when another copy was sent or a photo was added after the draft was read, nothing is
    written, and it is done again with what the draft holds then.
    """

    def sent(melding: Melding) -> Part:
        return Part((_SENT,), (melding.number, at, json.dumps(_told(contact)), draft.pk))

    while not draft.number:
        as_read = Part((_AS_READ,), (draft.pk, draft.changed_at))
        try:
            incoming = _incoming(draft, sending, contact)
            return reception.take_in(incoming, by=by, at=at, along=Along(of_it=sent, only_if=as_read)).number
        except NotAsItWas:
            draft.refresh_from_db()
    return draft.number


@action
def follow(
    draft: Draft, known: Melding, contact: Mapping[str, str], sending: Sending, *, by: Actor, at: datetime
) -> str:
    """Follow a melding that tells the same fact; its number is that of the draft from now on, the link is one's own."""
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.number:
        return locked.number
    reception.follow(known, _incoming(locked, sending, contact), by=by, at=at)
    locked.number, locked.sent_at, locked.changed_at = known.number, at, at
    locked.answers, locked.photos = {**_told(contact), "followed": True}, []
    locked.save()
    return known.number


@task
def clean_up() -> None:
    """Forget drafts that nobody finished, and files that nothing kept."""
    sweep(now())
    files.sweep(now())


def sweep(at: datetime) -> int:
    """Behind one municipality's wall: forget drafts nobody touched for a day. Their photos are swept by files."""
    removed, _rows = Draft.objects.filter(changed_at__lt=at - KEPT).delete()
    return removed


def _told(contact: Mapping[str, str]) -> dict[str, Any]:
    """What the last page says about answers; of what was left nothing else stays in the draft."""
    return {"mail": bool(contact.get("email")), "way": contact.get("answer_channel", "")}


def _incoming(draft: Draft, sending: Sending, contact: Mapping[str, str]) -> Incoming:
    given = draft.answers
    return Incoming(
        key=draft.key,
        municipality=sending.municipality,
        received_by=current().schema,
        category=sending.category,
        place=Place(
            text=given.get("address", ""),
            postal_code=given.get("postal_code", ""),
            lat=given.get("lat"),
            lon=given.get("lon"),
            metres_outside=given.get("metres_outside", 0),
        ),
        description=given.get("description", ""),
        danger=bool(given.get("danger")),
        answers=sending.answers,
        language=sending.language,
        contact=contact,
        photos=tuple(uuid.UUID(ref) for ref in draft.photos),
    )
