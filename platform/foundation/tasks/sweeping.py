"""What the worker process does beside the work: bring back what a dead worker left behind, and forget what is old."""

import os
import socket
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from foundation.tasks.actions import send

MISSING = 5
"""A task that is due for so many seconds, while nothing waits on the queue, has lost its message."""

REMEMBERED = 90
"""Days for which a finished task, and with it its key, is kept."""

BATCH = 500


def release_dead() -> int:
    """Tasks that a process of this machine was at when it was killed are due again at once."""
    host = f"{socket.gethostname()}:"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT worker FROM public.tasks_task WHERE state = 'running' AND starts_with(worker, %s)", [host]
        )
        dead = [worker for (worker,) in cursor.fetchall() if not _alive(worker)]
    return _release("worker = ANY(%s)", [dead]) if dead else 0


def release_expired() -> int:
    """Tasks whose lease ran out: their worker is gone with its machine."""
    return _release("leased_until < now()", [])


def resend_missing() -> int:
    """Tasks that are due and have no message, e.g. because the queue's table was emptied."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM public.django_q_ormq WHERE lock <= now())")
        if cursor.fetchone()[0]:
            return 0
        cursor.execute(
            "UPDATE public.tasks_task SET due_at = now() WHERE id IN (SELECT id FROM public.tasks_task"
            " WHERE state = 'queued' AND due_at < now() - make_interval(secs => %s)"
            " ORDER BY due_at LIMIT %s FOR UPDATE SKIP LOCKED)"
            " RETURNING id, due_at",
            [MISSING, BATCH],
        )
        return _send_all(cursor.fetchall())


def forget_old() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM public.tasks_task WHERE state = 'done' AND finished_at < now() - make_interval(days => %s)",
            [REMEMBERED],
        )


def _release(condition: str, values: list[Any]) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE public.tasks_task SET state = 'queued', due_at = now(), leased_until = NULL"
            f" WHERE state = 'running' AND {condition} RETURNING id, due_at",
            values,
        )
        return _send_all(cursor.fetchall())


def _send_all(rows: Iterable[tuple[Any, ...]]) -> int:
    found = list(rows)
    with connection.cursor() as cursor:
        for task_id, due_at in found:
            send(cursor, task_id, due_at)
    return len(found)


def _alive(worker: str) -> bool:
    try:
        os.kill(int(worker.rpartition(":")[2]), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
