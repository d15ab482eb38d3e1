"""The version of everybody's pages, in one statement."""

from django.db import connection

from foundation.tenancy import lookup


def versions() -> dict[str, str]:
    """By schema; "" for all municipalities together, "register" for their names, colours and hours."""
    with lookup(), connection.cursor() as cursor:
        cursor.execute("SELECT municipality, version FROM public.pages_versions()")
        return dict(cursor.fetchall())
