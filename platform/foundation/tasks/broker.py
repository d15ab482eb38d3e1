"""django-q2's database broker, behind the queue's wall, taking the oldest message first and each one once."""

from time import sleep
from typing import Any

from django.db import connection, transaction
from django_q.brokers.orm import ORM
from django_q.conf import Conf

from foundation.tenancy import region

_TAKE = """
UPDATE public.django_q_ormq SET lock = now() + make_interval(secs => %s)
 WHERE id = (SELECT id FROM public.django_q_ormq WHERE key = %s AND lock <= now()
              ORDER BY lock, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, payload
"""


class WalledBroker(ORM):  # type: ignore[misc]  # django-q2 carries no types
    """What a worker needs of a broker. Putting on the queue is `actions.enqueue`, which needs no broker."""

    def dequeue(self) -> list[tuple[int, str]] | None:
        """The next message, hidden from others for `retry` seconds; None after a pause when there is none."""
        with region("queue"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_TAKE, [Conf.RETRY, self.list_key])
            found: list[tuple[int, str]] = cursor.fetchall()
        if found:
            return found
        sleep(Conf.POLL)
        return None

    def delete(self, task_id: int) -> None:
        with region("queue"), connection.cursor() as cursor:
            cursor.execute("DELETE FROM public.django_q_ormq WHERE id = %s", [task_id])

    def acknowledge(self, task_id: int) -> Any:
        return self.delete(task_id)

    def queue_size(self) -> int:
        with region("queue"):
            return int(super().queue_size())

    def lock_size(self) -> int:
        with region("queue"):
            return int(super().lock_size())
