"""A new municipality with its first website: from the baseline, against by migrations.

On a server of its own that keeps what it was told (fsync), as the one of `make up`: a commit costs what it costs there.
"""

import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import django

from streekpoort.embedded import postgres, redis
from tests.bench.figures import Figure

LEAST_RATIO = 40
MOST_PER_TABLE = 6.0  # ms
BY_MIGRATIONS = "34002"
FROM_BASELINE = ("34009", "34023", "34025", "34041", "34042")


def run() -> list[Figure]:
    home = Path(tempfile.mkdtemp(prefix="streekpoort-bench-"))
    try:
        os.environ.update(
            postgres.ensure(home).environment(),
            REDIS_URL=redis.ensure(home),
            STREEKPOORT_HOME=str(home),
            STREEKPOORT_PROCESS="owner",
            SECRET_KEY="bench-" * 12,
            DJANGO_SETTINGS_MODULE="streekpoort.settings.demo",
        )
        django.setup()
        return _measured()
    finally:
        redis.stop(home)
        postgres.destroy(home)
        shutil.rmtree(home, ignore_errors=True)


def _measured() -> list[Figure]:
    from django.db import connections

    from tenants.provisioning import database

    try:
        database.migrate()
        return _figures()
    finally:
        connections.close_all()


def _figures() -> list[Figure]:
    from foundation.tenancy import owner
    from tenants.provisioning import fingerprint

    # First of all, and none removed in between: a disk that just lost many files is slower at making new ones.
    rounds = [seconds(partial(make, code)) for code in FROM_BASELINE]
    slow = seconds(partial(make, BY_MIGRATIONS, by_migrations=True))
    with owner():
        equal = fingerprint.structure(schema(BY_MIGRATIONS)) == fingerprint.structure(schema(FROM_BASELINE[0]))
        tables = count_tables(schema(FROM_BASELINE[0]))
    taken = statistics.median(rounds)
    ratio, per_table = slow / taken, taken * 1000 / tables
    return [
        Figure(
            name="new municipality", ours=taken * 1000, unit="ms", other=slow * 1000, other_name="by migrations",
            ratio=ratio, goal=f"ratio >= {LEAST_RATIO}", met=ratio >= LEAST_RATIO,
        ),
        Figure(name=f"... per table, of {tables}", ours=per_table, unit="ms", goal=f"<= {MOST_PER_TABLE:.0f} ms", met=per_table <= MOST_PER_TABLE),
        Figure(name="... with the same fingerprint", ours=float(equal), unit="", goal="equal", met=equal),
    ]  # fmt: skip


def schema(refnis: str) -> str:
    return f"bench_{refnis}"


def make(refnis: str, *, by_migrations: bool = False) -> None:
    from tenants.provisioning import municipalities

    municipalities.create(slug=f"bench-{refnis}", name=refnis, refnis=refnis, by_migrations=by_migrations)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def count_tables(name: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = %s", [name])
        return int(cursor.fetchone()[0])
