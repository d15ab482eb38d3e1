"""The version of everything that stands."""

from django.db import connection


def version() -> str:
    """The same text as long as nobody committed a change of a standing table (see `sql/standing.sql`)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.standing_version()")
        return str(cursor.fetchone()[0])
