"""Meldingen that come from elsewhere with their past: what another system kept, or what a demo needs to be alive.

Written in bulk and silent: nobody is mailed, nothing is announced and no rule is asked, because all of it happened
before. Reporters are not taken along; who needs them receives through `actions.receive`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Category
from regional_meldpunt.meldingen import melding_number, secret_links
from regional_meldpunt.meldingen.models import Channel, HistoryEntry, Kind, Melding, Responsible, Signaal, Visibility
from regional_meldpunt.meldingen.receiving import Place
from regional_meldpunt.meldingen.resolutions import fitting
from regional_meldpunt.meldingen.statuses import CLOCK_STOPPED, FINISHED, Status

BATCH = 1_000


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the history; with `to` it is a step to that status."""

    at: datetime
    by: Actor
    verb: str
    to: str = ""
    text: str = ""
    visibility: str = Visibility.INTERNAL


@dataclass(frozen=True, kw_only=True)
class Past:
    """One melding as it stands now, with what happened to it, oldest first. `key` makes one of any number of copies."""

    key: uuid.UUID
    municipality: str
    category: Category
    place: Place
    reported_at: datetime
    description: str = ""
    urgency: str = "normal"
    channel: str = Channel.WEB
    kind: str = Kind.MELDING
    language: str = "nl"
    responsible: str = Responsible.MUNICIPALITY
    reason: str = "office_hours"
    team: str = ""
    assigned_to: Actor | None = None
    deadline_at: datetime | None = None
    resolution: str = ""
    lines: Sequence[Line] = field(default=())

    @property
    def status(self) -> str:
        return next((line.to for line in reversed(self.lines) if line.to), Status.RECEIVED.value)

    @property
    def changed_at(self) -> datetime:
        return self.lines[-1].at if self.lines else self.reported_at


@transaction.atomic
def keep(pasts: Iterable[Past]) -> list[Melding]:
    """Write those that are not there yet; returns what was written, in the order in which it was given."""
    wanted = {past.key: past for past in pasts}
    known = set(Melding.objects.filter(key__in=wanted).values_list("key", flat=True))
    fresh = [past for key, past in wanted.items() if key not in known]
    made = Melding.objects.bulk_create([_melding(past) for past in fresh], batch_size=BATCH)
    pairs = list(zip(made, fresh, strict=True))
    Signaal.objects.bulk_create([_signaal(melding, past) for melding, past in pairs], batch_size=BATCH)
    HistoryEntry.objects.bulk_create([line for pair in pairs for line in _history(*pair)], batch_size=BATCH)
    return made


def _melding(past: Past) -> Melding:
    status, last = past.status, past.changed_at
    return Melding(
        number=melding_number.new(past.municipality),
        secret_hash=secret_links.digest(secret_links.token(past.key)),
        key=past.key,
        municipality=past.municipality,
        received_by=past.municipality,
        responsible=past.responsible,
        responsible_reason=past.reason,
        at_desk=past.responsible == Responsible.REGION,
        kind=past.kind,
        channel=past.channel,
        category=past.category,
        urgency=past.urgency,
        description=past.description,
        public=past.category.public,
        place_text=past.place.text,
        postal_code=past.place.postal_code,
        lat=past.place.lat,
        lon=past.place.lon,
        status=status,
        resolution=fitting(status, past.resolution),
        team=past.team,
        assigned_to=past.assigned_to,
        version=len(past.lines) + 1,
        language=past.language,
        reported_at=past.reported_at,
        changed_at=last,
        finished_at=last if Status(status) in FINISHED else None,
        paused_at=last if Status(status) in CLOCK_STOPPED else None,
        deadline_at=past.deadline_at,
    )


def _signaal(melding: Melding, past: Past) -> Signaal:
    return Signaal(
        melding=melding,
        municipality=past.municipality,
        received_by=past.municipality,
        key=past.key,
        secret_hash=melding.secret_hash,
        at=past.reported_at,
        by=Actor(past.municipality, None, ""),
        channel=past.channel,
        language=past.language,
        description=past.description,
        lat=past.place.lat,
        lon=past.place.lon,
        first=True,
    )


def _history(melding: Melding, past: Past) -> list[HistoryEntry]:
    arrival = Line(
        at=past.reported_at,
        by=Actor(past.municipality, None, ""),
        verb="received",
        to=Status.RECEIVED,
        visibility=Visibility.PUBLIC,
    )
    found, before = [], ""
    for line in (arrival, *past.lines):
        found.append(
            HistoryEntry(
                melding=melding,
                municipality=past.municipality,
                received_by=past.municipality,
                at=line.at,
                by=line.by,
                verb=line.verb,
                from_status=before if line.to else "",
                to_status=line.to,
                text=line.text,
                visibility=line.visibility,
            )
        )
        before = line.to or before
    return found
