"""What one verb costs: so many statements, so many events. A change of these numbers is a decision, not an accident."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.events.models import StoredEvent
from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Category
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.responsibility import Decision, Reason
from regional_meldpunt.meldingen.statuses import Status

pytestmark = pytest.mark.wall("kortrijk")
BY = Actor.system("tests")


def receive(key: uuid.UUID | None = None) -> Melding:
    ticket = actions.Report(
        key=key or uuid.uuid4(), municipality="kortrijk", received_by="kortrijk", category=Category.objects.order_by("pk")[0], urgency="normal",
        decision=Decision("municipality", Reason.OFFICE_HOURS), place=actions.Place(text="Markt"),
    )  # fmt: skip
    return actions.receive(ticket, by=BY, at=timezone.now())


def events() -> list[str]:
    return list(StoredEvent.objects.order_by("seq").values_list("event", flat=True))


def test_receiving_one_melding_announces_once_and_takes_few_statements() -> None:
    before = len(events())
    with CaptureQueriesContext(connection) as seen:
        receive()
    assert events()[before:] == ["melding.received"]
    assert len(seen) <= 12, [query["sql"][:90] for query in seen]


def test_the_second_copy_of_one_report_announces_nothing() -> None:
    key = uuid.uuid4()
    first = receive(key)
    before = events()
    assert receive(key).pk == first.pk
    assert events() == before


def test_a_step_announces_once_and_the_event_is_the_last_thing_that_happens() -> None:
    melding = receive()
    before = len(events())
    with CaptureQueriesContext(connection) as seen:
        actions.transition(melding, to=Status.ASSIGNED, by=BY, at=timezone.now())
    assert events()[before:] == ["melding.status_changed"]
    statements = [query["sql"] for query in seen if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert "append_events" in statements[-1]
    assert len(statements) <= 8, [text[:90] for text in statements]
