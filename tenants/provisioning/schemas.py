"""One municipality's schema: made from the baseline or by migrations, brought up to date, dropped."""

from django.core.management import call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connection, transaction

from foundation.tenancy import owner
from foundation.tenancy.policy_sql import append_only_statements
from foundation.tenancy.roles import drop_tenant_role, ensure_tenant_role, schema_statements
from tenants.provisioning import baseline, release


def create(schema: str, *, by_migrations: bool = False) -> None:
    """Make the schema, its role and its tables. Joins the caller's transaction unless `by_migrations`."""
    with connection.cursor() as cursor:
        role = ensure_tenant_role(cursor, schema)
        for statement in schema_statements(schema, role):
            cursor.execute(statement)
    if by_migrations:
        migrate(schema)
        return
    baseline.load_municipality(schema)
    _finish(schema)


def migrate(schema: str) -> None:
    """Apply what is missing, then note the release; a kill in between is resumed by running it again."""
    with owner(schema):
        call_command(MigrateCommand(), interactive=False, verbosity=0)
    with transaction.atomic():
        _finish(schema)


def _finish(schema: str) -> None:
    with connection.cursor() as cursor:
        role = ensure_tenant_role(cursor, schema)
        for statement in append_only_statements(schema, role):
            cursor.execute(statement)
    release.mark(schema, release.municipality_release())


def drop(schema: str) -> None:
    """Drop the schema with everything in it, and its role. Joins the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {connection.ops.quote_name(schema)} CASCADE")
        drop_tenant_role(cursor, schema)
