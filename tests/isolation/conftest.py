"""The populated database, for one module at a time; Django's connection is pointed at it and back."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from django.db import connection, connections
from pytest_django.plugin import DjangoDbBlocker

from tests.support import database, environment
from tests.support.fixtures import forget_everything_remembered
from tests.support.servers import servers


@dataclass(frozen=True)
class World:
    """The populated database, and a look behind its walls from outside."""

    name: str

    def look(self, question: str, *values: object) -> list[tuple]:
        with psycopg.connect(servers.urls(self.name).superuser, autocommit=True) as opened:
            return opened.execute(question, values or None).fetchall()  # type: ignore[arg-type]  # questions of the tests themselves


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    name = f"{environment.DATABASE}_world"
    database.make(name, database.world())
    with django_db_blocker.unblock():
        _point_at(name)
        yield World(name)
        _point_at(environment.DATABASE)
    database.drop(name)


def _point_at(name: str) -> None:
    connections.close_all()
    connection.settings_dict["NAME"] = name
    forget_everything_remembered()
