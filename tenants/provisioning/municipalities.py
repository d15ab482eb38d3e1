"""A municipality joins, and leaves."""

import shutil
from pathlib import Path
from typing import Any

import belgica
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from foundation.tenancy import owner
from foundation.tenancy.policies import RegionalTable, public_tables
from foundation.tenancy.registers import on_municipality_created
from tenants.provisioning import baseline, schemas
from tenants.registry import actions as registry
from tenants.registry.hosts import snapshot_of
from tenants.registry.models import Municipality
from tenants.registry.snapshot import MunicipalitySnapshot


def schema_for(slug: str) -> str:
    return slug.replace("-", "_")


def postal_codes(refnis: str) -> list[str]:
    """The postal codes of a municipality (Statbel and bpost, through belgica), sorted; ValidationError if unknown."""
    if belgica.get_municipality(refnis) is None:
        raise ValidationError(f"No Belgian municipality has the REFNIS code {refnis}.")
    return sorted({entry["postalCode"] for entry in belgica.get_postal_codes(refnis)})


def create(*, slug: str, name: str, refnis: str, by_migrations: bool = False, **facts: Any) -> MunicipalitySnapshot:
    """Make a municipality in one transaction: schema, role, tables, register, and what each module needs.

    By migrations, or when the baseline is behind them, the schema is made before that, in steps.
    """
    schema = schema_for(slug)
    facts.setdefault("postal_codes", postal_codes(refnis))
    facts.setdefault("languages", ["nl"])
    with owner():
        at_once = not by_migrations and baseline.standing() is baseline.Standing.CURRENT
        if not at_once:
            schemas.create_in_steps(schema, by_migrations=by_migrations)
    with owner(schema), transaction.atomic():
        if at_once:
            schemas.create(schema)
        row = registry.enrol(schema_name=schema, slug=slug, name=name, refnis=refnis, **facts)
        snapshot = snapshot_of(row)
        on_municipality_created.run(snapshot)
    return snapshot


def remove(schema: str) -> None:
    """Remove everything of a municipality: schema, its rows of the regional tables, files, role and register entry.

    What came in here and was handed over to a neighbour is that neighbour's and stays.
    """
    with owner(), transaction.atomic():
        Municipality.objects.get(schema_name=schema)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for table in reversed(regional_tables()):
                cursor.execute(f"DELETE FROM public.{quote(table.name)} WHERE {home_of(table)} = %s", [schema])
        schemas.drop(schema)
        registry.strike(schema)
    shutil.rmtree(Path(settings.MEDIA_ROOT) / schema, ignore_errors=True)


def regional_tables() -> list[RegionalTable]:
    """The tables of the region that hold rows of municipalities, parents before children."""
    return [table for table in public_tables() if isinstance(table, RegionalTable)]


def home_of(table: RegionalTable) -> str:
    return quote(table.single_column or "municipality")


def quote(name: str) -> str:
    return str(connection.ops.quote_name(name))
