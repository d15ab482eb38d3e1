"""After «ik ga»: a reminder when nothing is heard, and when still nothing is heard the acknowledgement lapses."""

from __future__ import annotations

from datetime import datetime

from regional_meldpunt.dispatch import calling
from regional_meldpunt.dispatch.models import Alarm, AlarmState, Run, RunState
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.meldingen.models import HistoryEntry, Melding, Visibility
from regional_meldpunt.meldingen.statuses import Status

NO_SIGN = ("playbook_opened",)
"""Lines that a page writes by itself when it is opened."""


def look_after(run: Run, melding: Melding, plan: Plan, at: datetime) -> bool:
    """Remind, or let the acknowledgement lapse; True when the escalation has to go on."""
    going = list(Alarm.objects.select_related("person").filter(run=run, state=AlarmState.ACKNOWLEDGED))
    since = run.answered_at or at
    if not going or plan.remind_after is plan.lapse_after is None or heard_of(melding, going, since):
        calling.move(run, melding, at=at, due_at=None)
        return False
    lapses = since + plan.lapse_after if plan.lapse_after is not None else None
    if lapses is not None and lapses <= at:
        _lapse(run, melding, going, at)
        return True
    if run.reminded_at is None:
        calling.ring(
            melding, run, [alarm.person for alarm in going], by=calling.ENGINE, at=at, due_at=None, reminder=True
        )
        calling.move(run, melding, at=at, reminded_at=at, due_at=lapses)
    else:
        calling.move(run, melding, at=at, due_at=lapses)
    return False


def heard_of(melding: Melding, going: list[Alarm], since: datetime) -> bool:
    """Any sign of life on this melding of whoever accepted: another step, a note, a photo, a ticked line."""
    if melding.status != Status.ACKNOWLEDGED:
        return True
    accounts = [alarm.person.region_account for alarm in going if alarm.person.region_account]
    lines = HistoryEntry.objects.filter(melding=melding, at__gt=since, by__schema="public", by__id__in=accounts)
    return lines.exclude(verb__in=NO_SIGN).exists()


def _lapse(run: Run, melding: Melding, going: list[Alarm], at: datetime) -> None:
    for alarm in going:
        calling.say(melding, "alarm_lapsed", alarm.person_name, by=calling.ENGINE, at=at)
        calling.end(alarm, melding, AlarmState.LAPSED, at)
    calling.move(run, melding, at=at, state=RunState.CALLING, answered_at=None, reminded_at=None)
    calling.dispatched(melding, by=calling.ENGINE, at=at, visibility=Visibility.INTERNAL)
