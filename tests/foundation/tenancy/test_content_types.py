"""A content type has another number in each schema, and the process remembers the right one of each."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.test.utils import CaptureQueriesContext

from foundation.identity.models import User
from foundation.tenancy import content_types, municipality, region

NAME = {"app_label": "tests", "model": "canary"}


def number(schema: str) -> int:
    with municipality(schema):
        return ContentType.objects.get_by_natural_key(*NAME.values()).pk


def plant() -> None:
    for schema, pk in (("kortrijk", 900_001), ("menen", 900_002)):
        with municipality(schema):
            ContentType.objects.create(pk=pk, **NAME)


def test_each_schema_has_its_own_number(db: None) -> None:
    plant()
    assert [number(schema) for schema in ("kortrijk", "menen", "kortrijk")] == [900_001, 900_002, 900_001]
    with municipality("menen"), pytest.raises(ContentType.DoesNotExist):
        ContentType.objects.get_for_id(900_001)


def test_the_region_does_not_know_what_a_municipality_remembers(db: None) -> None:
    plant()
    assert number("kortrijk") == 900_001
    with region("gate"), pytest.raises(ContentType.DoesNotExist):
        ContentType.objects.get_by_natural_key(*NAME.values())


def test_a_thread_beside_us_remembers_for_its_own_municipality(committed: None) -> None:
    """Both stand behind their wall at the same time; the other one reads first."""
    plant()
    read, done = threading.Event(), threading.Event()

    def beside() -> int:
        try:
            with municipality("kortrijk"):
                found = ContentType.objects.get_by_natural_key(*NAME.values()).pk
                read.set()
                done.wait(20)
                return found
        finally:
            connections.close_all()

    with municipality("menen"), ThreadPoolExecutor(1) as pool:
        other = pool.submit(beside)
        assert read.wait(20)
        own = ContentType.objects.get_by_natural_key(*NAME.values()).pk
        done.set()
    assert (other.result(), own) == (900_001, 900_002)


def test_coming_back_costs_no_query(db: None) -> None:
    with municipality("kortrijk"):
        ContentType.objects.get_for_model(User)
    with municipality("menen"):
        ContentType.objects.get_for_model(User)
    with municipality("kortrijk"), CaptureQueriesContext(connections["default"]) as seen:
        ContentType.objects.get_for_model(User)
    assert len(seen) == 0


def test_they_can_be_forgotten(db: None) -> None:
    with municipality("kortrijk"):
        ContentType.objects.get_for_model(User)
    content_types.forget()
    with municipality("kortrijk"), CaptureQueriesContext(connections["default"]) as seen:
        ContentType.objects.get_for_model(User)
    assert any("django_content_type" in query["sql"] for query in seen)
