"""What the desk shows, gathered from meldingen, alarms and roster. Lists come back evaluated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import redis
from django.conf import settings

from foundation import heartbeat
from foundation.events import stream
from foundation.events.stream import Position
from regional_meldpunt.categories.models import RANK
from regional_meldpunt.desk import alerts, ladder, presence, projection
from regional_meldpunt.desk.alerts import Warned
from regional_meldpunt.desk.ladder import Ladder
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.dispatch.models import Alarm, AlarmState, Run, RunState
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Attachment, HistoryEntry, Melding
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.roster.models import Shift
from tenants.people.models import Person
from tenants.registry import hosts


@dataclass(frozen=True)
class Row:
    """One line of the queue: the melding, who is called for it, and what happens next and when.

    `resting` is the last alarm of a round in which nobody answered; the engine then waits before it tries again.
    """

    melding: Melding
    alarm: Alarm | None
    place: str
    resting: Alarm | None = None
    run: Run | None = None

    @property
    def steps(self) -> int:
        """How many steps the policy of the escalation has; the usual order goes on until somebody answers."""
        return len(self.run.plan["steps"]) if self.run and self.run.plan["policy"] is not None else 0

    @property
    def step(self) -> int:
        return self.run.step + 1 if self.run and self.run.step is not None else 0

    @property
    def rank(self) -> int:
        return RANK.get(self.melding.urgency, len(RANK))

    @property
    def waits(self) -> bool:
        """Nobody has taken it: no operator, and nobody who goes."""
        going = self.alarm is not None and self.alarm.state == AlarmState.ACKNOWLEDGED
        return self.melding.claimed_by is None and not going

    @property
    def next_at(self) -> datetime | None:
        """When the engine acts by itself."""
        if self.run is not None and self.run.is_active and self.run.state != RunState.HELD:
            return self.run.due_at
        if self.alarm is not None:
            return self.alarm.due_at if self.alarm.state == AlarmState.SENT else None
        if self.resting is not None:
            return self.resting.due_at
        if self.melding.urgency == "acute" and self.melding.claimed_by is None and self.melding.status == "received":
            return self.melding.reported_at + timedelta(seconds=settings.STREEKPOORT_CLAIM_TIMEOUT)
        return None


@dataclass(frozen=True)
class Bar:
    """The top of the desk: who is on call, whether alarms work, who sits here."""

    now: list[Shift]
    next: Shift | None
    engine: bool
    operators: list[str]
    warned: list[Warned]
    week: list[Shift]


@dataclass(frozen=True)
class File:
    """Everything about the chosen melding."""

    row: Row
    history: list[HistoryEntry]
    photos: list[Attachment]
    ladder: Ladder
    watchers: list[str]
    people: list[Person]
    on_call: Person | None


def position() -> Position:
    """Where the stream is, read before the rows: an event in between is played twice, never missed."""
    return stream.head()


def queue() -> list[Row]:
    alarms, resting, runs = dispatch.live_alarms(), dispatch.resting(), dispatch.runs_now()
    return [
        Row(one, alarms.get(one.pk), place_name(one), resting.get(one.pk), runs.get(one.pk))
        for one in meldingen.desk_queue()
    ]


def row(melding: Melding) -> Row:
    alarm = dispatch.live_alarm(melding.pk)
    resting = None if alarm else dispatch.resting_alarm(melding.pk)
    run = dispatch.run_of(melding)
    return Row(melding, alarm, place_name(melding), resting, run if run and run.is_active else None)


def state() -> projection.State:
    """The picture of this moment, as the page keeps it."""
    rows = meldingen.desk_queue()
    alarms = {alarm.melding.number: alarm for alarm in dispatch.live_alarms_with_melding()}
    numbers = {alarm.melding_id: number for number, alarm in alarms.items()}
    return projection.picture(rows, {alarm.melding_id: alarm for alarm in alarms.values()}, numbers)


def bar(at: datetime) -> Bar:
    engine, chosen = engine_works(), roster.default()
    return Bar(
        now=[shift for shift in roster.on_duty(chosen, at) if shift.person is not None] if chosen else [],
        next=roster.after_this_one(at),
        engine=engine,
        operators=dispatch.operators(at),
        warned=alerts.warnings(at, engine=engine),
        week=roster.this_week(chosen, at) if chosen else [],
    )


def file(melding: Melding, at: datetime, *, me: int | None = None) -> File:
    return File(
        row=row(melding),
        history=list(reversed(meldingen.history(melding))),
        photos=meldingen.photos(melding),
        ladder=ladder.ladder(melding, at),
        watchers=presence.watchers(at, but=me).get(melding.number, []),
        people=roster.to_reach(at),
        on_call=roster.on_call(at),
    )


def engine_works() -> bool:
    try:
        return heartbeat.signs("engine")["engine"] is not None
    except redis.RedisError:
        return False


def place_name(melding: Melding) -> str:
    """The municipality that is competent now, by name."""
    try:
        return hosts.by_schema(melding.municipality).name
    except KeyError:
        return str(melding.municipality)


def per_municipality(rows: list[Row]) -> list[tuple[str, str, int, int]]:
    """(schema, name, open, acute) of every municipality: the map in words."""
    members = hosts.municipalities()
    return [
        (
            member.schema_name,
            member.name,
            sum(row.melding.municipality == member.schema_name for row in rows),
            sum(row.melding.municipality == member.schema_name and row.rank == 0 for row in rows),
        )
        for member in members
    ]
