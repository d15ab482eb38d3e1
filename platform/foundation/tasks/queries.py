"""How the background work is doing, for the sign of life of the worker."""

from django.db import connection


def oldest_due() -> float:
    """Seconds that the oldest task waits past the moment it was due; 0 when none does. Behind the queue's wall."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(extract(epoch FROM now() - min(due_at)), 0)::double precision"
            " FROM public.tasks_task WHERE state = 'queued' AND due_at <= now()"
        )
        return float(cursor.fetchone()[0])


def given_up() -> int:
    """How many tasks were given up in the last day. Behind the queue's wall."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM public.tasks_task WHERE state = 'given_up' AND finished_at > now() - interval '1 day'"
        )
        return int(cursor.fetchone()[0])
