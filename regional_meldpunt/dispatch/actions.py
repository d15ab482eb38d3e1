"""What people do: call somebody, answer, ask for the next one. Run, alarm and melding move in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from foundation.events import action, announce
from foundation.files.models import StoredFile
from foundation.identity.actor import Actor
from regional_meldpunt.dispatch import calling, events, outward
from regional_meldpunt.dispatch.models import LIVE, Alarm, AlarmState, Presence, Run, RunState
from regional_meldpunt.dispatch.outward import answer_within
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.meldingen.statuses import Status
from tenants.people.models import Person

__all__ = ["AlarmProblem", "answer_within"]


class AlarmProblem(MeldingProblem):
    """An alarm that cannot be answered in this way any more; `str()` is a sentence for the screen."""


@action
def send(melding: Melding, *, person: Person, by: Actor, at: datetime) -> Alarm:
    """Call a person for a melding. A live alarm for somebody else is called off; for the same person it is kept.

    Without an answer the escalation goes on by itself, with whoever was not called in this round.
    """
    melding = calling.locked(melding)
    for live in Alarm.objects.filter(melding=melding, state__in=LIVE, person=person, inform=False):
        return live
    calling.call_off(melding, at)
    run = calling.active_run(melding)
    due_at = at + answer_within()
    if run is None:
        plan = outward.plan_for(melding).to_json()
        run = calling.new_run(melding, by=by, at=at, plan=plan, state=RunState.CALLING, due_at=due_at)
    step = run.step
    if run.state in (RunState.WAITING, RunState.NOBODY, RunState.RESTING):
        step = run.step - 1 if run.step else None  # that step was not called yet
    values = {"state": RunState.CALLING, "due_at": due_at, "step": step, "answered_at": None, "waits_for": ""}
    calling.move(run, melding, at=at, forced=False, **values)
    calling.dispatched(melding, by=by, at=at)
    return calling.ring(melding, run, [person], by=by, at=at, due_at=due_at)[0]


@action
def acknowledge(alarm: Alarm, *, by: Actor, at: datetime) -> Alarm:
    """ "Ik ga": the person takes it, also when the next one is being called already: who is awake goes.

    An alarm that meanwhile somebody else took, or that was called off, is refused with a sentence.
    """
    melding = calling.locked(alarm.melding)
    alarm.refresh_from_db()
    if alarm.state == AlarmState.ACKNOWLEDGED:
        return alarm
    run = calling.active_run(melding) or _given_up(alarm, melding)
    late = alarm.state == AlarmState.EXPIRED and run is not None and run.state != RunState.HELD
    if not alarm.awaits_answer or not (alarm.state == AlarmState.SENT or (late and run and run.pk == alarm.run_id)):
        raise AlarmProblem(_("This alarm is over: it went to somebody else or was called off."))
    alarm.state, alarm.answered_at, alarm.due_at = AlarmState.ACKNOWLEDGED, at, None
    alarm.save(update_fields=["state", "answered_at", "due_at"])
    outward.stop(alarm, at=at)
    if melding.status in calling.GOING:
        calling.say(melding, "alarm_accepted", alarm.person_name, by=by, at=at)
    else:
        meldingen.transition(melding, to=Status.ACKNOWLEDGED, by=by, at=at)
    announce(events.AlarmAnswered(**events.facts(alarm, melding)))
    if run is not None:
        _answered(run, alarm, melding, at)
    return alarm


@action
def decline(alarm: Alarm, *, by: Actor, at: datetime, reason: str = "") -> Alarm:
    """ "Ik kan niet", also after accepting: the next person is called at once, by the engine."""
    melding = calling.locked(alarm.melding)
    changed = Alarm.objects.filter(pk=alarm.pk, state__in=(*LIVE, AlarmState.EXPIRED), inform=False).update(
        state=AlarmState.DECLINED, answered_at=at, due_at=None, reason=reason[:300]
    )
    alarm.refresh_from_db()
    if not changed:
        return alarm
    outward.stop(alarm, at=at)
    calling.say(melding, "alarm_declined", reason, by=by, at=at)
    if melding.finished_at is None:
        calling.dispatched(melding, by=by, at=at, visibility=Visibility.INTERNAL)
    announce(events.AlarmAnswered(**events.facts(alarm, melding)))
    run = calling.active_run(melding)
    if run is not None and _nobody_left(run, alarm):
        calling.move(run, melding, at=at, state=RunState.CALLING, due_at=at, answered_at=None)
    return alarm


@action
def force_next(melding: Melding, *, by: Actor, at: datetime) -> Run:
    """Do not wait: the next step is called now, whatever the hour. Whoever accepted stays."""
    melding = calling.locked(melding)
    calling.say(melding, "run_forced", by=by, at=at)
    run = calling.active_run(melding)
    if run is None:
        return _begin(melding, by=by, at=at, plan=None, forced=True)
    calling.move(run, melding, at=at, forced=True, due_at=at)
    return run


@action
def start(melding: Melding, *, by: Actor, at: datetime, plan: Plan | None = None) -> Run:
    """Begin to escalate a melding now, without waiting for the desk; a run that is going on is kept."""
    melding = calling.locked(melding)
    return calling.active_run(melding) or _begin(melding, by=by, at=at, plan=plan, forced=False)


def under_way(alarm: Alarm, *, by: Actor, at: datetime) -> Alarm:
    return _step(alarm, to=Status.UNDER_WAY, by=by, at=at)


def arrive(alarm: Alarm, *, by: Actor, at: datetime) -> Alarm:
    return _step(alarm, to=Status.ON_SITE, by=by, at=at)


@action
def finish(alarm: Alarm, *, by: Actor, at: datetime, text: str = "", photos: Sequence[StoredFile] = ()) -> Alarm:
    """ "Klaar": the work is done; the note is public, the photos are for the reporter."""
    melding = _accepted(alarm)
    for photo in photos:
        meldingen.add_photo(melding, file=photo, by=by, at=at)
    meldingen.transition(melding, to=Status.DONE, by=by, at=at, text=text)
    calling.end(alarm, melding, AlarmState.FINISHED, at)
    calling.call_off(melding, at)
    if (run := calling.active_run(melding)) is not None:
        calling.close(run, melding, at=at)
    return alarm


@action
def note(alarm: Alarm, *, by: Actor, at: datetime, text: str = "", photos: Sequence[StoredFile] = ()) -> Alarm:
    """A remark or photos from the street, for colleagues."""
    melding = _accepted(alarm)
    for photo in photos:
        meldingen.add_photo(melding, file=photo, by=by, at=at, visibility=Visibility.INTERNAL)
    if text:
        meldingen.add_note(melding, text=text, by=by, at=at)
    announce(events.AlarmMoved(**events.facts(alarm, melding)))
    return alarm


def note_present(*, account: int, name: str, at: datetime) -> None:
    """An operator's desk gives a sign."""
    Presence.objects.update_or_create(account=account, defaults={"name": name, "seen_at": at})


