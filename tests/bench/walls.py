"""What a wall costs a request: round trips, queries about who the municipality is, and microseconds."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import django
import psycopg

from tests.bench.figures import Figure

MOST_ROUND_TRIPS = 1
ROUNDS = 2_000


def run() -> list[Figure]:
    from tests.support import database, environment
    from tests.support.servers import servers

    name = f"test_{os.getpid()}_bench"
    try:
        database.make(name)
        os.environ.update(environment.prepare(name), DJANGO_SETTINGS_MODULE="streekpoort.settings.test")
        django.setup()
        return [*_of_a_request(), _of_choosing()]
    finally:
        database.drop(name)
        servers.end()


def _of_a_request() -> list[Figure]:
    from django.test import Client

    client = Client(headers={"host": "kortrijk.localhost"})
    client.get("/melden/")
    with counted() as statements:
        client.get("/melden/")
    choices = sum("set_config('role'" in text for text in statements)
    lookups = sum("registry_" in text for text in statements)
    return [
        Figure(
            name="round trips to choose the municipality", ours=choices, unit="per request",
            goal=f"<= {MOST_ROUND_TRIPS}", met=choices <= MOST_ROUND_TRIPS,
        ),
        Figure(name="queries to find out which one", ours=lookups, unit="per request", goal="0", met=lookups == 0),
    ]  # fmt: skip


def _of_choosing() -> Figure:
    from django.db import connection

    from foundation.tenancy.backend.base import SET_WALL
    from foundation.tenancy.wall import municipality_wall

    connection.ensure_connection()
    raw: psycopg.Connection[Any] = connection.connection
    walls = [municipality_wall(schema) for schema in ("kortrijk", "menen")]

    def choose(number: int) -> None:
        wall = walls[number % 2]
        raw.execute(SET_WALL, [wall.search_path, wall.database_role])

    both = microseconds(choose)
    path_only = microseconds(lambda number: raw.execute(f"SET search_path = {walls[number % 2].search_path}"))
    return Figure(
        name="choosing search path and role", ours=both, unit="us", other=path_only, other_name="search path alone",
        ratio=both / path_only, goal="(told)", met=True,
    )  # fmt: skip


def microseconds(work: Callable[[int], object]) -> float:
    taken = []
    for number in range(ROUNDS):
        start = time.perf_counter()
        work(number)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1_000_000


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement that leaves the process, those of the backend itself included."""
    seen: list[str] = []
    original = psycopg.Cursor.execute

    def execute(self: psycopg.Cursor, query: Any, *rest: Any, **more: Any) -> Any:
        seen.append(query.decode() if isinstance(query, bytes) else str(query))
        return original(self, query, *rest, **more)

    psycopg.Cursor.execute = execute  # type: ignore[method-assign]  # only while we count
    try:
        yield seen
    finally:
        psycopg.Cursor.execute = original  # type: ignore[method-assign]  # back as it was
