"""A house for the figures that need a database: the test cluster, with a copy of the template of its own."""

from tests.support import environment  # isort: skip  # the environment comes before the settings

import os
from collections.abc import Iterator
from contextlib import contextmanager

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "streekpoort.settings.test")
os.environ.update(environment.prepare())

import django  # noqa: E402

django.setup()

from django.db import connections  # noqa: E402

from tests.support import database  # noqa: E402


@contextmanager
def opened() -> Iterator[None]:
    """The database exists while this lasts."""
    database.make()
    try:
        yield
    finally:
        connections.close_all()
        database.drop()
