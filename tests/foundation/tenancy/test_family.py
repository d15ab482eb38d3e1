"""A row and what hangs on it arrive in one statement, or not at all."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation.tenancy import municipality
from regional_meldpunt.meldingen.models import Melding, Signaal
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.django_db


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
