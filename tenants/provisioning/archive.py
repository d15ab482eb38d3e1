"""Everything of one municipality in one file, and back.

A zip with `manifest.json`, one `COPY` text per table of its schema, one per regional table with its rows, and its
files. Read in one repeatable-read snapshot, so that it is consistent while others write.
"""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction

from foundation.tenancy import owner
from foundation.tenancy.policies import RegionalTable
from tenants.provisioning import baseline, release, schemas
from tenants.provisioning.municipalities import home_of, quote, regional_tables
from tenants.registry import actions as registry
from tenants.registry.hosts import snapshot_of
from tenants.registry.models import Municipality
from tenants.registry.snapshot import MunicipalitySnapshot

FORMAT = 1
FACTS = (
    "slug",
    "name",
    "refnis",
    "form",
    "state",
    "postal_codes",
    "languages",
    "contact",
    "opening_hours",
    "theme",
    "settings",
)


class ArchiveError(Exception):
    """An archive that cannot be written or brought back, with what to do about it."""


def export(schema: str, file: Path) -> dict[str, int]:
    """Write the archive of a municipality; returns how many tables, rows and files it holds."""
    partial = file.with_name(file.name + ".part")
    with owner(), zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as target:
        with connection.cursor():
            pass  # takes the wall, which is a statement and so must come before the snapshot
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            manifest = _manifest(schema)
            manifest["tables"] = {
                name: _copy_out(target, f"schema/{name}", f"{quote(schema)}.{quote(name)}", "")
                for name in _tables(schema)
            }
            manifest["regional"] = {
                table.name: _copy_out(
                    target, f"regional/{table.name}", f"public.{quote(table.name)}", _belongs(table, schema)
                )
                for table in regional_tables()
            }
        manifest["files"] = _add_files(target, schema)
        target.writestr("manifest.json", json.dumps(manifest, indent=1, default=str))
    partial.replace(file)
    rows = sum(t["rows"] for t in [*manifest["tables"].values(), *manifest["regional"].values()])
    return {"tables": len(manifest["tables"]) + len(manifest["regional"]), "rows": rows, "files": manifest["files"]}


def _manifest(schema: str) -> dict[str, Any]:
    row = Municipality.objects.get(schema_name=schema)
    return {
        "format": FORMAT,
        "schema": schema,
        "release": release.releases().get(schema, ""),
        "facts": {name: getattr(row, name) for name in FACTS},
        "hosts": [domain.host for domain in row.domains.all()],
        "participations": list(row.participations.values("service", "mode", "starts_on", "ends_on", "decision")),
    }


