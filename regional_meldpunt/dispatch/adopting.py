"""Alarms without a run, as an earlier version of the house made them: the engine gives them one and goes on with it.

Without that, whoever was being called at the moment of an upgrade would be the last one to be called.
"""

from __future__ import annotations

from datetime import datetime

from foundation.events import announce
from regional_meldpunt.dispatch import calling, events
from regional_meldpunt.dispatch.models import LIVE, Alarm, AlarmState, Run, RunState
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.meldingen.models import Melding, Responsible


def adopt(melding: Melding, plan: Plan, at: datetime) -> None:
    """A run from where the melding is: somebody goes, or an answer is awaited as long as was said then."""
    alarms = list(Alarm.objects.filter(melding=melding, run=None, inform=False, state__in=LIVE))
    if not alarms:
        return
    if melding.finished_at is not None or melding.responsible != Responsible.REGION:
        calling.call_off(melding, at)
        return
    going = [one for one in alarms if one.state == AlarmState.ACKNOWLEDGED]
    run = Run.objects.create(
        melding=melding,
        municipality=melding.municipality,
        received_by=melding.received_by,
        plan=plan.to_json(),
        urgency=melding.urgency,
        state=RunState.HELD if going else RunState.CALLING,
        answered_at=(going[0].answered_at or at) if going else None,
        due_at=at if going else min(one.due_at or at for one in alarms),
        by=calling.ENGINE,
        started_at=at,
        moved_at=at,
    )
    Alarm.objects.filter(pk__in=[one.pk for one in alarms]).update(run=run)
    calling.say(melding, "run_started", plan.name, by=calling.ENGINE, at=at)
    announce(events.RunMoved(**events.run_facts(run, melding)))
