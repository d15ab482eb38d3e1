"""Public lists stay as fast as they are small: each has an index that the role of a municipality can use."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from regional_meldpunt.linked_data import queries as linked_data
from regional_meldpunt.open311 import queries as open311
from regional_meldpunt.open311.parameters import Filter
from regional_meldpunt.public_map import queries as public_map
from regional_meldpunt.public_map.areas import Area

pytestmark = pytest.mark.wall("kortrijk")
NOW = timezone.now()
ALL = Filter((), (), frozenset(), NOW - timedelta(days=90), NOW, 1, 1000)


@pytest.mark.parametrize(
    ("read", "index"),
    [
        (lambda: open311.listed(ALL, None), "melding_public"),
        (lambda: open311.updates(ALL.start, ALL.end, None, ()), "Index Scan Backward using history_"),
        (lambda: linked_data.page((NOW, 5), 100), "melding_public"),
        (lambda: public_map.shown(Area(), NOW), "melding_public"),
        (lambda: public_map.since(Area(), NOW - timedelta(days=1), NOW), "melding_public"),
    ],
    ids=["requests", "updates", "linked data", "map", "mail"],
)
def test_a_public_list_reads_from_its_index(read: Callable[[], Any], index: str) -> None:
    with CaptureQueriesContext(connection) as seen:
        list(read())
    question = seen[-1]["sql"]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {question}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert index in plan, plan
