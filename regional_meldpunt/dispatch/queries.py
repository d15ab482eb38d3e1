"""Reads of runs and alarms, and of who is at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Q, QuerySet, Value, When

from foundation.tenancy.planned import Planned, given
from regional_meldpunt.dispatch.models import LIVE, Alarm, AlarmState, Engine, Presence, Run, RunState
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import HistoryEntry, Melding

PRESENT_FOR = timedelta(seconds=60)
ALIVE_FOR = timedelta(seconds=15)
ALONE = (RunState.RESTING, RunState.GIVEN_UP)
"""Nobody answered, and nobody is being called."""


def open_alarm(person_id: int) -> Alarm | None:
    """The alarm this person has to answer or is busy with: what is acute first, then the oldest."""
    acute = Case(When(melding__urgency="acute", then=Value(0)), default=Value(1))
    rows = Alarm.objects.select_related("melding__category").filter(person_id=person_id, state__in=LIVE)
    return rows.order_by(acute, "sent_at").first()


def may_answer_late(alarm: Alarm) -> bool:
    """Whether somebody who picks up after their time may still go: until somebody else does."""
    run = alarm.run
    if alarm.state != AlarmState.EXPIRED or alarm.inform or run is None or alarm.melding.finished_at is not None:
        return False
    return run.state == RunState.GIVEN_UP or (run.is_active and run.state != RunState.HELD)


def alarm_of(person_id: int, pk: int) -> Alarm | None:
    """An alarm of this person, whatever became of it."""
    return Alarm.objects.select_related("melding__category").filter(person_id=person_id, pk=pk).first()


def by_id(pk: int) -> Alarm | None:
    """Any alarm that the present wall shows."""
    return Alarm.objects.select_related("melding__category", "person").filter(pk=pk).first()


def alarms_of(person_id: int, limit: int = 20) -> list[Alarm]:
    """A person's alarms, newest first."""
    rows = Alarm.objects.select_related("melding__category").filter(person_id=person_id)
    return list(rows.order_by("-sent_at")[:limit])


def alarms_for(melding_id: int) -> list[Alarm]:
    """Every attempt to reach somebody for a melding, in order."""
    return list(Alarm.objects.filter(melding_id=melding_id))


def alarms_between(begins: datetime, ends: datetime) -> list[Alarm]:
    """Every attempt to reach somebody that began in a stretch of time."""
    return list(Alarm.objects.filter(sent_at__gte=begins, sent_at__lt=ends).order_by("sent_at", "id"))


def live_alarm(melding_id: int) -> Alarm | None:
    """Whoever goes, else whoever is called, of several the last."""
    return max(Alarm.objects.filter(melding_id=melding_id, state__in=LIVE), key=_weight, default=None)


def live_alarms() -> dict[int, Alarm]:
    """Melding -> its live alarm, for a whole queue in one query."""
    found = sorted(Alarm.objects.filter(state__in=LIVE), key=_weight)
    return {alarm.melding_id: alarm for alarm in found}


def live_alarms_with_melding() -> list[Alarm]:
    """The live alarm of every melding that has one, with its melding."""
    found = sorted(Alarm.objects.select_related("melding").filter(state__in=LIVE), key=_weight)
    return list({alarm.melding_id: alarm for alarm in found}.values())


def ringing(melding_id: int) -> list[Alarm]:
    """Everybody of whom an answer is awaited now."""
    return list(Alarm.objects.filter(melding_id=melding_id, state=AlarmState.SENT))


def resting() -> dict[int, Alarm]:
    """Melding -> the last alarm of a round in which nobody answered, while the next round waits or none follows."""
    return _last_alarms(Run.objects.filter(_alone()))


def resting_alarm(melding_id: int) -> Alarm | None:
    return _last_alarms(Run.objects.filter(_alone(), melding_id=melding_id)).get(melding_id)


def run_of(melding: Melding) -> Run | None:
    """The escalation that is going on, else the last one."""
    rows = Run.objects.filter(melding=melding).order_by("-started_at", "-id")
    return next(iter(sorted(rows, key=lambda run: not run.is_active)), None)


def runs_now() -> dict[int, Run]:
    """Melding -> the escalation that is going on or was given up, for a whole queue in one query."""
    open_ones = Q(ended_at__isnull=True) | Q(state=RunState.GIVEN_UP, melding__finished_at__isnull=True)
    return {run.melding_id: run for run in Run.objects.filter(open_ones).order_by("started_at", "id")}


def trail(melding: Melding) -> list[HistoryEntry]:
    """Every step of the melding and every decision of the engine about it, in order."""
    return meldingen.history(melding)


def operators(at: datetime) -> list[str]:
    """Names of the operators who are at the desk."""
    return _OPERATORS.ask(at - PRESENT_FOR)


_OPERATORS = Planned(
    lambda: Presence.objects.filter(seen_at__gt=given(1, "timestamptz")).order_by("name").values_list("name", flat=True)
)


@dataclass(frozen=True)
class EngineState:
    """What the engines have to do, did, and how late they are (seconds)."""

    due: list[Run]
    sent: list[Alarm]
    lag: float
    engines: list[Engine]


def engine_state(at: datetime, limit: int = 25) -> EngineState:
    """For the page of the coordinator."""
    due = Run.objects.select_related("melding__category").filter(due_at__isnull=False).order_by("due_at")
    sent = Alarm.objects.select_related("melding__category").order_by("-sent_at")
    alive = Engine.objects.filter(seen_at__gt=at - ALIVE_FOR)
    return EngineState(list(due[:limit]), list(sent[:limit]), oldest_due(at), list(alive))


def oldest_due(at: datetime) -> float:
    """Seconds by which the most overdue step is late; 0 when nothing is."""
    oldest = next_due()
    return max(0.0, (at - oldest).total_seconds()) if oldest else 0.0


def next_due() -> datetime | None:
    """When the engine has to act next."""
    return next(iter(_NEXT_DUE.ask()), None)


_NEXT_DUE = Planned(
    lambda: Run.objects.filter(due_at__isnull=False).order_by("due_at").values_list("due_at", flat=True)[:1]
)


def _alone() -> Q:
    resting = Q(state=RunState.RESTING, ended_at__isnull=True, alarms__isnull=False)
    return resting | Q(state=RunState.GIVEN_UP, melding__finished_at__isnull=True, melding__responsible="region")


def _last_alarms(runs: QuerySet[Run]) -> dict[int, Alarm]:
    """The last alarm of these runs, saying when its run goes on; nothing where somebody is called by a later run."""
    due = {run.pk: run.due_at for run in runs}
    live = set(Alarm.objects.filter(melding__runs__in=due, state__in=LIVE).values_list("melding_id", flat=True))
    found: dict[int, Alarm] = {}
    for alarm in Alarm.objects.filter(run__in=due, inform=False):
        if alarm.melding_id not in live:
            alarm.due_at = due[alarm.run_id or 0]
            found[alarm.melding_id] = alarm
    return found


def _weight(alarm: Alarm) -> tuple[bool, int, int]:
    return (alarm.state == AlarmState.ACKNOWLEDGED, alarm.step, alarm.pk)
