"""Posting a letter, and what becomes of it. Each is one conditional statement, so that it happens once."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from foundation.events import action, announce
from foundation.tenancy import current
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange.events import LetterPosted
from shared_services.social_files.exchange.models import Letter

KEPT = timedelta(days=30)
LARGEST_LETTER = 1024 * 1024


@action
def post(
    *,
    to: str,
    ref: UUID,
    kind: str,
    turn: int,
    at: datetime,
    sealed: bytes = b"",
    blob: UUID | None = None,
    size: int = 0,
    sha256: bytes = b"",
) -> Letter:
    """Raises IntegrityError for a letter of the same kind and turn: nothing is posted twice."""
    if len(sealed) > LARGEST_LETTER:
        raise ValueError("A letter is small; what is large travels as a parcel.")
    own = current().schema
    made = Letter.objects.create(
        municipality=to,
        received_by=own,
        ref=ref,
        kind=kind,
        turn=turn,
        sealed=sealed,
        blob=blob,
        size=size or len(sealed),
        sha256=sha256,
        at=at,
        expires_at=at + KEPT,
    )
    announce(LetterPosted(municipality=to, received_by=own, ref=ref, kind=kind))
    return made


def fetch(letter: Letter, *, at: datetime, refused: bool = False) -> bool:
    """The addressee took it, or refused it. False when it was no longer waiting: taken already, recalled, expired."""
    state = Letter.State.REFUSED if refused else Letter.State.FETCHED
    waiting = Letter.objects.filter(pk=letter.pk, municipality=current().schema, state=Letter.State.WAITING)
    return bool(waiting.filter(expires_at__gt=at).update(state=state, closed_at=at))


def close(letter: Letter, outcome: str) -> bool:
    """The author takes it back (`recalled`) or ends it after its time (`expired`). False when it was too late."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT close_letter(%s, %s)", [letter.pk, outcome])
        row = cursor.fetchone()
    return bool(row and row[0])


@transaction.atomic
def erase(letter: Letter, *, at: datetime) -> bool:
    """The sealed bytes of a closed parcel go. Whoever of the two comes first does it; False when it was done."""
    if letter.blob is None:
        return False
    blobs.erase(letter.blob)
    if letter.received_by == current().schema:
        return close(letter, "erased")
    mine = Letter.objects.filter(pk=letter.pk, municipality=current().schema, erased_at=None)
    return bool(mine.exclude(state=Letter.State.WAITING).update(erased_at=at))
