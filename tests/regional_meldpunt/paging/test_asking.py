"""An alarm is asked to reach its person: rows by that person's rules, which commit with the alarm and stop with it."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from foundation.tenancy import region
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.paging import actions, queries
from tests.regional_meldpunt.desk.people import ENGINE
from tests.regional_meldpunt.paging.people import eva_with_a_number, melding

pytestmark = pytest.mark.django_db


@pytest.fixture
def alarm(db: None) -> Alarm:
    eva, found = eva_with_a_number(), melding()
    with region("desk"):
        return dispatch.send(found, person=eva, by=ENGINE, at=now())


def told(alarm: Alarm) -> list[tuple[str, str, int]]:
    return [
        (page.kind, page.state, round((page.due_at - alarm.sent_at).total_seconds()))
        for page in queries.pages_of([alarm.pk]).get(alarm.pk, [])
    ]


def test_somebody_without_rules_has_the_usual_ways(alarm: Alarm) -> None:
    with region("desk"):
        actions.page(alarm, at=alarm.sent_at)
        actions.page(alarm, at=alarm.sent_at + timedelta(seconds=9))
        assert told(alarm) == [("sms", "due", 0), ("voice", "due", 120), ("mail", "handed", 0)]


def test_what_is_answered_goes_no_further_and_other_alarms_go_on(alarm: Alarm) -> None:
    with region("desk"):
        actions.page(alarm, at=alarm.sent_at)
        other = dispatch.send(melding(), person=alarm.person, by=ENGINE, at=now())
        actions.page(other, at=other.sent_at)
        actions.stop(alarm, at=now())
        assert [state for _kind, state, _wait in told(alarm)] == ["cancelled", "cancelled", "handed"]
        assert [state for _kind, state, _wait in told(other)] == ["due", "due", "handed"]
