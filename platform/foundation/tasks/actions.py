"""Writes of tasks: ask for one, take it, finish it, put it back. Statements of one round trip, in SQL.

The asking side may insert and no more (see `walls.py`), so nothing here reads back what it wrote.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from foundation.tasks.registry import find
from foundation.tenancy import WallError, WallState, current
from foundation.tenancy.parts import Part, run
from foundation.tenancy.prepared import prepared

_TASK = """
INSERT INTO public.tasks_task
       (id, municipality, name, arguments, key, state, attempts, created_at, due_at, worker, error)
SELECT $1, $2, $3, $4, $5, 'queued', 0, $6, $7, '', '' FROM {before}
ON CONFLICT DO NOTHING"""
_MESSAGE = "INSERT INTO public.django_q_ormq (key, payload, lock) SELECT $8, $1::uuid::text, $7 FROM {before}"
_INSERT_TASKS = """
WITH wanted AS (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) AS wanted (id, said, key)),
asked AS (
    INSERT INTO public.tasks_task
           (id, municipality, name, arguments, key, state, attempts, created_at, due_at, worker, error)
    SELECT id, $4, $5, said::jsonb, key, 'queued', 0, $6, $6, '', '' FROM wanted
    ON CONFLICT DO NOTHING)
INSERT INTO public.django_q_ormq (key, payload, lock) SELECT $7, id::text, $6 FROM wanted
"""
_INSERT_MESSAGE = "INSERT INTO public.django_q_ormq (key, payload, lock) VALUES (%s, %s, %s)"


def enqueue(name: str, /, *, key: str | None = None, at: datetime | None = None, **arguments: Any) -> bool:
    """Ask for `name(**arguments)` to run later, behind the present wall, in the present transaction.

    `key` makes asking idempotent: a second task with the same key in the same municipality is not made, as long as the
    first is remembered (`sweeping.REMEMBERED`). Work of the region runs as its queue, whatever role asked. Returns
    whether a task was made; raises UnknownTask at once for a name that is no task.
    """
    return bool(run(asking(name, key=key, at=at, **arguments)).rowcount)


def ask_for(name: str, /, *, key: str | None = None, at: datetime | None = None, **arguments: Any) -> None:
    """As `enqueue`, for who does not wait for the answer whether a task was made."""
    run(asking(name, key=key, at=at, **arguments))


def asking(name: str, /, *, key: str | None = None, at: datetime | None = None, **arguments: Any) -> Part:
    """As `ask_for`, as a part of a statement that writes more."""
    schema = _behind(name)
    now, task_id = timezone.now(), uuid4()
    said = json.dumps(arguments, cls=DjangoJSONEncoder)
    values = (task_id, schema, name, said, key or str(task_id), now, at or now, settings.Q_CLUSTER["name"])
    return Part((_TASK, _MESSAGE), values)


def ask_for_all(name: str, asked: Mapping[str, Mapping[str, Any]]) -> None:
    """The same work for many, in one statement: key -> arguments. A key that is known makes nothing.

    Its message then leads to no task, which the queue passes over.
    """
    if not asked:
        return
    schema = _behind(name)
    said = [json.dumps(arguments, cls=DjangoJSONEncoder) for arguments in asked.values()]
    ids = [uuid4() for _key in asked]
    prepared(_INSERT_TASKS, (ids, said, list(asked), schema, name, timezone.now(), settings.Q_CLUSTER["name"]))


def _behind(name: str) -> str:
    """The schema of the present wall, behind which the work will run."""
    wall = current()
    if wall.state not in (WallState.MUNICIPALITY, WallState.REGION, WallState.OWNER):
        raise WallError(f"{name} was enqueued outside every wall: choose a municipality or the region first.")
    find(name)
    return wall.schema


def send(cursor: Any, task_id: UUID, at: datetime) -> None:
    """Put the id, and nothing else, on the queue, to be taken from `at` on."""
    cursor.execute(_INSERT_MESSAGE, [settings.Q_CLUSTER["name"], str(task_id), at])


@dataclass(frozen=True)
class Attempt:
    """A started attempt: everything needed to do the work."""

    task_id: UUID
    schema: str
    name: str
    arguments: dict[str, Any]
    number: int


def take(task_id: UUID, *, worker: str, lease: timedelta) -> Attempt | None:
    """Start an attempt, if the task is due and nobody is at it: counted before the work. Behind the queue's wall."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE public.tasks_task
               SET state = 'running', attempts = attempts + 1, worker = %(worker)s,
                   leased_until = now() + make_interval(secs => %(seconds)s)
             WHERE id = %(id)s
               AND ((state = 'queued' AND due_at <= now()) OR (state = 'running' AND leased_until < now()))
            RETURNING municipality, name, arguments::text, attempts
            """,
            {"id": task_id, "worker": worker, "seconds": lease.total_seconds()},
        )
        row = cursor.fetchone()
    if row is None:
        return None
    schema, name, arguments, number = row
    return Attempt(task_id, schema, name, json.loads(arguments), number)


def finish(task_id: UUID, *, attempt: int) -> bool:
    """Mark as done, in the transaction of the work and behind its wall. False when a later attempt has taken over."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE public.tasks_task SET state = 'done', finished_at = now(), leased_until = NULL"
            " WHERE id = %s AND state = 'running' AND attempts = %s",
            [task_id, attempt],
        )
        return bool(cursor.rowcount == 1)


def put_back(task_id: UUID, *, attempt: int, error: str, wait: timedelta | None) -> bool:
    """After a failure: due again after `wait`, or given up (None). Behind the queue's wall; False when it was not ours.

    The message is new: the one that brought us here is acknowledged whatever happened.
    """
    seconds = None if wait is None else wait.total_seconds()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE public.tasks_task
               SET state = CASE WHEN %(seconds)s::float IS NULL THEN 'given_up' ELSE 'queued' END,
                   due_at = now() + make_interval(secs => coalesce(%(seconds)s::float, 0)),
                   finished_at = CASE WHEN %(seconds)s::float IS NULL THEN now() END,
                   leased_until = NULL, error = %(error)s
             WHERE id = %(id)s AND state = 'running' AND attempts = %(attempt)s
            RETURNING due_at
            """,
            {"id": task_id, "attempt": attempt, "error": error[-4000:], "seconds": seconds},
        )
        row = cursor.fetchone()
        if row is not None and wait is not None:
            send(cursor, task_id, row[0])
        return row is not None
