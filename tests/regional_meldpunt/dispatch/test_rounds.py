"""When everybody was called and nobody answered: the desk hears it, and the engine waits before it calls again."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now

from foundation.events.models import StoredEvent
from foundation.tenancy import municipality, region
from regional_meldpunt.desk import queries as desk
from regional_meldpunt.dispatch import actions, calling, engine, queries
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.roster import queries as roster
from tests import cast
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("committed")
SECOND = timedelta(seconds=1)


@pytest.fixture
def quick(settings: Any) -> None:
    settings.STREEKPOORT_ANSWER_WITHIN = 60
    settings.STREEKPOORT_ROUND_PAUSE = 300


@pytest.fixture
def acute(quick: None) -> Melding:
    on_call_people()
    with municipality("kortrijk"):
        return making.receive(decision=making.REGION, category="boom-op-de-weg", urgency="acute")


def work(at: datetime) -> int:
    with login("engine"), region("engine"):
        return engine.work(at)


def alarms(melding: Melding) -> list[str]:
    with region("desk"):
        return [f"{alarm.person_name.split()[0]} {alarm.state}" for alarm in queries.alarms_for(melding.pk)]


def a_round_without_answer(start: datetime) -> datetime:
    """Eva and Jan are called and stay silent; returns when the last one was given up."""
    for minutes in (0, 1, 2):
        at = start + minutes * (timedelta(minutes=1) + SECOND)
        work(at)
    return at


def test_it_rests_and_then_calls_everybody_again(acute: Melding) -> None:
    over = a_round_without_answer(now())
    assert alarms(acute) == ["Eva expired", "Jan expired"]
    assert work(over + timedelta(minutes=4)) == 0
    assert work(over + timedelta(minutes=5, seconds=1)) == 1
    assert alarms(acute) == ["Eva expired", "Jan expired", "Eva sent"]


def test_the_desk_sees_it_until_somebody_is_called(acute: Melding, regio: Place) -> None:
    over = a_round_without_answer(now())
    with region("desk"):
        row = desk.row(acute)
        assert row.resting is not None
        assert row.next_at == over + timedelta(minutes=5)
        assert StoredEvent.objects.filter(event="alarm.nobody_answered", data__number=acute.number).count() == 1
    dirk: Client = regio.client(cast.DIRK)
    page = dirk.get(f"/meldpunt/{acute.number}/").content.decode()
    assert page.count("Niemand antwoordde") >= 3  # the row, the file, the timeline
    with region("desk"):
        actions.send(acute, person=queries.alarms_for(acute.pk)[0].person, by=DIRK, at=over)
        assert desk.row(acute).resting is None


def test_a_refusal_by_the_last_one_also_ends_the_round(acute: Melding) -> None:
    start = now()
    work(start)
    work(start + timedelta(seconds=61))
    with region("desk"):
        actions.decline(queries.alarms_for(acute.pk)[-1], by=DIRK, at=start + timedelta(seconds=62), reason="Ziek")
    work(start + timedelta(seconds=63))
    assert work(start + timedelta(seconds=64)) == 0
    assert alarms(acute) == ["Eva expired", "Jan declined"]


def test_with_nobody_left_to_call_the_desk_hears_it_too(acute: Melding, monkeypatch: pytest.MonkeyPatch) -> None:
    start = now()
    work(start)
    monkeypatch.setattr(roster, "coming_shifts", lambda of, at: [])
    work(start + timedelta(seconds=61))
    assert alarms(acute) == ["Eva expired"]
    with region("desk"):
        assert desk.row(acute).resting is not None


def test_what_is_over_rings_no_more(acute: Melding) -> None:
    work(now())
    with region("desk"):
        acute.refresh_from_db()
        meldingen.transition(acute, to="done", by=DIRK, at=now())
    assert work(now()) == 1
    assert alarms(acute) == ["Eva recalled"]
    with login("engine"), region("engine"):
        assert queries.oldest_due(now() + timedelta(days=1)) == 0


def test_what_was_passed_on_to_the_municipality_gets_no_second_round(acute: Melding) -> None:
    over = a_round_without_answer(now())
    with region("desk"):
        acute.refresh_from_db()
        meldingen.pass_on(acute, to="municipality", by=DIRK, at=over)
    work(over + SECOND)
    assert work(over + timedelta(minutes=6)) == 0
    assert alarms(acute) == ["Eva expired", "Jan expired"]


def test_one_that_goes_wrong_keeps_nobody_else_waiting(acute: Melding, monkeypatch: pytest.MonkeyPatch) -> None:
    with municipality("kortrijk"):
        other = making.receive(decision=making.REGION, category="boom-op-de-weg", urgency="acute")
    real = calling.dispatched

    def stumble(melding: Melding, **more: Any) -> None:
        if melding.pk == acute.pk:
            raise KeyError("a municipality that nobody knows")
        real(melding, **more)

    monkeypatch.setattr(calling, "dispatched", stumble)
    at = now()
    work(at)
    assert (alarms(acute), alarms(other)) == ([], ["Eva sent"])
    monkeypatch.undo()
    work(at + timedelta(seconds=61))
    assert alarms(acute) == ["Eva sent"]
