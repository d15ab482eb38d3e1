"""A database from nothing to ready, and from one release to the next. As the owner."""

from collections.abc import Callable

from django.core.management import call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connection, transaction

from foundation.events.stream import ensure_stream
from foundation.tenancy import owner
from foundation.tenancy.policy_sql import statements
from foundation.tenancy.registers import on_region_created
from foundation.tenancy.roles import ensure_cluster_roles
from tenants.provisioning import baseline, release, schemas
from tenants.provisioning.baseline import Standing
from tenants.registry import actions as registry
from tenants.registry.models import Municipality, RegistryVersion

Progress = Callable[[str], None]
REMARKS = {
    Standing.BEHIND: "The baseline lacks the newest migrations: they are applied after it (`make baseline` renews it).",
    Standing.FOREIGN: "The baseline was made from other migrations: everything is done by migrations, which takes "
    "minutes. Renew it: `make baseline`.",
}


def silent(line: str) -> None:
    """Progress for callers that do not show any."""


def is_empty() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('public.django_migrations') IS NULL")
        return bool(cursor.fetchone()[0])


def migrate(progress: Progress = silent, *, by_migrations: bool = False) -> list[str]:
    """Bring the database to this release; touches only the schemas that are behind. Returns which those were.

    An empty database gets the baseline instead of the migrations unless `by_migrations`; what the baseline lacks is
    applied after it.
    """
    with owner():
        return _migrate(progress, by_migrations=by_migrations)


def _migrate(progress: Progress, *, by_migrations: bool) -> list[str]:
    touched = []
    if release.releases().get("public") != release.public_release():
        progress("public: bringing the region up to date")
        _migrate_public(progress, by_migrations=by_migrations)
        touched.append("public")
    present = release.releases()
    wanted = release.municipality_release()
    behind = [s for s in Municipality.objects.values_list("schema_name", flat=True) if present.get(s) != wanted]
    for number, schema in enumerate(behind, start=1):
        progress(f"{schema}: {number} of {len(behind)}")
        schemas.migrate(schema)
        touched.append(schema)
    return touched


def _migrate_public(progress: Progress, *, by_migrations: bool) -> None:
    fresh = is_empty()
    standing = Standing.FOREIGN if by_migrations else baseline.standing()
    if fresh and not by_migrations and standing in REMARKS:
        progress(REMARKS[standing])
    if fresh and standing is not Standing.FOREIGN:
        with transaction.atomic():
            baseline.load_public()
    if not fresh or standing is not Standing.CURRENT:
        migrate_tables()
    guard()


def migrate_tables() -> None:
    """The tables of `public` by Django's migrations, without the walls."""
    with transaction.atomic(), connection.cursor() as cursor:
        ensure_cluster_roles(cursor)
    call_command(MigrateCommand(), interactive=False, verbosity=0)


@transaction.atomic
def guard() -> None:
    """Roles, grants, policies, functions and reference data of `public`, then the mark that it is at this release."""
    with connection.cursor() as cursor:
        ensure_cluster_roles(cursor)
        for statement in statements():
            cursor.execute(statement)
    ensure_stream()
    if not RegistryVersion.objects.exists():
        registry.changed()
    on_region_created.run()
    release.mark("public", release.public_release())
