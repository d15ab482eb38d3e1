"""What the engine asks twenty times a second stays quick after years: no question reads a whole table."""

from datetime import datetime, timedelta

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from foundation.tenancy import region
from regional_meldpunt.dispatch import due, queries
from regional_meldpunt.escalation.plan import Step
from tests.foundation.tasks.logins import login
from tests.regional_meldpunt.dispatch.nights import ON_CALL, Night

YEARS = 20_000
OLD = """
    INSERT INTO meldingen_melding SELECT old.* FROM meldingen_melding AS m, generate_series(1, %(count)s) AS n
    CROSS JOIN LATERAL jsonb_populate_record(m, jsonb_build_object('id', 1000000 + n, 'number', 'T' || n,
        'key', gen_random_uuid(), 'status', 'done', 'finished_at', now())) AS old WHERE m.id = %(melding)s"""
RUNS = """
    INSERT INTO dispatch_run SELECT old.* FROM dispatch_run AS r, generate_series(1, %(count)s) AS n
    CROSS JOIN LATERAL jsonb_populate_record(r, jsonb_build_object('id', 1000000 + n, 'melding_id', 1000000 + n,
        'state', 'ended', 'due_at', NULL, 'ended_at', now())) AS old WHERE r.melding_id = %(melding)s"""


@pytest.mark.usefixtures("committed")
def test_no_question_of_the_engine_reads_everything(monkeypatch: pytest.MonkeyPatch, superuser_url: str) -> None:
    night = Night(monkeypatch)
    night.policy(Step((ON_CALL,)))
    found = night.melding()
    night.go()
    with psycopg.connect(superuser_url, autocommit=True) as superuser:
        for statement in (OLD, RUNS):
            superuser.execute(statement, {"count": YEARS, "melding": found.pk})
        superuser.execute("ANALYZE meldingen_melding, dispatch_run, dispatch_alarm, meldingen_historyentry")
    waiting = night.melding()
    later = now() + timedelta(hours=1)
    with login("engine"), region("engine"):
        for _look in range(8):  # then the database has settled on a plan for each
            assert due.steps(later, ()) == [found.pk]
            assert due.unbegun(operators=False, but=()) == [waiting.pk]
            assert queries.next_due() is not None
        with CaptureQueriesContext(connection) as asked:
            assert due.needless(()) == []
        kept = _kept(later)
        assert len(kept) == 3
        for question in [*kept, *(one["sql"] for one in asked.captured_queries)]:
            plan = "\n".join(_answers(f"EXPLAIN {question}"))
            for table in ("meldingen_melding", "dispatch_run", "meldingen_historyentry"):
                assert f"Seq Scan on {table}" not in plan, plan


def _kept(later: datetime) -> list[str]:
    """The questions of which this connection keeps a plan, with what was given."""
    given = {"timestamp with time zone": f"'{later.isoformat()}'", "bigint[]": "'{}'"}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, parameter_types::text[] FROM pg_prepared_statements"
            " WHERE statement LIKE 'SELECT%%dispatch_run%%' AND statement LIKE '%%LIMIT%%'"
        )
        found = cursor.fetchall()
    wanted = [(name, ", ".join(given[kind] for kind in kinds)) for name, kinds in found]
    return [f'EXECUTE "{name}" ({values})' if values else f'EXECUTE "{name}"' for name, values in wanted]


def _answers(question: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [str(line[0]) for line in cursor.fetchall()]
