"""Direct connections as the process's own login, outside Django and every pool, behind no wall."""

from typing import Any

from django.db import connection as django_connection

PATIENCE = 5
"""Seconds the server gets to answer a new connection."""


def arguments(name: str) -> dict[str, Any]:
    """What `psycopg.connect` needs; `name` is how the connection is called in `pg_stat_activity`."""
    settings = django_connection.settings_dict
    options: dict[str, Any] = {key: value for key, value in settings["OPTIONS"].items() if isinstance(value, str)}
    return options | {
        "host": settings["HOST"] or None,
        "port": settings["PORT"] or None,
        "dbname": settings["NAME"],
        "user": settings["USER"] or None,
        "password": settings["PASSWORD"] or None,
        "application_name": name,
        "autocommit": True,
        "connect_timeout": PATIENCE,
    }
