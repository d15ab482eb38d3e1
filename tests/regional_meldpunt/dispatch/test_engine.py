"""The engine calls whoever must be called, at the right moment and only once."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions, engine, queries
from regional_meldpunt.dispatch.models import Presence
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import casework
from regional_meldpunt.meldingen.models import Melding
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def acute() -> Melding:
    on_call_people()
    with municipality("kortrijk"):
        return making.receive(decision=making.REGION, category="boom-op-de-weg", urgency="acute")


def names(melding: Melding) -> list[str]:
    return [f"{alarm.person_name} {alarm.state}" for alarm in queries.alarms_for(melding.pk)]


def test_with_nobody_at_the_desk_it_calls_at_once(acute: Melding) -> None:
    with login("engine"), region("engine"):
        engine.work(now())
        assert names(acute) == ["Eva Dewitte sent"]


def test_with_an_operator_it_waits_two_minutes(acute: Melding) -> None:
    with region("desk"):
        actions.note_present(account=901, name="Dirk", at=now())
    with login("engine"), region("engine"):
        engine.work(now())
        assert names(acute) == []
    with region("desk"):
        actions.note_present(account=901, name="Dirk", at=now() + timedelta(minutes=3))
        assert Presence.objects.count() == 1
    with login("engine"), region("engine"):
        engine.work(now() + timedelta(seconds=121))
        assert names(acute) == ["Eva Dewitte sent"]


def test_what_an_operator_claimed_is_left_alone(acute: Melding) -> None:
    with region("desk"):
        meldingen.claim(acute, by=DIRK, at=now())
    with login("engine"), region("engine"):
        engine.work(now() + timedelta(minutes=5))
        assert names(acute) == []


def test_without_an_answer_the_next_one_is_called_and_only_once(acute: Melding) -> None:
    with login("engine"), region("engine"):
        engine.work(now())
        later = now() + actions.answer_within() + timedelta(seconds=1)
        engine.work(later)
        engine.work(later)
        assert names(acute) == ["Eva Dewitte expired", "Jan Lambrecht sent"]


def test_after_a_refusal_the_next_one_is_called_at_once(acute: Melding) -> None:
    with login("engine"), region("engine"):
        engine.work(now())
    with region("desk"):
        alarm = queries.live_alarm(acute.pk)
        assert alarm is not None
        actions.decline(alarm, by=DIRK, at=now(), reason="Ziek")
    with login("engine"), region("engine"):
        engine.work(now() + timedelta(seconds=1))
        assert names(acute) == ["Eva Dewitte declined", "Jan Lambrecht sent"]


def test_what_is_opened_again_reaches_the_one_on_call_again(acute: Melding) -> None:
    """Also when the own team had it: a reporter who says that it is not solved is not left with a closed office."""
    with region("desk"):
        meldingen.claim(acute, by=DIRK, at=now())
        meldingen.pass_on(acute, to="municipality", by=DIRK, at=now())
        acute.refresh_from_db()
    with municipality("kortrijk"):
        meldingen.transition(acute, to="done", by=making.ANNA, at=now())
        casework.reopen(acute, by=making.CITIZEN, at=now(), text="De boom ligt er nog.")
        assert (acute.status, acute.responsible, acute.claimed_by) == ("reopened", "region", None)
    with region("desk"):
        actions.note_present(account=901, name="Dirk", at=now())
    with login("engine"), region("engine"):
        engine.work(now())
        assert names(acute) == [], "the operator has two minutes again"
        engine.work(now() + timedelta(seconds=121))
        engine.work(now() + timedelta(seconds=122))
        assert names(acute) == ["Eva Dewitte sent"]
