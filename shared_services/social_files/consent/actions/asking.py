"""Who has to be told and asked, the link they answer by, and the end of it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.identity.actor import Actor
from foundation.tenancy import on_commit
from shared_services.social_files.consent import facts as requests
from shared_services.social_files.consent import queries, sealed
from shared_services.social_files.consent.models import Participant
from shared_services.social_files.consent.sealed import OpenParticipant
from shared_services.social_files.consent.values import LANGUAGES, Adult, Asked
from shared_services.social_files.investigation import bytes_at_rest
from shared_services.social_files.readbook import actions as readbook

LINK_LIVES = timedelta(days=30)
PURPOSE = "transfer"


@transaction.atomic
def begin(request_ref: UUID, adults: Sequence[Adult], sections: Sequence[Asked], *, by: Actor, at: datetime) -> None:
    """Who has to be told or asked what, for one request; again with the same adults when the sections changed.

    What somebody said of a section counts on as long as its ground stays the same. Raises VaultClosed while locked.
    """
    known = {row.person: row for row in queries.participants(request_ref)}
    of_age = {adult.ref for adult in adults}
    for adult in adults:
        asked = [{"kind": one.kind, "ground": one.ground} for one in sections if _concerns(one, adult, of_age)]
        row = known.get(adult.ref)
        if row is None:
            _add(request_ref, adult, asked, by=by, at=at)
        elif row.sections != asked:
            Participant.objects.filter(pk=row.pk).update(sections=asked)
    readbook.write("consent_asked", by=by, at=at, file=request_ref, purpose=PURPOSE)


def _concerns(section: Asked, adult: Adult, of_age: set[UUID]) -> bool:
    """About them, about the whole household, or about children only: then every adult is asked."""
    return not section.persons or adult.ref in section.persons or not of_age & set(section.persons)


def _add(request_ref: UUID, adult: Adult, asked: list[dict[str, str]], *, by: Actor, at: datetime) -> None:
    row = Participant(request_ref=request_ref, person=adult.ref, sections=asked, asked_at=at, asked_by=by)
    language = adult.language if adult.language in LANGUAGES else LANGUAGES[0]
    row.sealed = sealed.made(row).seal_said({"name": adult.name, "language": language})
    row.save()


@transaction.atomic
def give_link(opened: OpenParticipant, *, by: Actor, at: datetime) -> str:
    """A new secret link; an older one of the same adult is over. The secret is told once and kept nowhere."""
    secret, row = sealed.new_secret(), opened.row
    told = requests.of(row.request_ref)
    said: dict[str, Any] = {**opened.said(), "facts": asdict(told) if told else {}}
    Participant.objects.filter(pk=row.pk).update(
        sealed=opened.seal_said(said),
        link_hash=sealed.hash_of(secret),
        link_box=opened.box_for(secret),
        link_until=at + LINK_LIVES,
    )
    readbook.write("consent_link", by=by, at=at, file=row.request_ref, purpose=PURPOSE)
    return secret


@transaction.atomic
def end_link(row: Participant, *, by: Actor, at: datetime) -> None:
    """Lost, or in the wrong hands."""
    Participant.objects.filter(pk=row.pk).update(link_hash=None, link_box=b"", link_until=None)
    readbook.write("consent_link_ended", by=by, at=at, file=row.request_ref, purpose=PURPOSE)


@transaction.atomic
def destroy(request_ref: UUID, *, by: Actor, at: datetime) -> None:
    """The time to keep it is over: keys, links and scans go, and with them names and texts. Codes and dates stay."""
    rows = queries.participants(request_ref)
    scans = queries.scans(rows)
    gone: dict[str, Any] = {"wrapped": b"", "sealed": b"", "link_hash": None, "link_box": b"", "link_until": None}
    Participant.objects.filter(request_ref=request_ref).update(**gone, destroyed_at=at)
    readbook.write("consent_destroyed", by=by, at=at, file=request_ref, purpose=PURPOSE)
    on_commit(lambda: bytes_at_rest.remove_all(scans))


@transaction.atomic
def rewrap(row: Participant) -> bool:
    """Wrap the key of a row with the newest keys. False when it was so already."""
    locked = Participant.objects.select_for_update().get(pk=row.pk)
    key_id, wrapped = sealed.wrapped_again(locked)
    if key_id == locked.key_id:
        return False
    Participant.objects.filter(pk=row.pk).update(key_id=key_id, wrapped=wrapped)
    return True
