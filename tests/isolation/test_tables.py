"""Every table of every schema, named in full, by every role that has no business there: past the search path and past the ORM."""

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from foundation.tenancy import NONE, Wall, behind
from foundation.tenancy.policies import RegionalTable, public_tables
from foundation.tenancy.wall import LOOKUP, REGION_ROLES, municipality_wall, region_wall
from tests.isolation.canaries import songs
from tests.isolation.conftest import World
from tests.support.servers import servers

SCHEMAS = ("kortrijk", "menen", "harelbeke", "spiere_helkijn")
LEAST_PROBES = 3_000


@dataclass(frozen=True)
class Probe:
    wall: Wall
    schema: str
    table: str


def walls() -> list[Wall]:
    return [
        NONE,
        LOOKUP,
        *(region_wall(role) for role in REGION_ROLES if role not in {"engine", "queue"}),
        *map(municipality_wall, SCHEMAS),
    ]


def probes(world: World) -> Iterator[Probe]:
    tables = world.look("SELECT schemaname, tablename FROM pg_tables WHERE schemaname = ANY(%s)", list(SCHEMAS))
    for wall in walls():
        for schema, table in tables:
            if schema != wall.schema:
                yield Probe(wall, schema, table)


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "permission denied" in str(error)
    return False


def test_no_role_reads_or_writes_a_table_of_a_neighbour(world: World) -> None:
    tried, leaks = 0, []
    for probe in probes(world):
        tried += 1
        with behind(probe.wall):
            verb = ("SELECT * FROM", "DELETE FROM")[tried % 5 == 0]
            if not refused(f'{verb} "{probe.schema}"."{probe.table}"'):
                leaks.append(f"{probe.wall.label} {probe.wall.role}: {verb} {probe.schema}.{probe.table}")
    assert leaks == []
    assert tried >= LEAST_PROBES, tried


def test_the_login_itself_reads_nothing(world: World) -> None:
    tables = world.look(
        "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname !~ '^(pg_|information)'"
    )
    with psycopg.connect(servers.urls(world.name).database, autocommit=True) as login:
        for (table,) in tables:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                login.execute(f"SELECT 1 FROM {table} LIMIT 1")  # type: ignore[arg-type]  # names from the catalogue


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_municipality_reads_only_its_own_rows_of_the_region(world: World, schema: str) -> None:
    heard: set[tuple[str, str]] = set()
    with behind(municipality_wall(schema)):
        for table in regional_tables():
            heard |= {song for song in sing(table.name) if song[0] != schema}
    assert heard == set()


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("gate", set()),
        ("admin", {"regio"}),
        ("director", {"regio"}),
        ("desk", {"meldpunt", "regio"}),
        ("coordinator", {"meldpunt", "eigen", "regio"}),
    ],
)
def test_a_role_of_the_region_reads_what_its_work_brings_and_no_more(world: World, role: str, kinds: set[str]) -> None:
    with behind(region_wall(role)):
        heard = {where for table in regional_tables() for _schema, where in sing(table.name)}
    assert heard <= kinds


def test_a_municipality_changes_no_row_of_a_neighbour(world: World) -> None:
    """An UPDATE of everything touches what is mine, and nothing else."""
    before = world.look("SELECT id, xmin::text FROM meldingen_melding WHERE municipality <> 'kortrijk' ORDER BY id")
    with behind(municipality_wall("kortrijk")), connection.cursor() as cursor:
        cursor.execute("UPDATE meldingen_melding SET description = description")
        assert cursor.rowcount > 0
    assert (
        world.look("SELECT id, xmin::text FROM meldingen_melding WHERE municipality <> 'kortrijk' ORDER BY id")
        == before
    )


def test_a_municipality_cannot_give_a_melding_another_past(world: World) -> None:
    """``received_by`` never changes, and what is handed over must stay readable for one of the two."""
    with behind(municipality_wall("kortrijk")):
        assert refused_or_empty(
            "UPDATE meldingen_melding SET municipality = 'menen', received_by = 'menen' WHERE municipality = 'kortrijk'"
        )


@pytest.mark.parametrize("claimed", ["menen", "kortrijk"], ids=["as the neighbour's", "as received here"])
def test_a_child_cannot_hang_on_a_parent_of_a_neighbour(world: World, claimed: str) -> None:
    """Foreign keys are checked past row level security: only the composite key stands between."""
    ((parent,),) = world.look(
        "SELECT id FROM meldingen_melding WHERE municipality = 'menen' AND received_by = 'menen' LIMIT 1"
    )
    columns = "melding_id, municipality, received_by, at, by, verb, from_status, to_status, text, visibility"
    values = "now(), '{}'::jsonb, 'note', '', '', 'hung here', 'internal'"
    with behind(municipality_wall("kortrijk")):
        for municipality in ("menen", "kortrijk"):
            statement = f"INSERT INTO meldingen_historyentry ({columns}) VALUES ({parent}, '{municipality}', '{claimed}', {values})"
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert world.look("SELECT count(*) FROM meldingen_historyentry WHERE text = 'hung here'") == [(0,)]


def regional_tables() -> list[RegionalTable]:
    return [table for table in public_tables() if isinstance(table, RegionalTable)]


def sing(table: str) -> set[tuple[str, str]]:
    """Whose canaries this role hears in a regional table, column by column when it may not read whole rows."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'SELECT row::text FROM public."{table}" AS row')
            return songs("\n".join(text for (text,) in cursor.fetchall()))
    except DatabaseError:
        return set()


def refused_or_empty(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.rowcount == 0
    except DatabaseError:
        return True
