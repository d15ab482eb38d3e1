"""A draaiboek beside a melding: what holds, what was opened, and the ticks. The database decides who ticked first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from foundation.events import action, announce
from foundation.identity.actor import Actor
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.dispatch.events import AlarmMoved
from regional_meldpunt.dispatch.events import facts as alarm_facts
from regional_meldpunt.meldingen import events
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.writing import write_history
from regional_meldpunt.playbooks import queries
from regional_meldpunt.playbooks.content import Content, Step
from regional_meldpunt.playbooks.models import REGION, Opened, Tick
from regional_meldpunt.playbooks.problems import OtherVersion, Over, Ticked

LONGEST = 300


@dataclass(frozen=True)
class Done:
    """A step as the reader sees it."""

    place: int
    step: Step
    tick: Tick | None


@dataclass(frozen=True)
class Beside:
    """The draaiboek of a melding: what was opened for it, or what would be."""

    title: str
    origin: str
    reach: str
    playbook: int
    edition: int
    content: Content
    opened: Opened | None
    steps: list[Done]

    @property
    def example(self) -> bool:
        """The region's, because the municipality has none."""
        return self.origin == REGION

    @property
    def ticked(self) -> int:
        return sum(row.tick is not None for row in self.steps)

    @property
    def mark(self) -> str:
        """Which version a form was made of."""
        return f"{self.playbook}-{self.edition}"


def beside(melding: Melding) -> Beside | None:
    """What was opened stays as it stood; before that, what stands now. None when there is nothing at all."""
    found = queries.opened(melding)
    if found is not None:
        ticks = queries.ticks(found)
        values = (found.title, found.schema_origin, found.reach, found.playbook_number, found.edition_number)
        return Beside(*values, found.said, found, _rows(found.said, ticks))
    book = queries.holding_for(melding)
    if book is None:
        return None
    values = (book.title, book.municipality, queries.reach(book), book.pk, book.version)
    return Beside(*values, book.said, None, _rows(book.said, {}))


@action
def open_for(melding: Melding, *, by: Actor, at: datetime) -> Opened | None:
    """Keep with the melding what stands now. The first one counts: at once, twice, or by two people."""
    book = queries.holding_for(melding) if queries.opened(melding) is None else None
    if book is not None:
        kept = Opened(
            key=queries.key_of(melding),
            schema_origin=book.municipality,
            reach=queries.reach(book),
            playbook_number=book.pk,
            edition_number=book.version,
            title=book.title,
            content=book.content,
            at=at,
            by=by,
            **_of(melding),
        )
        if _kept(kept):
            write_history(melding, verb="playbook_opened", by=by, at=at, text=f"{book.title} ({book.version})")
    return queries.opened(melding)


@action
def tick(melding: Melding, *, step: int, mark: str, by: Actor, at: datetime) -> Tick:
    """Write down that a step was done. Raises Ticked, OtherVersion or Over."""
    found, said = _to_write(melding, step, mark, by, at)
    made = Tick(opened=found, step=step, at=at, by=by, **_of(melding))
    if not _kept(made):
        earlier = queries.ticks(found)[step]
        raise Ticked(earlier.by.name, earlier.at)
    write_history(melding, verb="playbook_done", by=by, at=at, text=said.text[:LONGEST])
    _tell(melding, at)
    return made


@action
def untick(melding: Melding, *, step: int, mark: str, by: Actor, at: datetime) -> bool:
    """It was not done after all; both stay in the history. False when no tick stood."""
    found, said = _to_write(melding, step, mark, by, at)
    standing = Tick.objects.filter(opened=found, step=step, undone_at=None)
    if not standing.update(undone_at=at, undone_by=by):
        return False
    write_history(melding, verb="playbook_undone", by=by, at=at, text=said.text[:LONGEST])
    _tell(melding, at)
    return True


def _tell(melding: Melding, at: datetime) -> None:
    """Every screen with this melding looks again; also the telephones of who are on their way, who hear only alarms."""
    announce(events.MeldingChanged(**events.facts(melding, at)))
    for alarm in dispatch.alarms_for(melding.pk):
        if alarm.is_live:
            announce(AlarmMoved(**alarm_facts(alarm, melding)))


def _to_write(melding: Melding, step: int, mark: str, by: Actor, at: datetime) -> tuple[Opened, Step]:
    if melding.is_final:
        raise Over
    found = open_for(melding, by=by, at=at)
    if found is None or mark != f"{found.playbook_number}-{found.edition_number}":
        raise OtherVersion
    steps = found.said.steps
    if not 0 <= step < len(steps):
        raise OtherVersion
    return found, steps[step]


def _kept(row: Opened | Tick) -> bool:
    """Whether this one was the first: the constraint decides, also between two people at the same moment."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _of(melding: Melding) -> dict[str, Any]:
    return {"melding": melding, "municipality": melding.municipality, "received_by": melding.received_by}


def _rows(content: Content, ticks: dict[int, Tick]) -> list[Done]:
    return [Done(place, step, ticks.get(place)) for place, step in enumerate(content.steps)]
