"""A million meldingen: a page of every list, a search, and what lies near, asked as the municipality and as the desk."""

from tests.bench import house  # isort: skip  # it makes the database and settings before anything is imported

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import psycopg
from django.utils import timezone

from foundation.identity.actor import Actor
from foundation.tenancy import municipality, region
from regional_meldpunt.categories.models import Category
from regional_meldpunt.meldingen import nearby as duplicates
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.nearby import Spot
from regional_meldpunt.worklists import queries
from regional_meldpunt.worklists.filters import WorkFilter
from regional_meldpunt.worklists.queries import Reader
from tests.bench.figures import Figure
from tests.regional_meldpunt.meldingen import making
from tests.support import environment
from tests.support.servers import servers

TOTAL = 1_000_000
LIST_MS, NEAR_MS = 50.0, 20.0
ROUNDS = 15
ME = Reader(Actor("kortrijk", 1, "Anna"), ("wegen",))
WORDS = "put,lamp,boom,afval,paal,stoep,gracht,fietspad,bank,bord,lek,hinder,onkruid,glas,tegel,rooster"
SHOWN = (
    ("list: deadline first", WorkFilter()),
    ("list: most urgent first", WorkFilter(volgorde="urgentie")),
    ("list: page 100", WorkFilter(blad=100)),
    ("list: everything, newest first", WorkFilter(lijst="alles")),
    ("list: one category, late", WorkFilter(soort="put-in-de-weg", termijn="voorbij")),
    ("list: one channel", WorkFilter(kanaal="counter")),
    ("list: my work", WorkFilter(lijst="mijn")),
    ("search: two words, open", WorkFilter(zoek="lamp nr512")),
    ("search: one common word, all", WorkFilter(zoek="lamp", lijst="alles")),
)
MINE = {
    "number": "'T' || n",
    "key": "gen_random_uuid()",
    "municipality": "p.place",
    "received_by": "p.place",
    "category_id": "(SELECT min(id) FROM categories_category) + n %% 70",
    "urgency": "(ARRAY['normal','normal','normal','can_wait','urgent','urgent','acute'])[1 + n %% 7]",
    "channel": "(ARRAY['web','web','web','phone','mail','counter'])[1 + n %% 6]",
    "description": "split_part(%(words)s, ',', 1 + n %% 16) || ' nr' || n %% 5000 || ' ' || split_part(%(words)s, ',', 1 + n %% 13)",
    "place_text": "'Straat' || n %% 900 || ' ' || n %% 200",
    "reported_at": "now() - n * interval '2 minutes'",
    "deadline_at": "now() - n * interval '2 minutes' + interval '14 days'",
    "changed_at": "now()",
    "status": "CASE WHEN n %% 20 = 0 THEN 'received' ELSE 'done' END",
    "finished_at": "CASE WHEN n %% 20 <> 0 THEN now() END",
    "at_desk": "n %% 7 = 0",
    "responsible": "CASE WHEN n %% 140 = 0 THEN 'region' ELSE 'municipality' END",
    "assigned_to": """CASE WHEN n %% 400 = 0 THEN '{"schema": "kortrijk", "id": 1, "name": "Anna"}'::jsonb END""",
    "lat": "50.7 + (n %% 1009) * 0.0002",
    "lon": "3.1 + (n %% 2003) * 0.0002",
}


def run() -> list[Figure]:
    with house.opened():
        fill()
        return [*lists(), *near(), desk()]


def fill() -> None:
    """Copies of one melding: half of them in Kortrijk, one in twenty open. As the superuser, in one statement."""
    with municipality("kortrijk"):
        made = making.receive()
    names = [field.column for field in Melding._meta.concrete_fields if field.column != "id"]
    values = ", ".join(MINE.get(name, f'm."{name}"') for name in names)
    statement = f"""INSERT INTO public.meldingen_melding ({", ".join(f'"{name}"' for name in names)}) SELECT {values}
        FROM public.meldingen_melding m, generate_series(1, {TOTAL}) AS n,
        LATERAL (SELECT (ARRAY['kortrijk','menen','kortrijk','harelbeke'])[1 + n %% 4] AS place) AS p WHERE m.id = %(made)s"""  # noqa: S608
    print("filling ...", file=sys.stderr, flush=True)
    with psycopg.connect(servers.urls(environment.DATABASE).superuser, autocommit=True) as connection:
        connection.execute("SET session_replication_role = 'replica'")
        connection.execute(statement, {"made": made.pk, "words": WORDS})  # type: ignore[arg-type]  # columns of the model
        connection.execute("VACUUM ANALYZE public.meldingen_melding")


def median(ask: Callable[[], Any]) -> float:
    """Milliseconds, after one warm round."""
    ask()
    spent = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def lists() -> list[Figure]:
    found = []
    with municipality("kortrijk"):
        for name, asked in SHOWN:
            spent = median(lambda asked=asked: queries.page(asked, ME, timezone.now()))  # type: ignore[misc]  # one filter each
            found.append(Figure(name, spent, "ms", f"< {LIST_MS:.0f} ms", spent < LIST_MS))
        spent = median(lambda: queries.count(WorkFilter(), ME, timezone.now()))
        found.append(Figure("list: how many", spent, "ms", f"< {LIST_MS:.0f} ms", spent < LIST_MS))
        spent = median(lambda: queries.workload(timezone.now()))
        found.append(Figure("workload per person", spent, "ms", f"< {LIST_MS:.0f} ms", spent < LIST_MS))
    return found


def near() -> list[Figure]:
    with municipality("kortrijk"):
        category = Category.objects.order_by("pk")[0]
        spot = Spot(municipality="kortrijk", category=category, lat=50.8, lon=3.2)
        street = Spot(municipality="kortrijk", category=category, text="Straat12 4")
        points = median(lambda: duplicates.nearby(spot))
        words = median(lambda: duplicates.nearby(street))
    return [
        Figure("what lies near a point", points, "ms", f"< {NEAR_MS:.0f} ms", points < NEAR_MS),
        Figure("what is known in a street", words, "ms", f"< {NEAR_MS:.0f} ms", words < NEAR_MS),
    ]


def desk() -> Figure:
    with region("desk"):
        spent = median(lambda: queries.page(WorkFilter(volgorde="urgentie"), ME, timezone.now()))
    return Figure("list of the desk", spent, "ms", f"< {LIST_MS:.0f} ms", spent < LIST_MS)
