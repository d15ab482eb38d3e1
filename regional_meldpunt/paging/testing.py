"""A test alarm: the whole way, from here to the person and back, without a melding."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_hex

from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.events import action
from foundation.identity.actor import Actor
from regional_meldpunt.paging import queries, rules
from regional_meldpunt.paging.answers import REGION
from regional_meldpunt.paging.models import WAITING, Kind, Page, PageState, Purpose, TestAlarm, Weight
from regional_meldpunt.paging.problems import PagingProblem
from tenants.people.models import Person

BREATH = timedelta(minutes=1)


@action
def test_alarm(person: Person, *, by: Actor, at: datetime) -> TestAlarm:
    """By all important ways at once, to see each of them; a telephone call too."""
    if TestAlarm.objects.filter(person=person, at__gt=at - BREATH).exists():
        raise PagingProblem(_("A test alarm was sent a moment ago. Wait a minute."))
    test = TestAlarm.objects.create(person=person, by=by, at=at)
    ways = rules.ways(person, Weight.IMPORTANT)
    Page.objects.bulk_create(_page(test, place, way, at) for place, way in enumerate(ways))
    queries.wake()
    record("paging.test_sent", by=by, subject=person)
    return test


@action
def acknowledge(test: TestAlarm, *, how: str, at: datetime) -> bool:
    """True the first time."""
    first = TestAlarm.objects.filter(pk=test.pk, acknowledged_at=None).update(acknowledged_at=at, how=how[:8])
    waiting = Page.objects.filter(test=test, state__in=WAITING)
    waiting.update(state=PageState.CANCELLED)
    return bool(first)


def _page(test: TestAlarm, place: int, way: rules.Way, at: datetime) -> Page:
    return Page(
        municipality=REGION,
        received_by=REGION,
        person_id=test.person_id,
        purpose=Purpose.TEST,
        kind=way.kind,
        channel=way.channel,
        position=place,
        test=test,
        key=f"test.{test.pk}.{place}.{way.kind}.{token_hex(4)}",
        due_at=at + (timedelta(seconds=20) if way.kind is Kind.VOICE else timedelta(0)),
    )
