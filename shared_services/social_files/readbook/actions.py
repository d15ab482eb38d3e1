"""Writing a line. It is written before anything is shown: a page that fails afterwards was still opened."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from foundation.identity.actor import Actor
from shared_services.social_files.keys import kluis
from shared_services.social_files.readbook import chain, queries
from shared_services.social_files.readbook.models import ReadLine

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.social_readbook'))"


@transaction.atomic
def write(
    verb: str,
    *,
    by: Actor,
    at: datetime,
    file: UUID | None = None,
    section: str = "",
    version: int = 0,
    purpose: str = "",
) -> ReadLine:
    """Raises VaultClosed while locked: what cannot be sealed is not done either."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
    last = queries.last()
    seq, previous = (last.seq + 1, bytes(last.digest)) if last else (1, chain.BEGINNING)
    said = chain.Said(seq, at, by, verb, file, section, version, purpose)
    digest = chain.digest(said, previous)
    seal = kluis.ask("seal_line", seq=seq, previous=previous, digest=digest)["seal"]
    return ReadLine.objects.create(
        seq=seq,
        at=at,
        by=by,
        verb=verb,
        file=file,
        section=section,
        version=version,
        purpose=purpose,
        previous=previous,
        digest=digest,
        seal=seal,
    )
