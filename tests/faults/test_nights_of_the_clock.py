"""The two nights on which the clock moves, with the real engine: 02:30 is skipped in March, and comes twice in October.

A step or a hand-over at 02:30 happens at the moment of the jump, or at the first of the two; once.
"""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils.timezone import now

from foundation.calendar.clock import local, moment
from foundation.tenancy import region
from regional_meldpunt.escalation.plan import Otherwise, Step, When
from regional_meldpunt.roster import actions as roster
from tenants.registry import hosts
from tests.regional_meldpunt.dispatch.nights import MINUTE, ON_CALL, SECOND, Night
from tests.regional_meldpunt.roster.making import BY

pytestmark = pytest.mark.usefixtures("committed")
HALF_PAST_TWO, HOUR, DAY = time(2, 30), timedelta(hours=1), timedelta(days=1)
NIGHTS = [pytest.param(3, time(3), id="skipped"), pytest.param(10, HALF_PAST_TWO, id="twice")]


def night_of(month: int) -> date:
    """The next last Sunday of March or October."""
    today = now().date()
    return next(
        day
        for number in range(1, 400)
        if (day := today + timedelta(days=number)).month == month
        and day.weekday() == 6
        and (day + 7 * DAY).month > month
    )


@pytest.fixture
def night(monkeypatch: pytest.MonkeyPatch) -> Night:
    return Night(monkeypatch)


def half_past_two(month: int, reads: time) -> datetime:
    found = moment(night_of(month), HALF_PAST_TWO)
    assert local(found).time() == reads
    assert local(found).utcoffset() == timedelta(hours=2), "summer time: just begun, or not over yet"
    return found


@pytest.mark.parametrize(("month", "reads"), NIGHTS)
def test_a_step_at_half_past_two_calls_once(night: Night, month: int, reads: time) -> None:
    due = half_past_two(month, reads)
    night.policy(
        Step((ON_CALL,), when=When(begins=HALF_PAST_TWO, ends=time(5)), otherwise=Otherwise.WAIT, wait=4 * HOUR)
    )
    found = night.melding()
    night.at = due - HOUR
    night.go()
    assert night.run(found).due_at == due
    night.at = due - SECOND
    assert night.go() == 0
    night.at = due
    night.go()
    (called,) = night.calls(found)
    assert called.endswith("sent")
    for later in (MINUTE, HOUR - SECOND, HOUR, HOUR + MINUTE):
        night.at = due + later
        night.go()
    assert night.calls(found) == [called]


@pytest.mark.parametrize(("month", "reads"), NIGHTS)
def test_a_hand_over_at_half_past_two_is_that_of_the_roster(night: Night, month: int, reads: time) -> None:
    """Until the second before it Eva is called, from then on Jan; also when 02:30 comes again."""
    hand_over = half_past_two(month, reads)
    with region("coordinator"):
        hosts.municipalities()
        start = moment(night_of(month) - 7 * DAY, HALF_PAST_TWO)
        roster.weekly([night.eva, night.jan], start=start, by=BY, at=now())
    night.policy(Step((ON_CALL,)))
    moments = (hand_over - SECOND, hand_over, hand_over + HOUR - SECOND, hand_over + HOUR)
    called = []
    for at in moments:
        found = night.melding()
        night.at = at
        night.go()
        called += night.calls(found)
    assert called == ["Eva sent", "Jan sent", "Jan sent", "Jan sent"]
