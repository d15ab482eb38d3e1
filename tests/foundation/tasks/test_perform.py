"""Doing the work: behind its wall, counted before, committed with its "done"."""

from datetime import timedelta

import pytest
from django.utils import timezone

from foundation.calendar.models import ClosingDay
from foundation.tasks import actions, enqueue, performing, sweeping
from foundation.tasks.broker import WalledBroker
from foundation.tasks.models import State, Task
from foundation.tasks.worker import take_one
from foundation.tenancy import WallState, current, municipality, region
from tests.foundation.tasks import work
from tests.foundation.tasks.logins import login

WORK = work.__name__
pytestmark = pytest.mark.usefixtures("committed", "as_worker")


@pytest.fixture
def as_worker(committed):
    work.ran.clear()
    with login("queue"):
        yield


@pytest.fixture
def broker(monkeypatch):
    monkeypatch.setattr("foundation.tasks.broker.sleep", lambda seconds: None)
    return WalledBroker()


def asked(name: str, /, schema: str = "kortrijk", **arguments: object) -> None:
    with municipality(schema):
        enqueue(f"{WORK}.{name}", key=name, **arguments)


def row() -> Task:
    with region("queue"):
        return Task.objects.get()


def effects(schema: str = "kortrijk") -> list[str]:
    with municipality(schema):
        return list(ClosingDay.objects.values_list("name", flat=True).filter(day__year__gte=2100))


def due_now() -> None:
    """As if the wait were over."""
    with region("queue"):
        Task.objects.update(due_at=timezone.now() - timedelta(seconds=sweeping.MISSING + 1))
        sweeping.resend_missing()


def test_it_runs_behind_the_wall_it_was_asked_in(broker):
    asked("write", "menen", name="x")
    assert take_one(broker)
    assert work.ran == ["menen:x"]
    assert effects("menen") == ["x"]
    assert effects("kortrijk") == []
    assert current().state is WallState.NONE


def test_work_of_the_region_runs_as_its_queue(broker):
    with region("queue"):
        enqueue(f"{WORK}.at_the_region", name="x")
    take_one(broker)
    assert work.ran == ["region:queue:x"]


def test_it_is_done_and_the_queue_empty(broker):
    asked("write", name="x")
    assert take_one(broker)
    assert (row().state, row().attempts) == (State.DONE, 1)
    assert not take_one(broker)


def test_a_message_that_comes_twice_has_one_effect(broker):
    asked("write", name="x")
    performing.perform(row().pk)
    performing.perform(row().pk)
    assert effects() == ["x"]


def test_a_failing_task_leaves_no_effect_and_is_due_again(broker):
    asked("write_and_fail", name="x")
    take_one(broker)
    found = row()
    assert effects() == []
    assert (found.state, found.attempts) == (State.QUEUED, 1)
    assert found.due_at > timezone.now()
    assert "the printer is on fire" in found.error
    assert current().state is WallState.NONE
    assert not take_one(broker)


def test_it_is_given_up_after_its_last_attempt_and_stays_visible(broker):
    asked("write_and_fail", name="x")
    for _ in range(3):
        take_one(broker)
        due_now()
    assert (row().state, row().attempts) == (State.GIVEN_UP, 2)
    assert not take_one(broker)


def test_a_task_that_was_started_too_often_is_not_started_again(broker):
    asked("poison")
    with region("queue"):
        Task.objects.update(attempts=2)
    take_one(broker)
    assert row().state == State.GIVEN_UP
    assert "started 2 times" in row().error


def test_what_a_worker_wrote_after_it_was_taken_for_dead_is_not_committed(broker):
    asked("write", name="late")
    task_id = row().pk
    with region("queue"):
        stale = actions.take(task_id, worker="gone:1", lease=timedelta(seconds=-1))
        again = actions.take(task_id, worker="here:2", lease=timedelta(seconds=60))
    with municipality("kortrijk"), pytest.raises(performing.Superseded):
        performing._do(stale)
    assert effects() == []
    with municipality("kortrijk"):
        performing._do(again)
    assert effects() == ["late"]


def test_a_lost_message_is_sent_again(broker):
    asked("write", name="x")
    with region("queue"):
        broker.purge_queue()
    assert not take_one(broker)
    due_now()
    assert take_one(broker)
    assert effects() == ["x"]


def test_a_dead_workers_task_is_due_again_at_once(broker):
    asked("write", name="x")
    with region("queue"):
        broker.purge_queue()
        name = performing.worker_name().rpartition(":")[0] + ":999999999"
        actions.take(row().pk, worker=name, lease=timedelta(seconds=600))
        assert sweeping.release_dead() == 1
    assert take_one(broker)
    assert effects() == ["x"]


def test_a_message_that_is_not_ours_is_thrown_away(broker):
    with region("queue"):
        broker.enqueue("gibberish")
    assert take_one(broker)
    assert not take_one(broker)


def test_waits_grow():
    assert [performing.wait_before(n).total_seconds() for n in (1, 2, 3, 4, 5)] == [10, 60, 360, 2160, 3600]
