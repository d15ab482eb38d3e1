"""Writing a line. It is written before anything is shown: a page that fails afterwards was still opened."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from foundation.identity.actor import Actor
from shared_services.social_files.keys import kluis
from shared_services.social_files.readbook import chain, queries
from shared_services.social_files.readbook.models import ReadLine

ONE_AT_A_TIME = """
SELECT pg_current_xact_id()::text, pg_advisory_xact_lock(hashtext(current_schema() || '.social_readbook'))
"""


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
        row = cursor.fetchone()
    stood = _stood(str(row[0]) if row else "")
    last = queries.last()
    seq, previous = (last.seq + 1, bytes(last.digest)) if last else (1, chain.BEGINNING)
    said = chain.Said(seq, at, by, verb, file, section, version, purpose)
    digest = chain.digest(said, previous)
    seal = kluis.ask("seal_line", seq=seq, previous=previous, digest=digest, stood=stood)["seal"]
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


def _stood(transaction_id: str) -> bool:
    """Does the line before this one certainly stand? Not when this same piece of work wrote it: it may still be undone.

    A transaction around a whole test counts for nothing.
    """
    here: Any = connection
    first = next((place for place, block in enumerate(here.atomic_blocks) if not block._from_testcase), 0)
    work = (transaction_id, here.savepoint_ids[first - 1] if first else "")
    before = getattr(here, "readbook_work", None)
    here.readbook_work = work
    return before != work
