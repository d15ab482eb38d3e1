"""An escalation follows its plan: several people at once, all of them, only told, a party, forced, nobody there."""

from datetime import time, timedelta

import pytest

from foundation.events.models import StoredEvent
from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.dispatch import actions, queries
from regional_meldpunt.escalation.plan import Otherwise, Reach, Step, Target, When
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import HistoryEntry
from regional_meldpunt.paging.models import Page
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.taak.models import Taak
from tests.regional_meldpunt.desk.people import DIRK
from tests.regional_meldpunt.dispatch.nights import MINUTE, NEXT, ON_CALL, Night

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def night(monkeypatch: pytest.MonkeyPatch) -> Night:
    return Night(monkeypatch)


def person(who: object, **more: bool) -> Target:
    return Target(Reach.PERSON, str(who.pk), **more)  # type: ignore[attr-defined, arg-type]  # a Person


def test_a_step_that_needs_all_goes_on_while_one_is_missing(night: Night) -> None:
    lies = night.person("Lies Vermeulen")
    night.policy(Step((person(night.eva), person(night.jan)), all_must=True), Step((person(lies),)))
    found = night.melding()
    night.go()
    assert night.calls(found) == ["Eva sent", "Jan sent"]
    night.accept(found, night.eva)
    assert night.said(found, "alarm_all_must") == ["alarm_all_must Jan Lambrecht"]
    night.go(5)
    assert night.calls(found) == ["Eva acknowledged", "Jan expired", "Lies sent"]
    night.accept(found, lies)
    assert night.run(found).state == "held"
    night.go(60)
    assert night.calls(found) == ["Eva acknowledged", "Jan expired", "Lies acknowledged"]


def test_one_answer_is_enough_otherwise_and_the_others_are_left_in_peace(night: Night) -> None:
    night.policy(Step((person(night.eva), person(night.jan))))
    found, other = night.melding(), night.melding()
    night.go()
    night.accept(found, night.jan)
    assert night.calls(found) == ["Eva recalled", "Jan acknowledged"]
    assert night.calls(other) == ["Eva sent", "Jan sent"], "an answer ends the escalation of that melding alone"


def test_who_is_only_told_holds_up_nothing_and_is_told_once(night: Night) -> None:
    night.policy(Step((ON_CALL, person(night.jan, inform=True))), pause=MINUTE)
    found = night.melding()
    night.go()
    assert night.calls(found) == ["Eva sent", "Jan told"]
    night.go(5)
    night.go(1)
    assert night.calls(found) == ["Eva expired", "Jan told", "Eva sent"]


def test_a_party_gets_a_task_once(night: Night) -> None:
    night.policy(Step((Target(Reach.PARTY, "fluvius"), Target(Reach.PARTY, "bestaat-niet"), ON_CALL)), pause=MINUTE)
    found = night.melding()
    night.go()
    night.go(5)
    night.go(1)
    with region("desk"):
        assert [taak.receiver_slug for taak in Taak.objects.filter(melding=found)] == ["fluvius"]
    assert "step_nobody bestaat-niet" in night.said(found, "step_nobody")
    assert night.calls(found) == ["Eva expired", "Eva sent"]


def test_forced_it_goes_on_at_once_and_who_accepted_stays(night: Night) -> None:
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found = night.melding()
    night.go()
    night.accept(found, night.eva)
    with region("desk"):
        actions.force_next(found, by=DIRK, at=night.at)
    night.go()
    assert night.calls(found) == ["Eva acknowledged", "Jan sent"]
    with region("desk"):
        found.refresh_from_db()
        assert found.status == "acknowledged"


def test_forced_it_does_not_wait_for_the_morning(night: Night) -> None:
    night.policy(Step((ON_CALL,)), morning=time(0, 1), evening=time(0, 2))
    found = night.melding("normal")
    night.go()
    assert (night.calls(found), night.run(found).waits_for) == ([], "night")
    with region("desk"):
        actions.force_next(found, by=DIRK, at=night.at)
    night.go()
    assert night.calls(found) == ["Eva sent"]


def test_what_waits_is_looked_at_anew_when_it_is_judged_more_urgent(night: Night) -> None:
    night.policy(Step((ON_CALL,)), morning=time(0, 1), evening=time(0, 2))
    found = night.melding("normal")
    night.go()
    with region("desk"):
        found.refresh_from_db()
        meldingen.change_urgency(found, to="acute", by=DIRK, at=night.at)
    night.go()
    assert night.calls(found) == ["Eva sent"]


def test_changing_the_policy_does_not_change_what_runs(night: Night) -> None:
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found = night.melding()
    night.go()
    night.policy(Step((ON_CALL,)))
    night.go(5)
    assert night.calls(found) == ["Eva expired", "Jan sent"]


