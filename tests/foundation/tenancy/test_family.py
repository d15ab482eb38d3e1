"""A row and what hangs on it arrive in one statement, or not at all."""

import uuid

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from foundation.events import announcing
from foundation.events.models import StoredEvent
from foundation.tasks.models import Task
from foundation.tenancy import municipality
from foundation.tenancy.family import NotAsItWas
from foundation.tenancy.parts import Part
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.meldingen import actions
from regional_meldpunt.meldingen.actions import Along
from regional_meldpunt.meldingen.models import HistoryEntry, Melding, Signaal
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.django_db
DRAFT = """INSERT INTO intake_draft (id, key, answers, photos, number, changed_at)
SELECT $1, $1, '{}', '[]', '', clock_timestamp() FROM {before}"""


def draft() -> Along:
    return Along(parts=(Part((DRAFT,), (uuid.uuid4(),)),))


def test_parent_and_children_are_one_statement_and_know_each_other() -> None:
    with municipality("kortrijk"), CaptureQueriesContext(connection) as captured:
        melding = making.receive()
        [signaal] = Signaal.objects.filter(melding=melding)
        assert (signaal.municipality, signaal.first) == ("kortrijk", True)
    assert sum("INSERT INTO" in query["sql"] and "meldingen_" in query["sql"] for query in captured) == 1


def test_every_field_says_what_the_orm_would_have_written() -> None:
    with municipality("kortrijk"):
        made = making.receive(answers=({"question": "hoe-diep", "value": "10"},), asset="LP-12")
        read = Melding.objects.get(pk=made.pk)
    names = [field.attname for field in Melding._meta.concrete_fields]
    assert {name: getattr(read, name) for name in names} == {name: getattr(made, name) for name in names}


def test_nothing_is_written_when_the_key_exists() -> None:
    key = uuid.uuid4()
    with municipality("kortrijk"):
        first, second = making.receive(key=key), making.receive(key=key)
        assert first.pk == second.pk
        assert Signaal.objects.filter(melding=first).count() == 1


def test_all_of_it_is_one_statement_without_a_transaction_around_it(committed: None) -> None:
    with municipality("kortrijk"):
        report = making.report(contact_ref=uuid.uuid4())
        with CaptureQueriesContext(connection) as captured:
            actions.receive(report, by=making.CITIZEN, at=now(), along=draft())
        assert len(captured) == 1
        written = (Melding, HistoryEntry, Signaal, Draft, Task)
        assert [kind.objects.count() for kind in written] == [1] * len(written)
        assert StoredEvent.objects.count() == 1


def test_what_goes_along_stays_out_when_the_row_was_there() -> None:
    with municipality("kortrijk"):
        report = making.report(contact_ref=uuid.uuid4())
        first = actions.receive(report, by=making.CITIZEN, at=now())
        assert actions.receive(report, by=making.CITIZEN, at=now(), along=draft()).pk == first.pk
        assert (Draft.objects.count(), Task.objects.count()) == (0, 1)
        assert StoredEvent.objects.filter(data__number=first.number).count() == 1


def test_nothing_is_written_when_something_is_no_longer_as_it_was() -> None:
    gone = Part(("SELECT FROM intake_draft WHERE id = $1 FOR UPDATE",), (uuid.uuid4(),))
    with municipality("kortrijk"):
        before = StoredEvent.objects.count()
        with pytest.raises(NotAsItWas):
            actions.receive(making.report(), by=making.CITIZEN, at=now(), along=Along(only_if=gone))
        assert (Melding.objects.count(), StoredEvent.objects.count()) == (0, before)


def test_one_part_that_is_refused_takes_everything_back(committed: None) -> None:
    stolen = Part(("INSERT INTO harelbeke.intake_draft (id) SELECT $1 FROM {before}",), (uuid.uuid4(),))
    with municipality("kortrijk"):
        with pytest.raises(Exception, match="permission denied"):
            actions.receive(making.report(), by=making.CITIZEN, at=now(), along=Along(parts=(stolen,)))
        assert (Melding.objects.count(), StoredEvent.objects.count()) == (0, 0)


def test_events_get_their_numbers_when_all_the_rest_is_written() -> None:
    """Others wait for the counter of the events, so it is held as short as possible."""
    with municipality("kortrijk"):
        melding = actions.receive(making.report(), by=making.CITIZEN, at=now(), along=draft())
        assert Draft.objects.get().changed_at < StoredEvent.objects.get(data__number=melding.number).at


def test_inside_an_action_they_wait_for_its_end() -> None:
    with municipality("kortrijk"), transaction.atomic(), announcing():
        melding = actions.receive(making.report(), by=making.CITIZEN, at=now())
        assert not StoredEvent.objects.filter(data__number=melding.number).exists()
    with municipality("kortrijk"):
        assert StoredEvent.objects.filter(data__number=melding.number).count() == 1
