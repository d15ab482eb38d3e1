"""Saying that pages changed. It belongs to the transaction of the change: what is rolled back was never said."""

from django.db import connection


def forget(schema: str = "") -> None:
    """All pages of that municipality are stale once this transaction is committed, in every process within a second.

    Behind the wall of a municipality it is always that municipality, whatever is asked. Behind a wall of the region:
    the one that is named, or all when none is.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.pages_changed(%s)", [schema])