def test_with_nobody_on_call_the_desk_hears_it_once_and_it_is_never_lost(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found = night.melding()
    with monkeypatch.context() as gap:
        gap.setattr(roster, "on_duty", lambda of, at: [])
        gap.setattr(roster, "coming_shifts", lambda of, at: [])
        for minutes in (0, 6, 6):
            night.go(minutes)
        assert (night.calls(found), night.run(found).state) == ([], "nobody")
        assert len(night.said(found, "nobody_on_call")) == 1
        with region("desk"):
            assert StoredEvent.objects.filter(event="run.nobody_on_call").count() == 1
            assert queries.runs_now()[found.pk].state == "nobody"
    night.go(6)
    assert night.calls(found) == ["Eva sent"]


def test_the_fallback_is_called_when_nobody_has_a_shift(night: Night, monkeypatch: pytest.MonkeyPatch) -> None:
    night.policy(Step((ON_CALL,)), fallback=(person(night.jan),), rounds=1)
    monkeypatch.setattr(roster, "on_duty", lambda of, at: [])
    found = night.melding()
    night.go()
    assert night.calls(found) == ["Jan sent"]
    assert night.said(found, "run_fallback") == ["run_fallback 1"]
    night.go(5)
    assert (night.calls(found), night.run(found).state) == (["Jan expired"], "given_up")
    with region("desk"):
        assert queries.resting_alarm(found.pk) is not None, "the desk still sees that nobody answered"
    night.go(60)
    assert night.calls(found) == ["Jan expired"]


def test_after_an_acknowledgement_without_a_word_a_reminder_comes_and_then_the_next_one(night: Night) -> None:
    night.policy(Step((ON_CALL,)), Step((NEXT,)), remind_after=10 * MINUTE, lapse_after=20 * MINUTE)
    found = night.melding()
    night.go()
    night.accept(found, night.eva)
    night.go(9)
    assert night.calls(found) == ["Eva acknowledged"]
    night.go(1)
    assert night.calls(found) == ["Eva acknowledged", "Eva told"]
    night.go(10)
    assert night.calls(found) == ["Eva lapsed", "Eva told", "Jan sent"]
    assert night.said(found, "alarm_reminded", "alarm_lapsed") == [
        "alarm_reminded Eva Dewitte",
        "alarm_lapsed Eva Dewitte",
    ]


def test_any_sign_of_life_on_that_melding_counts(night: Night) -> None:
    night.policy(Step((ON_CALL,)), Step((NEXT,)), remind_after=10 * MINUTE, lapse_after=20 * MINUTE)
    moved, noted, other = night.melding(), night.melding(), night.melding()
    night.go()
    for one in (moved, noted, other):
        night.accept(one, night.eva)
    night.at += MINUTE
    eva = Actor("public", night.eva.region_account, night.eva.name)
    with region("desk"):
        actions.under_way(night.alarm(moved, night.eva), by=eva, at=night.at)
        noted.refresh_from_db()
        meldingen.add_note(noted, text="Ik ben er bijna.", by=eva, at=night.at)
    night.go(30)
    assert (night.calls(moved), night.calls(noted)) == (["Eva acknowledged"], ["Eva acknowledged"])
    assert night.calls(other)[0] == "Eva lapsed", "a sign on another melding says nothing about this one"


def test_a_refusal_is_followed_at_once_and_not_asked_again_in_that_round(night: Night) -> None:
    everybody = Target(Reach.EVERYBODY_ON_CALL)
    night.policy(Step((ON_CALL,)), Step((everybody, person(night.jan))))
    found = night.melding()
    night.go()
    with region("desk"):
        actions.decline(night.alarm(found, night.eva), by=DIRK, at=night.at, reason="Ziek")
    night.go()
    assert night.calls(found) == ["Eva declined", "Jan sent"]


def test_an_operators_call_goes_on_by_itself_without_an_answer(night: Night) -> None:
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    found = night.melding()
    with region("desk"):
        actions.send(found, person=night.eva, by=DIRK, at=night.at)
    night.go(actions.answer_within() / timedelta(minutes=1))
    assert night.calls(found) == ["Eva expired", "Jan sent"]


def test_a_conditional_step_leaves_a_line_that_says_why(night: Night) -> None:
    not_today = When(weekdays=frozenset({(night.at + timedelta(days=3)).weekday()}))
    night.policy(Step((NEXT,), when=not_today), Step((ON_CALL,)))
    found = night.melding()
    night.go()
    assert night.calls(found) == ["Eva sent"]
    assert night.said(found, "step_skipped") == ["step_skipped 1: niet op deze dag van de week"]


def test_the_trail_tells_every_decision_in_order(night: Night) -> None:
    later = When(weekdays=frozenset({(night.at + timedelta(days=3)).weekday()}))
    night.policy(Step((ON_CALL,)), Step((NEXT,), when=later, otherwise=Otherwise.WAIT), rounds=1)
    found = night.melding()
    night.go()
    night.go(5)
    with region("desk"):
        trail = [(line.verb, line.by.name) for line in queries.trail(found)]
        assert HistoryEntry.objects.filter(melding=found).count() == len(trail)
        assert Page.objects.filter(alarm__melding=found).exists()
    assert [verb for verb, _by in trail[1:]] == [
        "run_started",
        "status",
        "alarm_sent",
        "alarm_expired",
        "run_waits",
    ]
