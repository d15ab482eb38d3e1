"""kill -9 in the middle of a task: nothing is lost, nothing happens twice, nothing stands still."""

import os
import signal

import pytest
from django.core.cache import cache

from foundation.calendar.models import ClosingDay
from foundation.tasks import enqueue
from foundation.tasks.models import State, Task
from foundation.tenancy import municipality, region
from tests.faults.alone import alone
from tests.foundation.tasks import work
from tests.foundation.tasks.logins import login
from tests.support.stack import wait_for

WORK = work.__name__
PATIENCE = 120.0
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def processes(django_db_setup, tmp_path_factory):
    with alone("worker", folder=tmp_path_factory.mktemp("worker")) as found:
        yield found


@pytest.fixture
def house(committed, processes):
    return processes


def ask(name: str, /, **arguments: object) -> None:
    with municipality("kortrijk"):
        enqueue(f"{WORK}.{name}", key=name, **arguments)


def states() -> list[tuple[str, int]]:
    with login("queue"), region("queue"):
        own = Task.objects.filter(name__startswith=WORK)  # the worker also asks for work of its own
        return list(own.order_by("created_at").values_list("state", "attempts"))


def effects() -> list[str]:
    with municipality("kortrijk"):
        return list(ClosingDay.objects.filter(day__year__gte=2100).values_list("name", flat=True))


def the_process_at_work(house) -> int:
    with municipality("kortrijk"):
        wait_for(lambda: cache.get("slow-task-at"), PATIENCE, "the task to be at work", house.logs)
        pid = int(cache.get("slow-task-at"))
        cache.set("slow-task-may-end", True, 60)
    return pid


def test_a_killed_child_loses_nothing_and_does_nothing_twice(house):
    ask("slow", name="x")
    os.kill(the_process_at_work(house), signal.SIGKILL)
    wait_for(lambda: states() == [(State.DONE, 2)], PATIENCE, "the task to be done", house.logs)
    assert effects() == ["x"]


def test_a_killed_worker_loses_nothing_and_does_nothing_twice(house):
    ask("slow", name="x")
    the_process_at_work(house)
    house.kill("worker")
    assert effects() == []
    house.start("worker")
    wait_for(lambda: states() == [(State.DONE, 2)], PATIENCE, "the task to be done", house.logs)
    assert effects() == ["x"]


def test_a_task_that_kills_its_worker_is_given_up_and_others_go_on(house):
    ask("poison")
    ask("write", name="after")
    wait_for(
        lambda: states() == [(State.GIVEN_UP, 3), (State.DONE, 1)],
        PATIENCE,
        "the poison to be given up",
        house.logs,
    )
    assert effects() == ["after"]
