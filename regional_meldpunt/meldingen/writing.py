"""The three ways in which an action touches the rows of a melding. Nothing here decides; actions do."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from foundation.files import actions as files
from foundation.files.models import StoredFile
from foundation.identity.actor import Actor
from regional_meldpunt.meldingen.models import Attachment, HistoryEntry, Melding
from regional_meldpunt.meldingen.problems import Stale


def write_history(melding: Melding, *, verb: str, by: Actor, at: datetime, **more: Any) -> HistoryEntry:
    """Append one line. Public so that dispatch can tell its own steps; there is no way to change a line."""
    return HistoryEntry.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        verb=verb,
        by=by,
        at=at,
        **more,
    )


def change(melding: Melding, at: datetime, **values: Any) -> None:
    """Write new values if nobody wrote in between; then the object in hand says the same as the row. Raises Stale."""
    values |= {"version": melding.version + 1, "changed_at": at}
    if not Melding.objects.filter(pk=melding.pk, version=melding.version).update(**values):
        raise Stale
    for name, value in values.items():
        setattr(melding, name, value)


def touch(melding: Melding, at: datetime, **values: Any) -> None:
    """Something was added; a reader in between does no harm, so the row is locked instead of compared."""
    melding.version = Melding.objects.select_for_update().values_list("version", flat=True).get(pk=melding.pk)
    change(melding, at, **values)


def attach(
    melding: Melding, stored: StoredFile, *, by: Actor, at: datetime, caption: str, visibility: str
) -> Attachment:
    """Keep a stored file with the melding."""
    files.keep(stored, municipality=melding.municipality, at_region=melding.at_desk, at=at)
    return Attachment.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        file=stored,
        by=by,
        at=at,
        caption=caption,
        visibility=visibility,
    )
