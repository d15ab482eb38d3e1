"""Somebody accepts in the very moment in which the engine goes on to the next: they go, and nobody else is sent too."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier, Event

import pytest
from django.db import connections
from django.utils.timezone import now

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions, engine, queries
from regional_meldpunt.dispatch.models import Alarm
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making

ROUNDS = 12


def accept(alarm: Alarm, at: datetime, connected: Event, gate: Barrier) -> str:
    try:
        with region("desk"):
            alarm.refresh_from_db()
            connected.set()
            gate.wait(timeout=30)
            actions.acknowledge(alarm, by=DIRK, at=at)
        return "accepted"
    except actions.AlarmProblem:
        return "refused"
    finally:
        connections.close_all()


def give_up(at: datetime, connected: Event, gate: Barrier) -> None:
    """All threads share the address of the database: the other one connects before this one changes the login."""
    try:
        connected.wait(timeout=30)
        with login("engine"), region("engine"):
            gate.wait(timeout=30)
            engine.work(at)
    finally:
        connections.close_all()


@pytest.mark.usefixtures("committed")
def test_an_acknowledgement_in_the_same_millisecond_as_an_escalation_holds_it() -> None:
    eva, _jan = on_call_people()
    for _ in range(ROUNDS):
        with municipality("kortrijk"):
            melding = making.receive(decision=making.REGION)
        with region("desk"):
            alarm = actions.send(melding, person=eva, by=DIRK, at=now())
        later = now() + actions.answer_within() + timedelta(seconds=1)
        connected, gate = Event(), Barrier(2)
        with ThreadPoolExecutor(2) as pool:
            accepting, giving_up = (
                pool.submit(accept, alarm, later, connected, gate),
                pool.submit(give_up, later, connected, gate),
            )
            giving_up.result(timeout=60)
            answer = accepting.result(timeout=60)
        with region("desk"):
            states = [f"{one.person_name.split()[0]} {one.state}" for one in queries.alarms_for(melding.pk)]
            melding.refresh_from_db()
        assert answer == "accepted", "who picks up late still goes"
        assert melding.status == "acknowledged"
        assert states in (["Eva acknowledged"], ["Eva acknowledged", "Jan recalled"])
