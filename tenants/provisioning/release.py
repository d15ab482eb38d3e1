"""Which release a schema is at: a digest of everything that shapes it, kept as the comment on the schema itself.

One query over the catalogue tells who is behind, however many municipalities there are.
"""

import hashlib
from functools import lru_cache

from django.apps import apps as registry
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from foundation.tenancy.policies import append_only_tables, tables_of
from foundation.tenancy.policy_sql import statements

MARK = "streekpoort "


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]


def migrations_of(apps: list[str]) -> list[str]:
    """`label.name` of every migration on disk of the given apps, sorted."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    names = set(apps)
    labels = {config.label for config in registry.get_app_configs() if config.name in names}
    return sorted(f"{label}.{name}" for label, name in loader.disk_migrations if label in labels)


@lru_cache(maxsize=4)
def public_release() -> str:
    """The release of `public`: its migrations and its walls."""
    return MARK + _digest(*migrations_of(settings.SHARED_APPS), *statements())


@lru_cache(maxsize=4)
def municipality_release() -> str:
    """The release of a municipality's schema: its migrations and what is append-only in it."""
    append_only = [table.name for table in append_only_tables()]
    return MARK + _digest(*migrations_of(settings.TENANT_APPS), *append_only, *tables_of(settings.TENANT_APPS))


def mark(schema: str, release: str) -> None:
    """Note on a schema which release it is at; in the same transaction as what brought it there."""
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON SCHEMA {connection.ops.quote_name(schema)} IS '{release}'")


def releases() -> dict[str, str]:
    """Schema -> the release it is at ("" for one that was never finished), of every schema in the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nspname, coalesce(obj_description(oid, 'pg_namespace'), '') FROM pg_namespace "
            "WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'"
        )
        return dict(cursor.fetchall())
