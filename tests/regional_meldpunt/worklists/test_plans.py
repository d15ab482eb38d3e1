"""Every list and every search walks an index, as the municipality and as the desk."""

from collections.abc import Callable
from functools import partial

import psycopg
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality, region
from regional_meldpunt.meldingen import nearby
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.nearby import box
from regional_meldpunt.worklists import queries
from regional_meldpunt.worklists.filters import WorkFilter
from regional_meldpunt.worklists.queries import Reader
from tests.regional_meldpunt.meldingen import making

pytestmark = pytest.mark.usefixtures("committed")
ME = Reader(Actor("kortrijk", 1, "Anna"), ("wegen",))
COPIES = 3_000
COPY = """
INSERT INTO meldingen_melding ({names}) SELECT {values}
FROM meldingen_melding m, generate_series(1, %s) AS n WHERE m.id = %s
"""
OWN = {
    "number": "'T-' || n",
    "key": "gen_random_uuid()",
    "reported_at": "m.reported_at - n * interval '1 minute'",
    "deadline_at": "m.reported_at + (n - 2900) * interval '1 minute'",
    "finished_at": "CASE WHEN n %% 10 < 8 THEN m.reported_at END",
    "lat": "50.7 + (n %% 100) * 0.002",
    "lon": "3.1 + (n %% 83) * 0.003",
    "storm": "''",
}


def fill(melding: Melding, superuser_url: str) -> None:
    """Copies of one melding, spread over time and place, and counted: the planner has something to choose."""
    names = [field.column for field in Melding._meta.concrete_fields if field.column != "id"]
    values = ", ".join(OWN.get(name, f'm."{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(COPY.format(names=listed, values=values), [COPIES, melding.pk])
    with psycopg.connect(superuser_url, autocommit=True) as superuser:
        superuser.execute(
            "VACUUM (ANALYZE) public.meldingen_melding"
        )  # also sorts in what the GIN index still holds apart


HERE = (
    (WorkFilter(), "worklist_deadline"),
    (WorkFilter(volgorde="urgentie"), "worklist_urgency"),
    (WorkFilter(volgorde="oudste"), "worklist_oldest"),
    (WorkFilter(lijst="alles"), "worklist_all"),
    (WorkFilter(lijst="elders"), "worklist_elsewhere_open"),
    (WorkFilter(lijst="elders", volgorde="nieuwste"), "worklist_elsewhere"),
    (WorkFilter(termijn="voorbij"), "worklist_deadline"),
)
DESK = (
    (WorkFilter(), "worklist_region_deadline"),
    (WorkFilter(volgorde="oudste"), "worklist_region_oldest"),
    (WorkFilter(volgorde="urgentie"), "worklist_region"),
    (WorkFilter(lijst="alles"), "worklist_desk"),
)


def strays(asked: tuple[tuple[WorkFilter, str], ...]) -> list[str]:
    """Questions that read the table, or sort more than what an index left unsorted."""
    found = []
    for one, index in asked:
        said = str(queries.listed(one, ME, now())[:50].explain())
        sorts = "Sort" in said.replace("Incremental Sort", "").replace("Sort Key", "").replace("Presorted", "")
        if index not in said or sorts or "Seq Scan on meldingen_melding" in said:
            found.append(f"{one}: {said}")
    return found


def test_a_municipality_walks_an_index(superuser_url: str) -> None:
    with municipality("kortrijk"):
        fill(making.receive(), superuser_url)
        assert not (found := strays(HERE)), "\n".join(found)


def test_the_desk_walks_an_index(superuser_url: str) -> None:
    with municipality("kortrijk"):
        fill(making.receive(decision=making.REGION), superuser_url)
    with region("desk"):
        assert not (found := strays(DESK)), "\n".join(found)


def test_the_queue_of_the_desk_walks_the_same_index(superuser_url: str) -> None:
    with municipality("kortrijk"):
        fill(making.receive(decision=making.REGION), superuser_url)
    with region("desk"):
        assert "worklist_region " in planned(lambda: meldingen.desk_queue(50))


def planned(ask: Callable[[], object], *, forced: bool = False) -> str:
    """The plan of the last question. Forced: as if the table were too long to read or to sort."""
    with CaptureQueriesContext(connection) as seen:
        ask()
    with transaction.atomic(), connection.cursor() as cursor:
        if forced:
            cursor.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off"
            )
        cursor.execute(f"EXPLAIN {seen[-1]['sql']}")
        return "\n".join(line for (line,) in cursor.fetchall())


def test_words_and_streets_are_looked_up_and_not_read(superuser_url: str) -> None:
    """The functions run as the owner, out of sight of EXPLAIN: the scans that they made are counted."""
    with municipality("kortrijk"):
        fill(made := making.receive(), superuser_url)
        for also_over in (True, False):
            ask = partial(queries.found_by_words, "eenhoorn vijver", also_over=also_over)
            assert scans(ask, "worklist_terms") == (True, 0)
        spot = nearby.Spot(municipality="kortrijk", category=made.category, text="Nergensstraat 12")
        assert scans(lambda: nearby.nearby(spot), "melding_street") == (True, 0)


def scans(ask: Callable[[], object], index: str) -> tuple[bool, int]:
    """Whether the index was used, and how often the table of meldingen was read from its beginning to its end.

    Reading it all is put off as long as any index answers: on a small table the planner may prefer it.
    """
    count = "SELECT pg_stat_get_xact_numscans(%s::regclass)"
    asked = f"{count}, pg_stat_get_xact_numscans('public.meldingen_melding'::regclass)"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(asked, [f"public.{index}"])
        before = cursor.fetchone()  # what this session did lately may stand in it
        ask()
        cursor.execute(asked, [f"public.{index}"])
        used, read = (now - then for now, then in zip(cursor.fetchone(), before, strict=True))
    return used > 0, read


def test_what_lies_near_is_one_range_of_one_index(superuser_url: str) -> None:
    with municipality("kortrijk"):
        fill(made := making.receive(), superuser_url)
        lats, lons = box(50.83, 3.26, made.category.duplicate_metres)
        rows = Melding.objects.filter(municipality="kortrijk", category=made.category, finished_at=None)
        said = str(rows.filter(lat__range=lats, lon__range=lons)[:60].explain())
    assert "melding_nearby" in said
    assert "lat >=" in said.split("Index Cond")[1].split("Filter")[0]
