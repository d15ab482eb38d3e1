"""A new municipality: from the baseline, against the same by migrations, in one scratch database."""

import os
import statistics
import time
from collections.abc import Callable

import django

from tests.bench.figures import Figure

LEAST_RATIO = 40
MOST_PER_TABLE = 6.0  # ms
ROUNDS = 5


def run() -> list[Figure]:
    from tests.support import database, environment
    from tests.support.servers import servers

    name = f"test_{os.getpid()}_bench"
    try:
        database.make(name)
        os.environ.update(
            environment.prepare(name), STREEKPOORT_PROCESS="owner", DJANGO_SETTINGS_MODULE="streekpoort.settings.demo"
        )
        django.setup()
        return _figures()
    finally:
        database.drop(name)
        servers.end()


def _figures() -> list[Figure]:
    from foundation.tenancy import owner
    from tenants.provisioning import fingerprint, municipalities

    by_migrations = seconds(lambda: make("bench-traag", by_migrations=True))
    from_baseline = []
    for _round in range(ROUNDS):
        from_baseline.append(seconds(lambda: make("bench-snel")))
        if _round < ROUNDS - 1:
            municipalities.remove("bench_snel")
    with owner():
        equal = fingerprint.structure("bench_traag") == fingerprint.structure("bench_snel")
        tables = count_tables("bench_snel")
    municipalities.remove("bench_snel")
    municipalities.remove("bench_traag")
    taken = statistics.median(from_baseline)
    ratio, per_table = by_migrations / taken, taken * 1000 / tables
    return [
        Figure(
            name="new municipality", ours=taken * 1000, unit="ms", other=by_migrations * 1000, other_name="by migrations",
            ratio=ratio, goal=f"ratio >= {LEAST_RATIO}", met=ratio >= LEAST_RATIO,
        ),
        Figure(name=f"... per table, of {tables}", ours=per_table, unit="ms", goal=f"<= {MOST_PER_TABLE:.0f} ms", met=per_table <= MOST_PER_TABLE),
        Figure(name="... with the same fingerprint", ours=float(equal), unit="", goal="equal", met=equal),
    ]  # fmt: skip


def make(slug: str, *, by_migrations: bool = False) -> None:
    from tenants.provisioning import municipalities

    refnis = {"bench-traag": "34002", "bench-snel": "34009"}[slug]
    municipalities.create(slug=slug, name=slug, refnis=refnis, by_migrations=by_migrations)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def count_tables(schema: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = %s", [schema])
        return int(cursor.fetchone()[0])
