"""What the simulator shows is what the engine does: random policies, answers and moments, walked by both."""

import random
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.dispatch import actions, due, engine, queries
from regional_meldpunt.dispatch.models import Alarm, AlarmState, Run
from regional_meldpunt.escalation import simulator
from regional_meldpunt.escalation.moves import Facts
from regional_meldpunt.escalation.plan import Days, Otherwise, Plan, Reach, Step, Target, When
from regional_meldpunt.escalation.simulator import Answer, Kind, Moment, Said
from regional_meldpunt.meldingen.models import Melding
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.dispatch.nights import Night

pytestmark = pytest.mark.usefixtures("committed")
MINUTE = timedelta(minutes=1)
WALKS = 16
HORIZON = timedelta(hours=10)
MOST = 25  # moments of one walk
URGENCIES = ("acute", "normal")
SHOWN = (Kind.PAGE, Kind.WAIT, Kind.REST, Kind.NOBODY, Kind.GIVE_UP, Kind.ACCEPTED)
KIND_OF = {
    "waiting": Kind.WAIT,
    "resting": Kind.REST,
    "nobody": Kind.NOBODY,
    "given_up": Kind.GIVE_UP,
    "held": Kind.ACCEPTED,
}

Seen = tuple[str, datetime, tuple[int, int] | None, frozenset[int], frozenset[int]]


@dataclass
class Walker:
    """One melding, walked by the engine from moment to moment, with what people answer in between."""

    melding: Melding
    plan: Plan
    answers: list[Answer]
    begun: datetime

    def walk(self) -> list[Seen]:
        coming, seen = sorted(self.answers, key=lambda one: one.at), []
        run = actions.start(self.melding, by=Actor.system("tests"), at=self.begun, plan=self.plan)
        for _turn in range(4 * MOST):
            if len(seen) == MOST:
                break
            run.refresh_from_db()
            then = min((at for at in (run.due_at, coming[0].at if coming else None) if at is not None), default=None)
            if then is None or then > self.begun + HORIZON:
                break
            before = (run.state, run.due_at, Alarm.objects.filter(run=run).count())
            if coming and coming[0].at <= then:
                self._answer(coming.pop(0))
            else:
                engine.work(then)
            run.refresh_from_db()
            if (found := self._seen(run, then, before)) is not None:
                seen.append(found)
        return seen

    def _seen(self, run: Run, at: datetime, before: tuple[str, datetime | None, int]) -> Seen | None:
        called = Alarm.objects.filter(run=run, sent_at=at, reminder=False)
        place = None if run.step is None or run.state == "given_up" else (run.round, run.step)
        if run.moved_at == at and run.state == "calling" and before[2] != Alarm.objects.filter(run=run).count():
            paged = frozenset(called.filter(inform=False).values_list("person_id", flat=True))
            told = frozenset(called.filter(inform=True).values_list("person_id", flat=True))
            return (Kind.PAGE, at, place, paged, told)
        kind = KIND_OF.get(run.state)
        same = run.state == before[0] and (kind in (Kind.NOBODY, Kind.ACCEPTED) or run.due_at == before[1])
        if kind is None or same:
            return None
        return (kind, at, place if kind in (Kind.WAIT, Kind.REST) else None, frozenset(), frozenset())

    def _answer(self, answer: Answer) -> None:
        states = [AlarmState.SENT, AlarmState.EXPIRED, AlarmState.ACKNOWLEDGED]
        rows = Alarm.objects.select_related("melding__category", "person").filter(
            melding=self.melding, person=answer.person, inform=False, state__in=states
        )
        held = Run.objects.filter(melding=self.melding, state="held", ended_at=None).exists()
        fitting = {
            Said.SIGN: ["acknowledged"],
            Said.ACKNOWLEDGE: ["sent"] if held else ["sent", "expired"],
            Said.DECLINE: ["sent", "acknowledged", "expired"],
        }[answer.said]
        alarm = rows.filter(state__in=fitting).order_by("-id").first()
        if alarm is None:
            return
        by = Actor("public", alarm.person.region_account, alarm.person_name)
        if answer.said is Said.SIGN:
            actions.note(alarm, by=by, at=answer.at, text="Ik ben er.")
        elif answer.said is Said.ACKNOWLEDGE:
            actions.acknowledge(alarm, by=by, at=answer.at)
        else:
            actions.decline(alarm, by=by, at=answer.at, reason="Ziek")


