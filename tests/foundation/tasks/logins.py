"""Tests work as the application's login, which is not the queue. The worker's side takes a login of its own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

from django.db import connection


@contextmanager
def login(kind: str) -> Iterator[None]:
    """The present thread's connection, made again with the login of another process: "queue" or "engine"."""
    parts = urlsplit(os.environ[f"DATABASE_{kind.upper()}_URL"])
    before = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update(USER=unquote(parts.username or ""), PASSWORD=unquote(parts.password or ""))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
