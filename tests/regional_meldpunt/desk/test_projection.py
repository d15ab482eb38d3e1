"""The page keeps up by playing events; it must end where a fresh look begins."""

import pytest
from django.utils.timezone import now

from foundation.events import stream
from foundation.tenancy import municipality, region
from regional_meldpunt.desk import actions as desk
from regional_meldpunt.desk import projection, queries
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.meldingen import actions
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making


@pytest.mark.usefixtures("db")
def test_playing_the_events_gives_the_same_picture_as_looking_again() -> None:
    eva, jan = on_call_people()
    with municipality("kortrijk"):
        first = making.receive(decision=making.REGION, category="boom-op-de-weg")
        second = making.receive(decision=making.REGION)
        own = making.receive()
    with region("desk"):
        before, after = queries.state(), stream.head().seq
    with municipality("kortrijk"):
        third = making.receive(decision=making.REGION)
        actions.pass_on(own, to="region", by=making.ANNA, at=now())
    with region("desk"):
        alarm = desk.call(desk.fresh(first), person=eva, by=DIRK, at=now(), version=None)
        dispatch.acknowledge(alarm, by=DIRK, at=now())
        dispatch.under_way(alarm, by=DIRK, at=now())
        other = desk.call(desk.fresh(second), person=eva, by=DIRK, at=now(), version=None)
        dispatch.decline(other, by=DIRK, at=now(), reason="Ziek")
        dispatch.send(desk.fresh(second), person=jan, by=DIRK, at=now())
        actions.transition(desk.fresh(third), to="done", by=DIRK, at=now())
        played = before
        for event in stream.read(after=after):
            played = projection.apply(played, event.event, event.data)
        assert played == queries.state()
        assert set(played["meldingen"]) == {first.number, second.number, own.number}


def test_an_event_of_something_else_changes_nothing() -> None:
    picture: projection.State = {"meldingen": {}, "alarms": {}}
    assert projection.apply(picture, "people.withdrawn", {"person": 1}) == picture
