"""What the engine does with one melding whose moment has come. The caller holds its row and one transaction.

Every decision leaves a line of history in plain words, so that afterwards each minute can be accounted for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation import calendar
from foundation.events import announce
from regional_meldpunt.dispatch import adopting, calling, events, holding, outward, queries
from regional_meldpunt.dispatch.ledger import gathered
from regional_meldpunt.dispatch.models import NOT_CALLED_YET, Alarm, AlarmState, Run, RunState
from regional_meldpunt.dispatch.words import waits_for
from regional_meldpunt.escalation import moves, targets
from regional_meldpunt.escalation.moves import Facts, Move, Place
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.escalation.targets import Book, Gathered
from regional_meldpunt.meldingen.models import Melding, Responsible
from regional_meldpunt.meldingen.statuses import Status

BY = calling.ENGINE
A_MOMENT = timedelta(seconds=2)
"""How far the clock of whoever received a melding may be ahead of the look; beyond that it is a clock that is wrong."""

NOT_BEGUN = (Status.RECEIVED, Status.REOPENED)
WAITING_FOR_SOMEBODY = (*NOT_BEGUN, Status.ASSIGNED, Status.DISPATCHED)


@dataclass
class Look:
    """One look at one moment: everything that is read once for all meldingen of it."""

    at: datetime
    book: Book
    operators: list[str]
    _plans: dict[int, Plan] = field(default_factory=dict)

    @classmethod
    def at_moment(cls, at: datetime) -> Look:
        return cls(at, Book(at), queries.operators(at))

    def foresee(self, held: Sequence[Melding], runs: Mapping[int, Run]) -> None:
        """Who is named for these meldingen, all at once."""
        self.book.foresee(runs[one.pk].policy if one.pk in runs else self.plan_for(one) for one in held)

    def not_before(self, held: Sequence[Melding]) -> Look:
        """The same look, a moment later when one of these was written after it began: cause stands before effect."""
        written = max((one.changed_at for one in held), default=self.at)
        if not self.at < written <= self.at + A_MOMENT:
            return self
        return replace(self, at=written)

    def plan_for(self, melding: Melding) -> Plan:
        if melding.pk not in self._plans:
            self._plans[melding.pk] = outward.plan_for(melding)
        return self._plans[melding.pk]


@dataclass(frozen=True)
class Workdays:
    """The working days of one municipality."""

    municipality: str

    def is_workday(self, day: date) -> bool:
        return calendar.is_workday(day, self.municipality)


@dataclass
class Step:
    """A melding with its run and plan, at the moment of the look."""

    melding: Melding
    run: Run
    plan: Plan
    look: Look
    alarms: Sequence[Alarm] = ()
    """Of this run, as they were when the melding was held, in order."""

    @property
    def at(self) -> datetime:
        return self.look.at

    @property
    def facts(self) -> Facts:
        return Facts(self.melding.urgency, self.melding.municipality)

    @property
    def calendar(self) -> Workdays:
        return Workdays(self.melding.municipality)

    def resume(self, place: Place) -> Move:
        return moves.resume(self.plan, self.facts, place, self.at, self.calendar)

    def after(self, place: Place) -> Move:
        return moves.after(self.plan, self.facts, place, self.at, self.calendar)

    def called(self) -> list[Alarm]:
        """Who was called in this round."""
        return [one for one in self.alarms if one.round == self.run.round and not one.inform]

    def last_call(self) -> Alarm | None:
        return next((one for one in reversed(self.alarms) if not one.inform), None)


def take_up(melding: Melding, run: Run | None, alarms: Sequence[Alarm], look: Look) -> None:
    """Whatever is due for a melding that is held: judged again, because another engine or a person may have acted."""
    if run is None:
        if melding.status not in NOT_BEGUN:
            adopting.adopt(melding, look.plan_for(melding), look.at)
        elif melding.claimed_by is None and melding.finished_at is None:
            begin(melding, look)
        return
    with calling.in_staff_language():
        step = Step(melding, run, run.policy, look, alarms)
        if _needless(step):
            _end(step)
        elif run.urgency != melding.urgency:
            _other_urgency(step)
        elif run.due_at is not None and run.due_at <= look.at:
            _go_on(step)


def begin(melding: Melding, look: Look) -> None:
    """A new run: at once, or when the desk had its time."""
    plan = look.plan_for(melding)
    at = look.at
    if not outward.calls_somebody(plan, melding.urgency):
        calling.new_run(melding, by=BY, at=at, plan=plan.to_json(), state=RunState.UNNEEDED, ended_at=at)
        return
    until = _time_of_the_desk(melding, look)
    with calling.in_staff_language():
        if until is not None and until > at:
            desk = {"state": RunState.DESK, "due_at": until, "waits_for": "desk"}
            run = calling.new_run(melding, by=BY, at=at, plan=plan.to_json(), **desk)
            calling.move(run, melding, at=at)
            calling.say(melding, "run_waits", waits_for("desk", until, at), by=BY, at=at)
            return
        run = calling.new_run(melding, by=BY, at=at, plan=plan.to_json(), state=RunState.RESTING, step=0)
        step = Step(melding, run, plan, look)
        _start(step)


def _start(step: Step) -> None:
    calling.say(step.melding, "run_started", step.plan.name, by=BY, at=step.at)
    _proceed(step, moves.first(step.plan, step.facts, step.at, step.calendar))


def _time_of_the_desk(melding: Melding, look: Look) -> datetime | None:
    """Until when somebody at the desk has time to take it; None when nobody sits there."""
    if not look.operators:
        return None
    since = melding.reported_at if melding.status == Status.RECEIVED else melding.changed_at
    return since + timedelta(seconds=settings.STREEKPOORT_CLAIM_TIMEOUT)


def _go_on(step: Step) -> None:
    """The moment of the run has come."""
    run = step.run
    if run.forced:
        _force(step)
    elif run.state == RunState.DESK:
        _start(step)
    elif run.state == RunState.WAITING and run.place is not None:
        _proceed(step, Move("page", run.place, step.at))
    elif run.state == RunState.CALLING:
        _no_answer(step)
        _proceed(step, step.after(run.place) if run.place else step.resume(Place(run.round, 0)))
    elif run.state == RunState.HELD:
        if holding.look_after(run, step.melding, step.plan, step.at):
            _take_as_lapsed(step)
            _proceed(step, step.after(run.place) if run.place else step.resume(Place(run.round, 0)))
    else:
        _proceed(step, step.resume(run.place or Place(run.round, 0)))


def _take_as_lapsed(step: Step) -> None:
    """What `holding` just wrote, in the rows that are in hand."""
    for alarm in step.alarms:
        if alarm.state == AlarmState.ACKNOWLEDGED:
            alarm.state = AlarmState.LAPSED


def _proceed(step: Step, move: Move) -> None:
    """Follow the plan until somebody is called, or until there is a moment to wait for."""
    empty: list[str] = []
    while move.kind == "page" and move.place is not None:
        _say_skipped(step, move)
        found = _gather(step, move.place)
        if found.anybody:
            _say_empty(step, empty)
            _page(step, move.place, found)
            return
        if not found.tried:
            empty.append(_number(move.place))
        move = step.after(move.place)
    _say_skipped(step, move)
    if step.run.state != RunState.NOBODY:
        _say_empty(step, empty)
    if move.kind == "wait" and move.place is not None:
        text = waits_for(move.why, move.at, step.at)
        values = {"state": RunState.WAITING, "round": move.place.round, "step": move.place.step, "due_at": move.at}
        calling.move(step.run, step.melding, at=step.at, forced=False, waits_for=move.why, **values)
        calling.say(step.melding, "run_waits", text, by=BY, at=step.at)
    elif empty and not step.called():
        _nobody_on_call(step)
    elif move.kind == "rest" and move.place is not None:
        _rest(step, move.place, move.at)
    else:
        _give_up(step)


def _gather(step: Step, place: Place) -> Gathered:
    """Who is meant by a step; who said no in this round is not asked again in it, and people are told once."""
    run = step.run
    told = {one.person_id for one in step.alarms if one.inform and not one.reminder}
    called = step.called() if run.round == place.round else []
    tried = {alarm.person_id for alarm in called}
    refused = {alarm.person_id for alarm in called if alarm.state == AlarmState.DECLINED}
    going = {alarm.person_id for alarm in called if alarm.state == AlarmState.ACKNOWLEDGED}
    found = targets.gather(
        step.plan,
        step.plan.steps[place.step],
        municipality=step.melding.municipality,
        at=step.at,
        tried=tried,
        book=step.look.book,
    )
    page = tuple(person for person in found.page if person.pk not in refused | going)
    inform = tuple(person for person in found.inform if person.pk not in told)
    missed = found.tried or (page, inform) != (found.page, found.inform)
    return Gathered(page, inform, found.parties, found.fallback, missed)


def _page(step: Step, place: Place, found: Gathered) -> None:
    run, melding, at = step.run, step.melding, step.at
    due_at = at + step.plan.steps[place.step].wait
    values = {"state": RunState.CALLING, "round": place.round, "step": place.step, "due_at": due_at}
    calling.move(run, melding, at=at, forced=False, waits_for="", **values)
    if found.fallback:
        calling.say(melding, "run_fallback", _number(place), by=BY, at=at)
    if found.page:
        calling.dispatched(melding, by=BY, at=at)
        calling.ring(melding, run, found.page, by=BY, at=at, due_at=due_at, place=place.step)
    if found.inform:
        calling.ring(melding, run, found.inform, by=BY, at=at, due_at=None, place=place.step, inform=True)
    for slug in found.parties:
        _ask(run, melding, slug, at)


def _ask(run: Run, melding: Melding, slug: str, at: datetime) -> None:
    with gathered() as ledger:
        ledger.later(lambda: outward.ask_party(run, melding, slug, at=at))


def _no_answer(step: Step) -> None:
    """The time of whoever was called is over. Their telephones go on: who picks up late may still go."""
    for alarm in step.alarms:
        if alarm.state == AlarmState.SENT:
            calling.say(step.melding, "alarm_expired", alarm.person_name, by=BY, at=step.at)
            calling.expire(alarm, step.melding, step.at)


def _rest(step: Step, place: Place, until: datetime) -> None:
    run, melding, at = step.run, step.melding, step.at
    _no_answer(step)
    values = {"state": RunState.RESTING, "round": place.round, "step": place.step, "due_at": until}
    last = step.last_call()
    calling.move(run, melding, at=at, forced=False, waits_for="round", **values)
    calling.say(melding, "nobody_answered", waits_for("round", until, at), by=BY, at=at)
    if last is not None:
        announce(events.NobodyAnswered(**events.facts(last, melding)))


def _give_up(step: Step) -> None:
    run, melding, at = step.run, step.melding, step.at
    _no_answer(step)
    last = step.last_call()
    rounds = run.round + 1
    text = ngettext("after %(count)d round", "after %(count)d rounds", rounds) % {"count": rounds}
    calling.close(run, melding, at=at, state=RunState.GIVEN_UP)
    calling.say(melding, "run_given_up", text, by=BY, at=at)
    if last is not None:
        announce(events.NobodyAnswered(**events.facts(last, melding)))


def _nobody_on_call(step: Step) -> None:
    """It waits for the next shift; because a roster can change, it looks again meanwhile. The desk hears it once."""
    run, melding, at = step.run, step.melding, step.at
    shift = targets.next_shift_at(step.plan, at, step.look.book)
    again = at + max(step.plan.pause, timedelta(seconds=30))
    first = run.state != RunState.NOBODY
    values = {"state": RunState.NOBODY, "step": 0, "due_at": min(shift, again) if shift else again}
    calling.move(run, melding, at=at, forced=False, waits_for="shift", **values)
    if first:
        calling.say(melding, "nobody_on_call", waits_for("shift", shift, at), by=BY, at=at)
        with gathered() as ledger:
            ledger.later(lambda: announce(events.NobodyOnCall(**events.run_facts(run, melding))))


def _force(step: Step) -> None:
    """The next step for this urgency, whatever the hour; after the last one the next round begins at once."""
    run, steps = step.run, step.plan.steps
    place = run.place or Place(run.round, 0)
    called = run.place is not None and run.state in (RunState.CALLING, RunState.HELD)
    _no_answer(step)
    ahead = [Place(place.round, number) for number in range(place.step + called, len(steps))]
    ahead += [Place(place.round + 1, number) for number in range(len(steps))]
    fitting = [one for one in ahead if not (w := steps[one.step].when.urgencies) or step.melding.urgency in w]
    if fitting:
        _proceed(step, Move("page", fitting[0], step.at))
    else:
        _give_up(step)


def _other_urgency(step: Step) -> None:
    """Judged again by a person: what waited for its moment is looked at anew, what rings goes on ringing."""
    run, melding, at = step.run, step.melding, step.at
    Run.objects.filter(pk=run.pk).update(urgency=melding.urgency)
    run.urgency = melding.urgency
    if run.state == RunState.DESK and melding.urgency not in outward.HURRY:
        calling.close(run, melding, at=at)
    elif run.state in (RunState.WAITING, RunState.NOBODY):
        _proceed(step, step.resume(run.place or Place(run.round, 0)))


def _needless(step: Step) -> bool:
    """The melding is over, is not the region's any more, or somebody is busy with it who was not called."""
    melding, run = step.melding, step.run
    if melding.finished_at is not None or melding.responsible != Responsible.REGION:
        return True
    if run.state in NOT_CALLED_YET and melding.claimed_by is not None and not step.alarms:
        return True
    if melding.status in WAITING_FOR_SOMEBODY:
        return False
    return not any(one.state == AlarmState.ACKNOWLEDGED for one in step.alarms)


def _end(step: Step) -> None:
    melding, at = step.melding, step.at
    calling.call_off(melding, at)
    calling.close(step.run, melding, at=at)
    if melding.claimed_by is not None and melding.finished_at is None:
        text = _("%(name)s has it") % {"name": melding.claimed_by.name}
        calling.say(melding, "run_ended", text, by=BY, at=at)
    else:
        calling.say(melding, "run_ended", by=BY, at=at)


def _say_skipped(step: Step, move: Move) -> None:
    for place, why in move.skipped:
        calling.say(
            step.melding, "step_skipped", f"{_number(place)}: {waits_for(why, None, step.at)}", by=BY, at=step.at
        )


def _say_empty(step: Step, numbers: list[str]) -> None:
    """The steps that reached nobody: no shift, nobody in the team, nobody left."""
    if numbers:
        calling.say(step.melding, "step_nobody", ", ".join(numbers), by=BY, at=step.at)


def _number(place: Place) -> str:
    return str(place.step + 1)
