"""The audit after the play finds what went wrong, and nothing after a night without faults."""

import re

import pytest
from django.utils.timezone import now

from foundation.events import announcing
from foundation.identity.actor import Actor
from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions, calling, engine, queries
from regional_meldpunt.meldingen.models import Melding
from streekpoort.night import audit
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import on_call_people
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.usefixtures("committed")
EVA = Actor("public", 902, "Eva Dewitte")


@pytest.fixture
def called() -> Melding:
    """An acute melding for which somebody is called."""
    on_call_people()
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION, category="boom-op-de-weg", urgency="acute")
    with login("engine"), region("engine"):
        engine.work(now())
    return melding


def test_a_night_in_which_somebody_took_it_has_no_faults(called: Melding) -> None:
    with region("desk"):
        actions.acknowledge(queries.alarms_for(called.pk)[0], by=EVA, at=now())

    assert audit.check([called.number], acute=[called.number], called=["sms +32470 a1", "sms +32470 a2"]) == []


def test_lost_alone_and_called_twice_are_found(called: Melding) -> None:
    wrong = audit.check(["KOR-0000-000", called.number], acute=[called.number], called=["sms +32470 a1"] * 2)

    assert wrong == [
        "KOR-0000-000 was accepted and is lost.",
        f"{called.number} is acute and nobody took it.",
        "The gateway paged 2 times: sms +32470 a1.",
    ]


def test_it_shows_each_step_in_words(called: Melding, capsys: pytest.CaptureFixture[str]) -> None:
    audit.show(called.number)

    told = capsys.readouterr().out
    assert called.number in told
    assert "Eva Dewitte" in told
    audit.show_briefly(called.number)
    assert re.search(
        rf"{called.number}  [\d:]{{8}} Melding ontvangen, [\d:]{{8}} Wordt gebeld$", capsys.readouterr().out.strip()
    )


def test_a_reminder_is_no_second_call(called: Melding) -> None:
    with region("desk"), announcing():
        first = actions.acknowledge(queries.alarms_for(called.pk)[0], by=EVA, at=now())
        calling.ring(called, first.run, [first.person], by=EVA, at=now(), due_at=None, reminder=True)

    assert audit.check([called.number], acute=[called.number], called=[]) == []
