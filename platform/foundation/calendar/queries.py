"""Reads of the closing days. In SQL of its own: the calendar is imported before the models are ready."""

from collections.abc import Mapping
from datetime import date, time

from django.db import connection

ClosingDays = Mapping[date, time]


def closing_days(schema: str, first: date, last: date) -> ClosingDays:
    """The municipality's own closing days between two dates, each with the hour from which it is closed.

    Works behind every wall of a municipality or the region, for every municipality (see `sql/closing_days.sql`).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, from_time FROM public.closing_days(%s, %s, %s)", [schema, first, last])
        return dict(cursor.fetchall())