@action
def _step(alarm: Alarm, *, to: Status, by: Actor, at: datetime) -> Alarm:
    melding = _accepted(alarm)
    meldingen.transition(melding, to=to, by=by, at=at)
    announce(events.AlarmMoved(**events.facts(alarm, melding)))
    return alarm


def _accepted(alarm: Alarm) -> Melding:
    melding = calling.locked(alarm.melding)
    alarm.refresh_from_db(fields=["state"])
    if alarm.state != AlarmState.ACKNOWLEDGED:
        raise AlarmProblem(_("Accept the alarm first, or ask the desk: it may have gone to somebody else."))
    return melding


def _answered(run: Run, alarm: Alarm, melding: Melding, at: datetime) -> None:
    """The run is held, unless its step needs all of its people and somebody of them did not accept yet."""
    of_step = Alarm.objects.filter(run=run, round=run.round, place=run.step, inform=False)
    if run.step is not None and run.state == RunState.CALLING and run.policy.steps[run.step].all_must:
        missing = list(of_step.exclude(state=AlarmState.ACKNOWLEDGED).values_list("person_name", flat=True))
        if missing and alarm.place == run.step:
            text = ", ".join(missing)
            calling.say(melding, "alarm_all_must", text, by=calling.ENGINE, at=at)
            return
    calling.call_off(melding, at, but=alarm, accepted=False)
    plan = run.policy
    waits = [span for span in (plan.remind_after, plan.lapse_after) if span is not None]
    due_at = at + min(waits) if waits else None
    values = {"state": RunState.HELD, "answered_at": at, "reminded_at": None, "due_at": due_at}
    calling.move(run, melding, at=at, forced=False, waits_for="", ended_at=None, **values)


def _given_up(alarm: Alarm, melding: Melding) -> Run | None:
    """A run in which nobody answered goes on when somebody of it picks up after all."""
    run = alarm.run if melding.finished_at is None else None
    return run if run is not None and run.state == RunState.GIVEN_UP else None


def _nobody_left(run: Run, declined: Alarm) -> bool:
    """Whether nobody of whom an answer is awaited, or who accepted, is left after a refusal."""
    here = run.step is not None and (declined.round, declined.place) == (run.round, run.step)
    if here and run.state == RunState.CALLING and run.policy.steps[run.step or 0].all_must:
        return True
    if run.state not in (RunState.CALLING, RunState.HELD):
        return False
    return not Alarm.objects.filter(run=run, state__in=LIVE, inform=False).exists()


def _begin(melding: Melding, *, by: Actor, at: datetime, plan: Plan | None, forced: bool) -> Run:
    """A run that the engine takes up at once, from the first step on."""
    chosen = plan or outward.plan_for(melding)
    run = calling.new_run(
        melding, by=by, at=at, plan=chosen.to_json(), state=RunState.RESTING, step=0, due_at=at, forced=forced
    )
    calling.say(melding, "run_started", chosen.name, by=by, at=at)
    announce(events.RunMoved(**events.run_facts(run, melding)))
    return run
