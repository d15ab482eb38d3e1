"""Asking for work."""

import pytest
from django.db import DatabaseError, connection, transaction
from django_q.models import OrmQ

from foundation.tasks import enqueue
from foundation.tasks.models import Task
from foundation.tasks.registry import UnknownTask
from foundation.tenancy import WallError, municipality, region
from tests.foundation.tasks.logins import login

WRITE = "tests.foundation.tasks.work.write"
AT_THE_REGION = "tests.foundation.tasks.work.at_the_region"

pytestmark = pytest.mark.usefixtures("committed")


def tasks() -> list[tuple[str, str]]:
    with login("queue"), region("queue"):
        return list(Task.objects.values_list("municipality", "key").order_by("created_at"))


def messages() -> list[str]:
    with login("queue"), region("queue"):
        return list(OrmQ.objects.order_by("id").values_list("payload", flat=True))


def test_it_leaves_a_row_and_a_message_with_only_its_id():
    with municipality("kortrijk"):
        assert enqueue(WRITE, key="one", name="x")
    with login("queue"), region("queue"):
        row = Task.objects.get()
    assert (row.municipality, row.name, row.arguments, row.state) == ("kortrijk", WRITE, {"name": "x"}, "queued")
    assert messages() == [str(row.pk)]


def test_the_same_key_is_asked_for_once():
    with municipality("kortrijk"):
        assert enqueue(WRITE, key="one", name="x")
        assert not enqueue(WRITE, key="one", name="y")
    assert tasks() == [("kortrijk", "one")]
    assert len(messages()) == 1


def test_a_key_belongs_to_one_municipality():
    for schema in ("kortrijk", "menen"):
        with municipality(schema):
            assert enqueue(WRITE, key="one", name="x")
    assert tasks() == [("kortrijk", "one"), ("menen", "one")]


def test_it_goes_away_with_the_transaction_that_asked():
    with municipality("kortrijk"), pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue(WRITE, name="x")
        raise ZeroDivisionError
    assert tasks() == []
    assert messages() == []


@pytest.mark.parametrize("role", ["gate", "desk", "coordinator", "director", "admin"])
def test_every_role_of_the_region_may_ask(role):
    with region(role):
        assert enqueue(AT_THE_REGION, key=role, name="x")
    assert tasks() == [("public", role)]


@pytest.mark.parametrize("role", ["engine", "queue"])
def test_the_engine_and_a_task_may_ask_as_well(role):
    with login(role), region(role):
        assert enqueue(AT_THE_REGION, key=role, name="x")
    assert tasks() == [("public", role)]


def test_a_name_that_is_no_task_is_refused_at_once():
    with municipality("kortrijk"):
        for name in ("tests.foundation.tasks.work.no_task", "os.system", "nowhere.nothing", "x"):
            with pytest.raises(UnknownTask):
                enqueue(name)


def test_outside_every_wall_it_is_refused():
    with pytest.raises(WallError):
        enqueue(WRITE, name="x")


@pytest.mark.wall("kortrijk")
def test_a_municipality_cannot_ask_in_the_name_of_another():
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO public.tasks_task (id, municipality, name, arguments, key, state, attempts, created_at,"
            " due_at, worker, error)"
            " VALUES (gen_random_uuid(), 'menen', 'x', '{}', 'x', 'queued', 0, now(), now(), '', '')"
        )


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT payload FROM public.django_q_ormq",
        "DELETE FROM public.django_q_ormq",
        "UPDATE public.django_q_ormq SET lock = now()",
        "SELECT arguments FROM public.tasks_task",
        "UPDATE public.tasks_task SET name = 'os.system'",
        "DELETE FROM public.tasks_task",
    ],
)
def test_a_municipality_cannot_read_or_change_what_is_queued(statement):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