def shown(moment: Moment) -> Seen:
    place = tuple(moment.place) if moment.place and moment.kind in (Kind.PAGE, Kind.WAIT, Kind.REST) else None
    if moment.kind is not Kind.PAGE:
        return (moment.kind, moment.at, place, frozenset(), frozenset())  # type: ignore[return-value]  # two numbers
    paged, told = (frozenset(one.pk for one in group) for group in (moment.page, moment.inform))
    return (moment.kind, moment.at, place, paged, told)  # type: ignore[return-value]  # two numbers


def any_plan(dice: random.Random, people: list[int]) -> Plan:
    def target() -> Target:
        kind = dice.choice(
            [Reach.ON_CALL, Reach.ON_CALL, Reach.EVERYBODY_ON_CALL, Reach.NEXT_ON_CALL, Reach.PERSON, Reach.ROLE]
        )
        ref = {Reach.PERSON: str(dice.choice([*people, 999_999])), Reach.ROLE: dice.choice(["wachtdienst", "nergens"])}
        layer = dice.choice([0, 1, 2]) if kind is Reach.ON_CALL else 0
        return Target(kind, ref.get(kind, ""), layer, inform=dice.random() < 0.2)

    def step() -> Step:
        window = dice.choice(
            [(None, None), (None, None), (time(22), time(7)), (time(9), time(17)), (time(2, 30), None)]
        )
        when = When(
            urgencies=frozenset(dice.choice([(), (), ("acute",), ("normal",)])),
            weekdays=frozenset(dice.choice([(), (), (5, 6), (0, 1, 2, 3, 4)])),
            days=dice.choice([Days.ANY, Days.ANY, Days.WORKDAY, Days.FREE]),
            begins=window[0],
            ends=window[1],
        )
        wait = dice.choice([1, 5, 20]) * MINUTE
        targets = tuple(target() for _ in range(dice.choice([1, 1, 2, 3])))
        return Step(targets, wait, when, dice.choice(list(Otherwise)), all_must=dice.random() < 0.3)

    return Plan(
        name="toeval",
        policy=1,
        steps=tuple(step() for _ in range(dice.choice([1, 2, 3, 5]))),
        rounds=dice.choice([0, 1, 2]),
        pause=dice.choice([15, 45]) * MINUTE,
        remind_after=dice.choice([None, 10 * MINUTE]),
        lapse_after=dice.choice([None, 25 * MINUTE]),
        fallback=dice.choice([(), (Target(Reach.PERSON, str(people[0])),)]),
    )


def test_the_simulator_agrees_with_what_the_engine_does(monkeypatch: pytest.MonkeyPatch) -> None:
    dice, night = random.Random(20261123), Night(monkeypatch)  # noqa: S311  # no secret
    lies = night.person("Lies Vermeulen")
    people = [night.eva.pk, night.jan.pk, lies.pk]
    meldingen = [night.melding(URGENCIES[number % 2]) for number in range(WALKS)]
    monkeypatch.setattr(due, "unbegun", lambda *_asked: [])  # each begins at a moment of its own
    start = now().replace(microsecond=0)
    with login("engine"), region("engine"):
        for melding in meldingen:
            plan = any_plan(dice, people)
            begun = start + timedelta(seconds=dice.randrange(20 * 86_400))
            answers = [
                Answer(
                    begun + timedelta(seconds=7 * number + dice.randrange(6)),
                    dice.choice(people),
                    dice.choice(list(Said)),
                )
                for number in sorted(dice.sample(range(1, 700), dice.choice([0, 1, 3, 6])))
            ]
            expected = simulator.simulate(
                plan, Facts(melding.urgency, melding.municipality), begun, answers=answers, horizon=HORIZON
            )
            done = Walker(melding, plan, answers, begun).walk()
            assert done == [shown(one) for one in expected if one.kind in SHOWN][:MOST], (plan, answers, begun)
            if (run := queries.run_of(melding)) is not None and run.is_active:
                Run.objects.filter(pk=run.pk).update(ended_at=start, due_at=None)
            Melding.objects.filter(pk=melding.pk).update(finished_at=start)
