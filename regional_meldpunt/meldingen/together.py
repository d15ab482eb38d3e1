"""The same step for many meldingen at once, when a storm has to be answered in a few statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F, Value

from foundation.events import announce
from foundation.identity.actor import Actor
from foundation.tenancy.planned import PlannedChange, among, given
from regional_meldpunt.meldingen import events, mails
from regional_meldpunt.meldingen.models import HistoryEntry, Melding, Visibility
from regional_meldpunt.meldingen.problems import NotAllowed
from regional_meldpunt.meldingen.statuses import FINISHED, Status, allowed, state


def can_go_together(melding: Melding, to: Status) -> bool:
    """A step that neither stops nor starts a clock, and ends nothing: only then the columns are the same for all."""
    return melding.paused_at is None and melding.finished_at is None and to not in FINISHED and not state(to).waits


def line(melding: Melding, *, verb: str, by: Actor, at: datetime, **more: str) -> HistoryEntry:
    """A line of history that is still to be written."""
    return HistoryEntry(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        verb=verb,
        by=by,
        at=at,
        **more,
    )


def step(melding: Melding, *, to: Status, by: Actor, at: datetime) -> HistoryEntry:
    """The object in hand as it will be, and the line that tells it. `write` makes it so. Raises NotAllowed."""
    before = melding.status
    if not allowed(before, to):
        raise NotAllowed(str(state(before).label), str(state(to).label))
    told = line(
        melding,
        verb="status",
        by=by,
        at=at,
        from_status=before,
        to_status=to.value,
        visibility=Visibility.PUBLIC,
    )
    melding.status, melding.resolution, melding.changed_at = to.value, "", at
    melding.version += 1
    announce(events.MeldingStatusChanged(from_status=before, **events.facts(melding, at)))
    return told


def write(meldingen: Sequence[Melding]) -> None:
    """The rows of these meldingen, which the caller holds and which all took the same `step`."""
    if not meldingen:
        return
    first = meldingen[0]
    _MOVED.make([melding.pk for melding in meldingen], str(first.status), first.changed_at)
    mails.after_all(meldingen, "status_changed")


_MOVED = PlannedChange(
    lambda: Melding.objects.filter(among("pk", 1)),
    status=given(2, "text"), resolution=Value(""), changed_at=given(3, "timestamptz"), version=F("version") + 1,
)  # fmt: skip
