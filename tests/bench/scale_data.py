"""Meldingen by the hundred thousand, as they stand after years: mostly finished, some open, half of them in one town.

They are added in a few statements by the superuser, with every index that guards nothing taken away before and built
again after: a million with what hangs on them within minutes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from foundation.tenancy import municipality
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.meldingen import making
from tests.support import environment
from tests.support.servers import servers

TABLES = ("meldingen_melding", "meldingen_signaal", "meldingen_historyentry", "answers_verdict")
MINUTES_BETWEEN = 2  # at this pace a million came in within four years
STREETS = "Door,Over,Molen,Kerk,Gent,Brug,Leie,Markt,Veld,Hoog,Nieuw,Oude,Zand,Groen,Plein,Water,Spoor,Linde,Eik,Beuk"
ENDS = "straat,laan,weg,dreef,plein,steenweg,kouter,hof,pad,berg,beek,bos,dam,dijk,donk,heide,hoek,kaai,land,lei,meers,poort,rij,singel,wijk,wal,werf,veld,molen,kant,eind,gracht,hulle,ijzer,kade,krans,linde,mark,oever,park,ring,ros,stede,tuin,vest"
WORDS = "put,lamp,boom,afval,paal,stoep,gracht,fietspad,bank,bord,lek,hinder,onkruid,glas,tegel,rooster"
ORDINARY = " staat sinds vorige week kapot, graag iets aan doen, nummer "

# Chance per row, drawn anew for each: a to l. `n` counts back from now.
CHANCES = ", ".join(f"random() AS {letter}" for letter in "abcdefghijkl")
FACTS = f"""
    generate_series(%(first)s::int, %(last)s::int) AS n
    CROSS JOIN LATERAL (SELECT n AS same, {CHANCES}) AS r
    CROSS JOIN LATERAL (SELECT
        now() - n * interval '{MINUTES_BETWEEN} minutes' AS reported,
        CASE WHEN r.a < .5 THEN 'kortrijk' WHEN r.a < .75 THEN 'menen' WHEN r.a < .9 THEN 'harelbeke' ELSE 'spiere_helkijn' END AS place,
        r.b < CASE WHEN n < 43200 THEN .4 ELSE .03 END AS open,
        CASE WHEN r.c < .14 THEN r.c < .03 END AS regional) AS p