def _tables(schema: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", [schema])
        return [name for (name,) in cursor.fetchall()]


def _columns(qualified: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped "
            "AND attgenerated = '' ORDER BY attnum",
            [qualified],
        )
        return [name for (name,) in cursor.fetchall()]


def _belongs(table: RegionalTable, schema: str) -> str:
    either = f"{home_of(table)} = '{schema}'"
    return either if table.single_column else f"({either} OR received_by = '{schema}')"


def _copy_out(target: zipfile.ZipFile, name: str, qualified: str, condition: str) -> dict[str, Any]:
    columns = _columns(qualified)
    listed = ", ".join(quote(column) for column in columns)
    where = f" WHERE {condition}" if condition else ""
    rows = 0
    with (
        connection.cursor() as cursor,
        target.open(f"{name}.copy", "w", force_zip64=True) as out,
        cursor.cursor.copy(f"COPY (SELECT {listed} FROM {qualified}{where}) TO STDOUT") as copy,
    ):
        for block in copy:
            out.write(block)
            rows += bytes(block).count(b"\n")
    return {"columns": columns, "rows": rows}


def _add_files(target: zipfile.ZipFile, schema: str) -> int:
    root = Path(settings.MEDIA_ROOT) / schema
    found = [path for path in sorted(root.rglob("*")) if path.is_file()] if root.is_dir() else []
    for path in found:
        target.write(path, f"files/{path.relative_to(root).as_posix()}")
    return len(found)


def restore(file: Path, progress: Callable[[str], None]) -> MunicipalitySnapshot:
    """Bring a municipality back from its archive, in one transaction; nothing changes when it fails."""
    try:
        with zipfile.ZipFile(file) as source:
            manifest = json.loads(source.read("manifest.json"))
            _check(manifest)
            with owner(), transaction.atomic():
                snapshot = _restore_rows(source, manifest, progress)
            _restore_files(source, manifest["schema"])
    except (zipfile.BadZipFile, KeyError, json.JSONDecodeError) as error:
        raise ArchiveError(f"{file} is not an export of Streekpoort: {error}") from error
    except DatabaseError as error:
        raise ArchiveError(f"The rows do not fit into this region: {error}") from error
    return snapshot


def _check(manifest: dict[str, Any]) -> None:
    if manifest["format"] != FORMAT:
        raise ArchiveError(f"This export has format {manifest['format']}; this release reads format {FORMAT}.")
    if manifest["release"] != release.municipality_release():
        raise ArchiveError("This export was made by another release: bring it back there, migrate, and export again.")
    with owner():
        if baseline.standing() is not baseline.Standing.CURRENT:
            raise ArchiveError("The baseline is behind the migrations: run `make baseline` first.")
        if Municipality.objects.filter(schema_name=manifest["schema"]).exists():
            raise ArchiveError(f"{manifest['facts']['name']} is already here: remove it first.")


def _restore_rows(
    source: zipfile.ZipFile, manifest: dict[str, Any], progress: Callable[[str], None]
) -> MunicipalitySnapshot:
    schema = manifest["schema"]
    progress(f"{manifest['facts']['name']}: schema and {len(manifest['tables'])} tables")
    schemas.create(schema)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        listed = ", ".join(f"{quote(schema)}.{quote(name)}" for name in manifest["tables"])
        cursor.execute(f"TRUNCATE {listed} CASCADE")
    for name, facts in _in_order(schema, manifest["tables"]):
        _copy_in(source, f"schema/{name}", f"{quote(schema)}.{quote(name)}", facts["columns"])
    row = registry.enrol(schema_name=schema, **manifest["facts"])
    for host in manifest["hosts"]:
        registry.add_host(schema, host)
    for entry in manifest["participations"]:
        registry.take_part(schema, **entry)
    progress(f"{row.name}: rows of the region")
    for table in regional_tables():
        facts = manifest["regional"].get(table.name)
        if facts and facts["rows"]:
            _merge_in(source, table.name, facts["columns"])
    _set_sequences(schema)
    return snapshot_of(row)


def _in_order(schema: str, tables: dict[str, Any]) -> list[tuple[str, Any]]:
    """Django's foreign keys are deferrable, so any order does; a table of this release that is absent stays empty."""
    present = set(_tables(schema))
    return [(name, facts) for name, facts in tables.items() if name in present]


def _copy_in(source: zipfile.ZipFile, name: str, qualified: str, columns: list[str]) -> None:
    listed = ", ".join(quote(column) for column in columns)
    with (
        connection.cursor() as cursor,
        source.open(f"{name}.copy") as data,
        cursor.cursor.copy(f"COPY {qualified} ({listed}) FROM STDIN") as copy,
    ):
        while block := data.read(1 << 16):
            copy.write(block)


def _merge_in(source: zipfile.ZipFile, table: str, columns: list[str]) -> None:
    """Rows that a neighbour kept are still there and win; the others return with their own numbers."""
    listed = ", ".join(quote(column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMP TABLE returning_rows ON COMMIT DROP AS SELECT {listed} FROM public.{quote(table)} LIMIT 0"
        )
        _copy_in(source, f"regional/{table}", "returning_rows", columns)
        cursor.execute(
            f"INSERT INTO public.{quote(table)} ({listed}) OVERRIDING SYSTEM VALUE SELECT {listed} FROM returning_rows "
            "ON CONFLICT DO NOTHING"
        )
        cursor.execute("DROP TABLE returning_rows")
    _set_sequence("public", table)


def _set_sequences(schema: str) -> None:
    for table in _tables(schema):
        _set_sequence(schema, table)


def _set_sequence(schema: str, table: str) -> None:
    qualified = f"{quote(schema)}.{quote(table)}"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname, pg_get_serial_sequence(%s, attname) FROM pg_attribute "
            "WHERE attrelid = %s::regclass AND attidentity <> '' AND NOT attisdropped",
            [qualified, qualified],
        )
        for column, sequence in cursor.fetchall():
            cursor.execute(
                f"SELECT setval(%s, greatest((SELECT coalesce(max({quote(column)}), 0) FROM {qualified}), 1))",
                [sequence],
            )


def _restore_files(source: zipfile.ZipFile, schema: str) -> None:
    root = (Path(settings.MEDIA_ROOT) / schema).resolve()
    for entry in source.infolist():
        if entry.filename.startswith("files/") and not entry.is_dir():
            path = (root / entry.filename.removeprefix("files/")).resolve()
            if root not in path.parents:
                raise ArchiveError(f"The export names a file outside its folder: {entry.filename}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.read(entry))
