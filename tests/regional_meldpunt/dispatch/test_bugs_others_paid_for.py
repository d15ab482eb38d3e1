"""Each of these happened to somebody else's product, at night. The name of the test is the bug.

Of the eleven on the list these stand elsewhere, beside what they are about:

- a queue that lost or repeated an escalation: `tests/faults/test_engine_killed.py`
- a notice that ignored a swap: `tests/regional_meldpunt/roster/test_swaps.py`
- an hour that weekly shifts missed, windows in UTC that moved with the clock: `tests/regional_meldpunt/roster/test_wall_clock.py`,
  `tests/regional_meldpunt/escalation/test_moves.py`
- one answer for all that was "unknown": `tests/regional_meldpunt/paging/test_answers.py`
- two exceptions in two transactions that both succeeded: `tests/regional_meldpunt/roster/test_roster.py`
- an acknowledgement in the same millisecond as an escalation: `tests/regional_meldpunt/dispatch/test_last_moment.py`
"""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from foundation.events.models import StoredEvent
from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions, engine, outward, queries
from regional_meldpunt.escalation.plan import Otherwise, Step, When
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import casework
from regional_meldpunt.meldingen.actions import Contact
from regional_meldpunt.meldingen.models import Channel
from regional_meldpunt.paging.models import Channel as Way
from regional_meldpunt.paging.models import Kind, Page, Rule, Weight
from tests.regional_meldpunt.desk.people import DIRK
from tests.regional_meldpunt.dispatch.nights import MINUTE, NEXT, ON_CALL, SECOND, Night
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.usefixtures("committed")
DAY = timedelta(days=1)


@pytest.fixture
def night(monkeypatch: pytest.MonkeyPatch) -> Night:
    return Night(monkeypatch)


def test_a_step_that_waited_for_its_window_resumes_after_a_restart(night: Night) -> None:
    """Its moment is a row: also an engine that was away during the whole window still calls, and only once."""
    later = When(weekdays=frozenset({(night.at + 3 * DAY).weekday()}))
    night.policy(Step((ON_CALL,), when=later, otherwise=Otherwise.WAIT))
    found, missed = night.melding(), night.melding()
    night.go()
    assert night.calls(found) == []
    moment = night.run(found).due_at
    assert moment is not None
    engine.aside = engine.Aside()  # all that an engine remembers
    night.at = moment - SECOND
    assert night.go() == 0
    night.at = moment + 2 * DAY
    night.go()
    night.go()
    assert (night.calls(found), night.calls(missed)) == (["Eva sent"], ["Eva sent"])


def test_what_was_acknowledged_is_not_paged_again_two_months_later(night: Night) -> None:
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found = night.melding()
    night.go()
    night.accept(found, night.eva)
    night.at += 61 * DAY
    for _ in range(3):
        assert night.go(1) == 0
    assert night.calls(found) == ["Eva acknowledged"]


def test_the_next_step_does_not_kill_the_later_rules_of_a_person(night: Night) -> None:
    """Eva's telephone rings after ten minutes, whatever the escalation does meanwhile; it stops when somebody goes."""
    with region("desk"):
        way = Way.objects.create(
            person=night.eva, kind=Kind.MAIL, address="eva@thuis.test", made_at=now(), verified_at=now()
        )
        Rule.objects.create(person=night.eva, weight=Weight.IMPORTANT, position=0, wait=600, channel=way)
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found, other = night.melding(), night.melding()
    night.go()
    night.go(5)
    assert night.calls(found) == ["Eva expired", "Jan sent"]

    def later(pk: int) -> list[str]:
        with region("desk"):
            return list(
                Page.objects.filter(alarm__melding=pk, person=night.eva, due_at__gt=night.at).values_list(
                    "state", flat=True
                )
            )

    assert later(found.pk) == ["due"]
    night.accept(found, night.jan)
    assert later(found.pk) == ["cancelled"]
    assert later(other.pk) == ["due"], "what rings for another melding goes on"


def test_who_picks_up_late_still_goes_as_long_as_nobody_else_does(night: Night) -> None:
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found = night.melding()
    night.go()
    night.go(5)
    night.accept(found, night.eva)
    assert night.calls(found) == ["Eva acknowledged", "Jan recalled"]
    with pytest.raises(actions.AlarmProblem):
        night.accept(found, night.jan)


def test_a_report_of_what_was_closed_meanwhile_is_not_swallowed(night: Night) -> None:
    night.policy(Step((ON_CALL,)))
    found = night.melding()
    night.go()
    with municipality("kortrijk"):
        stale = type(found).objects.select_related("category").get(pk=found.pk)
    with region("desk"):
        found.refresh_from_db()
        meldingen.transition(found, to="done", by=DIRK, at=night.at)
    night.go()
    assert night.calls(found) == ["Eva recalled"]
    with municipality("kortrijk"):
        told = Contact(key=making.report().key, channel=Channel.WEB, language="nl", description="De boom ligt er nog.")
        casework.follow(stale, told, by=making.CITIZEN, at=night.at)
    night.go()
    assert night.calls(found) == ["Eva recalled", "Eva sent"], "a fresh run from the first step on"


def test_a_melding_for_the_same_place_as_a_closed_one_gets_an_escalation_of_its_own(night: Night) -> None:
    night.policy(Step((ON_CALL,)))
    first = night.melding()
    night.go()
    with region("desk"):
        first.refresh_from_db()
        meldingen.transition(first, to="done", by=DIRK, at=night.at)
    second = night.melding()
    night.go()
    assert (night.calls(first), night.calls(second)) == (["Eva recalled"], ["Eva sent"])


def test_a_run_that_goes_wrong_halfway_leaves_nothing_behind_and_is_done_once_later(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found = night.melding()

    def stumble(*_args: object, **_more: object) -> None:
        raise KeyError("after the alarm was written")

    with monkeypatch.context() as broken:
        broken.setattr(outward, "page_all", stumble)
        night.go()
    assert night.calls(found) == []
    night.go(1.1)
    assert night.calls(found) == ["Eva sent"]
    with region("desk"):
        assert StoredEvent.objects.filter(event="alarm.sent", data__number=found.number).count() == 1


def test_steps_that_came_due_while_nothing_worked_are_taken_one_by_one(night: Night) -> None:
    """After a machine that stood still, or a clock that was set forward, everybody still gets the time of their step."""
    night.policy(Step((ON_CALL,)), Step((NEXT,)), pause=MINUTE)
    found = night.melding()
    night.go()
    night.at += timedelta(hours=1)
    night.go()
    assert night.calls(found) == ["Eva expired", "Jan sent"]
    assert night.go() == 0
    with region("desk"):
        due_at = queries.next_due()
    assert due_at == night.at + 5 * MINUTE