"""  # noqa: S608  # only constants of this module
COLUMNS = {
    "number": "'T' || n",
    "secret_hash": "lpad(to_hex(n), 64, '0')",
    "key": "lpad(to_hex(n), 32, '0')::uuid",
    "municipality": "p.place",
    "received_by": "CASE WHEN r.d < .03 THEN CASE p.place WHEN 'kortrijk' THEN 'menen' ELSE 'kortrijk' END ELSE p.place END",
    "at_desk": "p.regional IS NOT NULL",
    "responsible": "CASE WHEN p.regional THEN 'region' ELSE 'municipality' END",
    "kind": "CASE WHEN r.e < .9 THEN 'melding' WHEN r.e < .96 THEN 'question' WHEN r.e < .99 THEN 'complaint' WHEN r.e < .999 THEN 'suggestion' ELSE 'misdelivered' END",
    "channel": "CASE WHEN r.f < .5 THEN 'web' WHEN r.f < .75 THEN 'phone' WHEN r.f < .9 THEN 'mail' WHEN r.f < .98 THEN 'counter' WHEN r.f < .995 THEN 'open311' WHEN r.f < .998 THEN 'partner' ELSE 'paper' END",
    "category_id": "(%(categories)s::bigint[])[1 + floor(r.g * r.g * cardinality(%(categories)s::bigint[]))]",
    "urgency": "CASE WHEN r.h < .8 THEN 'normal' WHEN r.h < .9 THEN 'can_wait' WHEN r.h < .98 THEN 'urgent' ELSE 'acute' END",
    "description": "(%(words)s::text[])[1 + floor(r.i * 16)] || %(ordinary)s || floor(r.j * 5000) || ' ' || (%(words)s::text[])[1 + floor(r.k * 16)]",
    "public": "r.l < .85",
    "place_text": "(%(streets)s::text[])[1 + floor(r.i * r.j * cardinality(%(streets)s::text[]))] || ' ' || (1 + floor(r.k * 200))",
    "postal_code": "CASE WHEN p.place <> 'kortrijk' THEN '' WHEN r.d < .6 THEN '8500' WHEN r.d < .8 THEN '8501' ELSE '8510' END",
    "lat": "50.75 + r.j * .13",
    "lon": "3.10 + r.k * .30",
    "status": "CASE WHEN p.open THEN (ARRAY['received', 'received', 'assigned', 'under_way', 'waiting'])[1 + floor(r.e * 5)] WHEN r.e < .7 THEN 'done' WHEN r.e < .95 THEN 'closed' WHEN r.e < .99 THEN 'rejected' ELSE 'withdrawn' END",
    "team": "CASE WHEN r.h < .4 THEN '' WHEN r.h < .7 THEN 'wegen' WHEN r.h < .9 THEN 'groen' WHEN r.h < .995 THEN 'gebouwen' ELSE 'net' END",
    "assigned_to": "CASE WHEN r.l < .3 THEN jsonb_build_object('schema', p.place, 'id', 1 + floor(r.l * 100), 'name', 'Persoon') END",
    "contact_ref": "CASE WHEN r.l < .6 THEN lpad(to_hex(n + 268435456), 32, '0')::uuid END",
    "reported_at": "p.reported",
    "changed_at": "p.reported",
    "finished_at": "CASE WHEN NOT p.open THEN least(now(), p.reported - ln(1 - r.j) * interval '8 days') END",
    "deadline_at": "CASE WHEN r.l < .95 THEN p.reported + interval '14 days' END",
    "paused_at": "CASE WHEN p.open AND r.k < .05 THEN p.reported END",
}  # fmt: skip
CHILDREN = (
    (
        "meldingen_signaal (melding_id, municipality, received_by, key, secret_hash, at, by, channel, contact_ref, language, description, first)",
        """SELECT m.id, m.municipality, m.received_by, m.key, m.secret_hash, m.reported_at,
            jsonb_build_object('schema', m.received_by, 'id', NULL, 'name', ''), m.channel, m.contact_ref, 'nl', m.description, true""",
    ),
    (
        "meldingen_historyentry (melding_id, municipality, received_by, at, by, verb, from_status, to_status, text, visibility)",
        """SELECT m.id, m.municipality, m.received_by, m.reported_at, jsonb_build_object('schema', m.received_by, 'id', NULL, 'name', ''),
            'received', '', 'received', '', 'public'""",
    ),
    (
        "meldingen_historyentry (melding_id, municipality, received_by, at, by, verb, from_status, to_status, text, visibility)",
        """SELECT m.id, m.municipality, m.received_by, m.finished_at, jsonb_build_object('schema', m.municipality, 'id', 1, 'name', 'Persoon'),
            'status', 'received', m.status, CASE WHEN m.id % 5 = 0 THEN 'Het is hersteld.' ELSE '' END, 'public'""",
    ),
    (
        "answers_verdict (melding_id, municipality, received_by, signaal, finished_at, satisfied, text, reopened, at)",
        """SELECT m.id, m.municipality, m.received_by, m.key, m.finished_at, m.id % 3 > 0, '', false, m.finished_at + interval '1 day'""",
    ),
)
ONLY = ("", "", " AND m.finished_at IS NOT NULL", " AND m.finished_at IS NOT NULL AND m.id % 10 = 0")


def sizes(largest: int) -> list[int]:
    """Ten times as many at each step, up to what was asked for."""
    return [size for size in (10_000, 100_000) if size < largest] + [largest]


def grow(present: int, wanted: int) -> None:
    """From so many to so many; what is added lies further in the past."""
    started = time.perf_counter()
    with municipality("kortrijk"):
        kinds = [row.pk for row in categories.choosable()]
        sample = Melding.objects.order_by("id").first() or making.receive()
    with _superuser() as connection, _without_indexes(connection):
        _add(connection, sample.pk, present + 1, wanted, kinds)
    with _superuser() as connection:
        for table in TABLES:
            connection.execute(sql.SQL("VACUUM ANALYZE public.{}").format(sql.Identifier(table)))
    print(f"{wanted:,} meldingen after {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)


def _add(connection: psycopg.Connection, sample: int, first: int, last: int, kinds: list[int]) -> None:
    names = [field.column for field in Melding._meta.concrete_fields if field.column != "id"]
    values = ", ".join(COLUMNS.get(str(name), f'm."{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    after = connection.execute("SELECT max(id) FROM public.meldingen_melding").fetchone()
    given = {
        "first": first,
        "last": last,
        "categories": kinds,
        "words": WORDS.split(","),
        "ordinary": ORDINARY,
        "streets": [head + end for head in STREETS.split(",") for end in ENDS.split(",")],
        "sample": sample,
        "after": after[0] if after else 0,
    }
    connection.execute("SELECT setseed(0.42)")
    source = f"SELECT {values} FROM public.meldingen_melding AS m, {FACTS} WHERE m.id = %(sample)s"  # noqa: S608
    connection.execute(f"INSERT INTO public.meldingen_melding ({listed}) {source}", given)  # noqa: S608  # columns of the model
    for (target, columns), only in zip(CHILDREN, ONLY, strict=True):
        children = (
            f"INSERT INTO public.{target} {columns} FROM public.meldingen_melding AS m WHERE m.id > %(after)s{only}"  # noqa: S608
        )
        connection.execute(children.replace(" % ", " %% "), given)


@contextmanager
def _superuser() -> Iterator[psycopg.Connection]:
    with psycopg.connect(servers.urls(environment.DATABASE).superuser, autocommit=True) as connection:
        connection.execute(
            "SET session_replication_role = 'replica'; SET maintenance_work_mem = '1GB'; SET work_mem = '64MB'"
        )
        yield connection


@contextmanager
def _without_indexes(connection: psycopg.Connection) -> Iterator[None]:
    """Those that only make things fast; keys stay."""
    found = connection.execute(
        """SELECT i.indexname, i.indexdef FROM pg_indexes AS i
            WHERE i.schemaname = 'public' AND i.tablename = ANY(%s) AND NOT EXISTS (
                SELECT FROM pg_constraint AS c WHERE c.conindid = ('public.' || quote_ident(i.indexname))::regclass)""",
        [list(TABLES)],
    ).fetchall()
    for name, _definition in found:
        connection.execute(sql.SQL("DROP INDEX public.{}").format(sql.Identifier(name)))
    try:
        yield
    finally:
        for _name, definition in found:
            connection.execute(definition)
