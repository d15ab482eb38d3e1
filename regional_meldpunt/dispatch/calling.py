"""The rows of a run and its alarms, and the line of history that each change leaves. Nothing here decides.

Everybody who writes holds the row of the melding first, so that steps of one melding follow each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation

from foundation.calendar.clock import local
from foundation.events import announce
from foundation.identity.actor import Actor
from regional_meldpunt.dispatch import events, outward
from regional_meldpunt.dispatch.ledger import gathered
from regional_meldpunt.dispatch.models import LIVE, Alarm, AlarmState, Run, RunState
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import together
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.statuses import Status
from tenants.people.models import Person

ENGINE = Actor.system("engine")
GOING = (Status.ACKNOWLEDGED, Status.UNDER_WAY, Status.ON_SITE)


def locked(melding: Melding) -> Melding:
    """The row as it is now, held until the end of the transaction: the order of steps is decided here."""
    return Melding.objects.select_for_update(of=("self",)).select_related("category").get(pk=melding.pk)


def active_run(melding: Melding) -> Run | None:
    """The run of a melding that is held."""
    return Run.objects.filter(melding=melding, ended_at__isnull=True).first()


def new_run(melding: Melding, *, by: Actor, at: datetime, **values: Any) -> Run:
    with gathered() as ledger:
        return ledger.begin(
            Run(
                melding=melding,
                municipality=melding.municipality,
                received_by=melding.received_by,
                urgency=melding.urgency,
                by=by,
                started_at=at,
                moved_at=at,
                **values,
            )
        )


def move(run: Run, melding: Melding, *, at: datetime, **values: Any) -> None:
    """Write where the run is now, and tell who watches."""
    values |= {"moved_at": at}
    for name, value in values.items():
        setattr(run, name, value)
    with gathered() as ledger:
        ledger.moved(run, values)
        ledger.later(lambda: announce(events.RunMoved(**events.run_facts(run, melding))))


def ring(
    melding: Melding,
    run: Run,
    people: Iterable[Person],
    *,
    by: Actor,
    at: datetime,
    due_at: datetime | None,
    inform: bool = False,
    reminder: bool = False,
    place: int | None = None,
) -> list[Alarm]:
    """Call people at the same moment, or only tell them: rows first, then their pages."""
    told = inform or reminder
    verb = "alarm_reminded" if reminder else "alarm_told" if inform else "alarm_sent"
    alarms = [
        Alarm(
            melding=melding,
            municipality=melding.municipality,
            received_by=melding.received_by,
            run=run,
            person=person,
            person_name=person.name,
            round=run.round,
            place=place,
            inform=told,
            reminder=reminder,
            state=AlarmState.TOLD if told else AlarmState.SENT,
            by=by,
            sent_at=at,
            due_at=None if told else due_at,
        )
        for person in people
    ]
    with gathered() as ledger:
        ledger.call(alarms)
        for alarm in alarms:
            say(melding, verb, alarm.person_name, by=by, at=at)
    return alarms


def end(alarm: Alarm, melding: Melding, state: AlarmState, at: datetime) -> None:
    """It is over for this person, and nothing rings any more."""
    Alarm.objects.filter(pk=alarm.pk).update(state=state, finished_at=at, due_at=None)
    alarm.state, alarm.finished_at, alarm.due_at = state, at, None
    announce(events.AlarmEnded(**events.facts(alarm, melding)))
    outward.stop(alarm, at=at)


def expire(alarm: Alarm, melding: Melding, at: datetime) -> None:
    """Nobody answered in the time of the step. It goes on ringing by the later rules of its person."""
    alarm.state, alarm.finished_at, alarm.due_at = AlarmState.EXPIRED, at, None
    with gathered() as ledger:
        ledger.expired.append(alarm)
        ledger.later(lambda: announce(events.AlarmEnded(**events.facts(alarm, melding))))


def call_off(melding: Melding, at: datetime, *, but: Alarm | None = None, accepted: bool = True) -> None:
    """Everybody whose telephone may ring for it is left in peace; with `accepted` also those who said that they go."""
    open_ones = Alarm.objects.filter(melding=melding, state__in=(*LIVE, AlarmState.EXPIRED))
    for alarm in open_ones.select_related("person"):
        if but is not None and alarm.pk == but.pk:
            continue
        if alarm.state == AlarmState.SENT or (accepted and alarm.state == AlarmState.ACKNOWLEDGED):
            end(alarm, melding, AlarmState.RECALLED, at)
        elif alarm.state == AlarmState.EXPIRED:
            outward.stop(alarm, at=at)


def close(run: Run, melding: Melding, *, at: datetime, state: RunState = RunState.ENDED) -> None:
    move(run, melding, at=at, state=state, due_at=None, ended_at=at, waits_for="")


def dispatched(melding: Melding, *, by: Actor, at: datetime, visibility: str = Visibility.PUBLIC) -> None:
    """The melding waits for an answer, unless somebody is already busy with it."""
    if melding.status == Status.DISPATCHED:
        return
    if melding.status in GOING and Alarm.objects.filter(melding=melding, state=AlarmState.ACKNOWLEDGED).exists():
        return
    if visibility == Visibility.PUBLIC and together.can_go_together(melding, Status.DISPATCHED):
        with gathered() as ledger:
            ledger.dispatch(melding, by=by, at=at)
    else:
        meldingen.transition(melding, to=Status.DISPATCHED, by=by, at=at, visibility=visibility)


def say(melding: Melding, verb: str, text: str = "", *, by: Actor, at: datetime) -> None:
    with gathered() as ledger:
        ledger.lines.append(together.line(melding, verb=verb, by=by, at=at, text=text))


def clock(at: datetime, since: datetime) -> str:
    """A moment in words of the wall clock; with its day when that is another one."""
    wall, today = local(at), local(since).date()
    return f"{wall:%H:%M}" if wall.date() == today else f"{wall:%d/%m %H:%M}"


def in_staff_language() -> translation.override:
    """What is kept is written in the language of the staff, whoever reads it later."""
    return translation.override(settings.LANGUAGE_CODE)
