"""Besides tables and addresses: the cache, the folder of files, and the work that waits."""

from pathlib import Path

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction

from foundation.tasks.actions import enqueue
from foundation.tasks.models import Task
from foundation.tenancy import WallError, WallState, current, municipality, region
from tenants.registry.hosts import municipalities

TASK = "foundation.notifications.delivering.deliver"


@pytest.mark.parametrize("alias", list(caches.settings))
def test_a_key_of_the_cache_belongs_to_one_municipality(db: None, alias: str) -> None:
    """Also a fixed key of a library, such as Wagtail's paths of sites."""
    cache = caches[alias]
    with municipality("kortrijk"):
        cache.set("wagtail_site_root_paths", "kortrijk", 30)
    with municipality("menen"):
        assert cache.get("wagtail_site_root_paths") is None
    with region("desk"):
        assert cache.get("wagtail_site_root_paths") is None
    assert cache.get("wagtail_site_root_paths") is None
    with municipality("kortrijk"):
        assert cache.get("wagtail_site_root_paths") == "kortrijk"


def test_a_file_lies_in_the_folder_of_its_municipality(db: None) -> None:
    with municipality("kortrijk"):
        name = default_storage.save("proef.txt", ContentFile(b"van kortrijk"))
        assert "kortrijk" in Path(default_storage.path(name)).parts
    with municipality("menen"):
        assert not default_storage.exists(name)
    with municipality("kortrijk"):
        default_storage.delete(name)


@pytest.mark.parametrize("name", ["../kortrijk/proef.txt", "/etc/passwd", "a/../../kortrijk/proef.txt"])
def test_no_name_of_a_file_leads_out_of_the_folder(db: None, name: str) -> None:
    with municipality("menen"), pytest.raises(Exception, match=r"(?i)suspicious|path|join|traversal|base"):
        default_storage.open(name)


def test_a_file_needs_a_wall(db: None) -> None:
    assert current().state is WallState.NONE
    with pytest.raises(WallError):
        default_storage.path("proef.txt")


def test_work_that_waits_is_not_seen_by_a_neighbour(db: None) -> None:
    with municipality("kortrijk"):
        enqueue(TASK, key="geheim van kortrijk", delivery="x")
    for schema in ("menen", "harelbeke"):
        with municipality(schema):
            assert list(Task.objects.values_list("id", flat=True)) == []


def test_nobody_but_the_queue_reads_what_work_is_about(db: None) -> None:
    with municipality("kortrijk"):
        enqueue(TASK, key="geheim van kortrijk", delivery="x")
        for statement in ("SELECT arguments FROM tasks_task", "SELECT * FROM django_q_ormq", "DELETE FROM tasks_task"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_work_cannot_be_given_in_the_name_of_a_neighbour(db: None) -> None:
    with municipality("kortrijk"):
        assert enqueue(TASK, key="eerlijk", delivery="x")
    with municipality("kortrijk"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE tasks_task SET municipality = 'menen'")


def test_the_map_of_municipalities_tells_nothing_but_who_they_are(db: None) -> None:
    """Everybody reads the register: so it holds nothing that is private."""
    for place in municipalities():
        assert not {"password", "secret", "token", "key"} & {
            word for name in place.settings for word in name.lower().split("_")
        }
