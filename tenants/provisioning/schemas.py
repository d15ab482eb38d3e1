"""One municipality's schema: made from the baseline or by migrations, brought up to date, dropped."""

from django.core.management import call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connection, transaction

from foundation.tenancy import content_types, owner
from foundation.tenancy.policy_sql import append_only_statements
from foundation.tenancy.roles import drop_tenant_role, ensure_tenant_role, schema_statements
from foundation.tenancy.wall import tenant_role
from tenants.provisioning import baseline, release
from tenants.provisioning.baseline import Standing


def create(schema: str) -> None:
    """Make the schema, its role and its tables from a baseline that is current. Joins the caller's transaction."""
    _open(schema)
    baseline.load_municipality(schema)
    _finish(schema)


def create_in_steps(schema: str, *, by_migrations: bool = False) -> None:
    """The same by migrations, or by those that the baseline lacks: these have transactions of their own.

    A try that was cut off is taken up where it ended.
    """
    with transaction.atomic():
        if not release.releases().get(schema, "").startswith(release.MARK):
            _open(schema)
            if not by_migrations and baseline.standing() is not Standing.FOREIGN:
                baseline.load_municipality(schema)
            release.mark(schema, f"{release.MARK}in the making")
    migrate(schema)


def create_tables(schema: str) -> None:
    """The schema and its tables by migrations, without what guards its rows: what the baseline is made of."""
    with transaction.atomic():
        _open(schema)
    _migrate_tables(schema)


def _open(schema: str) -> None:
    with connection.cursor() as cursor:
        role = ensure_tenant_role(cursor, schema)
        for statement in schema_statements(schema, role):
            cursor.execute(statement)


def migrate(schema: str) -> None:
    """Apply what is missing, then note the release; a kill in between is resumed by running it again."""
    _migrate_tables(schema)
    with transaction.atomic():
        _finish(schema)


def _migrate_tables(schema: str) -> None:
    with owner(schema):
        call_command(MigrateCommand(), interactive=False, verbosity=0)


def _finish(schema: str) -> None:
    with connection.cursor() as cursor:
        for statement in append_only_statements(schema, tenant_role(schema)):
            cursor.execute(statement)
    release.mark(schema, release.municipality_release())
    content_types.forget()


def drop(schema: str) -> None:
    """Drop the schema with everything in it, and its role. Joins the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {connection.ops.quote_name(schema)} CASCADE")
        drop_tenant_role(cursor, schema)
    content_types.forget()
