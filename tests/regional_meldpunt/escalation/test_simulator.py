"""What the simulator tells about answers, refusals, silence and the night; that the engine does the same is its test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from foundation.calendar.clock import BRUSSELS
from foundation.tenancy import region
from regional_meldpunt.escalation.moves import Facts
from regional_meldpunt.escalation.plan import Days, Otherwise, Plan, Reach, Step, Target, When
from regional_meldpunt.escalation.simulator import Answer, Kind, Moment, Said, simulate
from tenants.people.models import Person
from tests.regional_meldpunt.desk.people import on_call_people

pytestmark = pytest.mark.usefixtures("db")

NIGHT = datetime(2026, 11, 28, 3, 12, tzinfo=BRUSSELS)
FIVE, ACUTE = timedelta(minutes=5), Facts("acute", "kortrijk")


@pytest.fixture
def people() -> Iterator[list[Person]]:
    found = on_call_people()
    with region("coordinator"):
        yield found


def plan(people: list[Person], **more: object) -> Plan:
    steps = tuple(Step((Target(Reach.PERSON, str(one.pk)),), FIVE) for one in people)
    return Plan("proef", steps, **{"rounds": 1, **more})  # type: ignore[arg-type]  # fields of a plan


def told(moments: list[Moment]) -> list[tuple[int, str, str]]:
    """(minutes since the beginning, what, first names)."""
    names = (" ".join(who.name.split()[0] for who in one.page) for one in moments)
    return [
        (int((one.at - NIGHT).total_seconds() // 60), one.kind.value, name)
        for one, name in zip(moments, names, strict=True)
    ]


def test_silence_a_refusal_and_an_answer_that_comes_late(people: list[Person]) -> None:
    eva, jan = people
    assert told(simulate(plan(people), ACUTE, NIGHT)) == [
        (0, "page", "Eva"), (5, "page", "Jan"), (10, "give_up", ""),
    ]  # fmt: skip
    refusal = (Answer(NIGHT + timedelta(minutes=2), eva.pk, Said.DECLINE),)
    assert told(simulate(plan(people), ACUTE, NIGHT, answers=refusal))[1:3] == [
        (2, "declined", "Eva"),
        (2, "page", "Jan"),
    ]
    late = (Answer(NIGHT + timedelta(minutes=7), eva.pk),)
    assert told(simulate(plan(people), ACUTE, NIGHT, answers=late))[-1] == (7, "accepted", "Eva")
    assert [one.kind for one in simulate(plan([jan]), ACUTE, NIGHT, answers=late)] == [Kind.PAGE, Kind.GIVE_UP]


def test_who_accepts_and_is_not_heard_of_is_reminded_and_then_does_not_count(people: list[Person]) -> None:
    eva, _jan = people
    held = plan(people, remind_after=FIVE, lapse_after=2 * FIVE)
    answers = (Answer(NIGHT + timedelta(minutes=1), eva.pk),)
    assert told(simulate(held, ACUTE, NIGHT, answers=answers)) == [
        (0, "page", "Eva"), (1, "accepted", "Eva"), (6, "reminded", "Eva"), (11, "lapsed", "Eva"), (11, "page", "Jan"),
        (16, "give_up", ""),
    ]  # fmt: skip
    sign = (*answers, Answer(NIGHT + timedelta(minutes=3), eva.pk, Said.SIGN))
    assert told(simulate(held, ACUTE, NIGHT, answers=sign))[-1] == (1, "accepted", "Eva")


def test_what_can_wait_waits_for_the_morning_of_a_working_day(people: list[Person]) -> None:
    step = Step((Target(Reach.PERSON, str(people[0].pk)),), FIVE, When(days=Days.WORKDAY), Otherwise.WAIT)
    waits, paged = simulate(
        Plan("proef", (step,), rounds=1), Facts("can_wait", "kortrijk"), NIGHT, horizon=timedelta(days=3)
    )[:2]
    monday = datetime(2026, 11, 30, 8, 0, tzinfo=BRUSSELS)
    assert (waits.kind, waits.until, paged.kind, paged.at) == (Kind.WAIT, monday, Kind.PAGE, monday)


def test_everybody_must_answer_and_one_refusal_goes_on_at_once(people: list[Person]) -> None:
    eva, jan = people
    both = Step(tuple(Target(Reach.PERSON, str(one.pk)) for one in people), FIVE, all_must=True)
    asked = Plan("proef", (both, Step((Target(Reach.PERSON, str(jan.pk)),), FIVE)), rounds=1)
    first, second = (Answer(NIGHT + timedelta(minutes=n), who.pk) for n, who in ((1, eva), (2, jan)))
    assert [one.kind for one in simulate(asked, ACUTE, NIGHT, answers=(first, second))] == [
        Kind.PAGE, Kind.PARTLY, Kind.ACCEPTED,
    ]  # fmt: skip
    refused = Answer(NIGHT + timedelta(minutes=2), jan.pk, Said.DECLINE)
    assert told(simulate(asked, ACUTE, NIGHT, answers=(first, refused)))[2] == (2, "declined", "Jan")
