"""Erasing what is over: every night per municipality, a melding at a time, so that stopping halfway loses nothing."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from foundation.files import actions as files
from foundation.tasks import enqueue, task
from foundation.tenancy import current, municipality
from regional_meldpunt.contacts import actions as contacts
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.retention import actions, queries
from regional_meldpunt.retention.models import Erasure
from regional_meldpunt.retention.terms import Ending
from tenants.registry import hosts

NIGHT = "regional_meldpunt.retention.erasing.night"
FORGET = "regional_meldpunt.contacts.moving.forget"
MOST = 500


@task(atomic=False)
def night(*, municipality_name: str) -> None:
    """Everything of one municipality that is due; what is left after `MOST` waits for the next night."""
    with municipality(municipality_name):
        erase_due(now())


def look() -> int:
    """Behind the queue's wall: ask for tonight's round of each municipality, once a day."""
    today = localdate()
    return sum(
        enqueue(NIGHT, key=f"retention:{place.schema_name}:{today}", municipality_name=place.schema_name)
        for place in hosts.municipalities()
    )


def erase_due(at: datetime, *, most: int = MOST) -> int:
    """Behind one municipality's wall; returns how many were erased."""
    done = 0
    for ending, days in queries.periods().items():
        before = at - timedelta(days=days)
        for melding in queries.due(ending, at, days=days)[: most - done]:
            done += erase(melding, ending=Ending(ending), before=before, at=at)
    return done


def erase(melding: Melding, *, ending: Ending, before: datetime, at: datetime) -> bool:
    """Erase one melding with its contacts and files, and write it in the register. False when it was opened again."""
    with transaction.atomic():
        erased = actions.erase_row(melding.number, before)
        if erased is None:
            return False
        for ref in erased["contacts"]:
            contacts.forget(uuid.UUID(ref))
            if melding.received_by != current().schema:
                enqueue(FORGET, key=f"contact-forget:{ref}", ref=ref, place=melding.received_by)
        Erasure.objects.create(
            municipality=current().schema,
            number=melding.number,
            ending=ending,
            finished_at=melding.finished_at or at,
            erased_at=at,
            counts={name: total for name, total in erased["counts"].items() if total},
        )
    for ref in erased["files"]:
        files.discard(uuid.UUID(ref))
    return True
