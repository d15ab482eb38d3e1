"""Whoever chose no wall reads nothing: a new connection, a thread, a task, a consumer, a command."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.db import DatabaseError, connection, connections

from foundation.identity.models import User
from foundation.tenancy import WallState, current, in_wall, municipality, on_commit, region
from tenants.registry.models import Municipality
from tests.support.environment import DATABASE
from tests.support.home import CHECKOUT
from tests.support.servers import servers

READS: tuple[Callable[[], object], ...] = (User.objects.count, Municipality.objects.count)


def reads_nothing() -> bool:
    for read in READS:
        try:
            read()
        except DatabaseError:
            continue
        return False
    return True


def in_a_thread(work: Callable[[], object]) -> object:
    found: list[object] = []

    def run() -> None:
        try:
            found.append(work())
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    return found[0]


def test_a_new_connection_reads_nothing(committed: None) -> None:
    assert current().state is WallState.NONE
    assert reads_nothing()


def test_a_connection_reads_nothing_after_its_context_ended(committed: None) -> None:
    with municipality("kortrijk"):
        assert User.objects.count() > 0
    assert reads_nothing()


def test_nor_after_the_context_ended_in_an_error(committed: None) -> None:
    with pytest.raises(ZeroDivisionError), municipality("kortrijk"):
        _ = 1 / 0
    assert reads_nothing()


def test_a_thread_does_not_inherit_the_wall(committed: None) -> None:
    with municipality("kortrijk"):
        assert in_a_thread(reads_nothing)


def test_a_thread_reads_when_it_is_told_where(committed: None) -> None:
    with municipality("kortrijk"):
        wall, people = current(), User.objects.count()
    assert people > 0
    assert in_a_thread(lambda: in_wall(wall, User.objects.count)) == people


def test_a_step_from_asynchronous_code_does_not_inherit_the_wall(committed: None) -> None:
    async def consumer() -> bool:
        return bool(await sync_to_async(reads_nothing, thread_sensitive=False)())

    with municipality("kortrijk"):
        assert asyncio.run(consumer())


def test_a_consumer_that_chose_nothing_reads_nothing(committed: None) -> None:
    async def consumer() -> bool:
        return bool(await sync_to_async(reads_nothing)())

    assert async_to_sync(consumer)()


def test_a_command_that_chose_nothing_reads_nothing(committed: None) -> None:
    source = (
        "import django; django.setup()\n"
        "from django.db import DatabaseError\n"
        "from foundation.identity.models import User\n"
        "try:\n    print('read', User.objects.count())\n"
        "except DatabaseError as error:\n    print(error)\n"
    )
    environment = dict(
        os.environ, **servers.urls(DATABASE).environment(), DJANGO_SETTINGS_MODULE="streekpoort.settings.test"
    )
    environment["PYTHONPATH"] = os.pathsep.join((str(CHECKOUT / "platform"), str(CHECKOUT)))
    done = subprocess.run((sys.executable, "-c", source), env=environment, capture_output=True, text=True, check=True)
    assert done.stdout and "read" not in done.stdout


def test_a_hook_at_commit_works_behind_the_wall_it_was_made_in(committed: None) -> None:
    seen: list[str] = []
    with municipality("menen"):
        on_commit(lambda: seen.append(current().schema))
    assert seen == ["menen"]


def test_a_query_that_was_not_run_yet_cannot_escape(committed: None) -> None:
    """A lazy queryset evaluated outside its context is refused, not answered by somebody else."""
    with municipality("kortrijk"):
        later = User.objects.order_by("pk")
    with pytest.raises(DatabaseError):
        list(later)


def test_a_region_role_reads_no_schema_of_a_municipality(committed: None) -> None:
    with region("desk"), connection.cursor() as cursor, pytest.raises(DatabaseError):
        cursor.execute("SELECT count(*) FROM kortrijk.identity_user")
