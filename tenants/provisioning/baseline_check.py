"""Writing the baseline from the migrations, and proving that both give the same database.

Works in scratch databases beside the real one, which are removed afterwards.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import unified_diff

from django.db import connection, transaction

from foundation.tenancy import owner
from foundation.tenancy.roles import drop_tenant_role
from tenants.provisioning import baseline, database, fingerprint, schemas

Progress = Callable[[str], None]


@contextmanager
def scratch(name: str) -> Iterator[None]:
    """Work in a new, empty database of that name instead of the real one."""
    real = connection.settings_dict["NAME"]
    _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    _administer(f'CREATE DATABASE "{name}" TEMPLATE template0')
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        with owner():
            yield
    finally:
        with owner(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {baseline.TEMPLATE} CASCADE")
            drop_tenant_role(cursor, baseline.TEMPLATE)
        connection.close()
        connection.settings_dict["NAME"] = real
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _administer(statement: str) -> None:
    with owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def _build(*, by_migrations: bool) -> None:
    database.migrate(by_migrations=by_migrations)
    if by_migrations:
        schemas.create_in_steps(baseline.TEMPLATE, by_migrations=True)
    else:
        with transaction.atomic():
            schemas.create(baseline.TEMPLATE)


def _described() -> list[str]:
    with transaction.atomic():
        found = []
        for schema in ("public", baseline.TEMPLATE):
            found += [f"{schema}: {line}" for line in fingerprint.structure(schema) + fingerprint.rows(schema)]
    return found


def write(progress: Progress) -> None:
    """Build by migrations, dump before any reference data are loaded, and write both files."""
    progress("building a scratch database by migrations")
    with scratch("streekpoort_baseline"):
        database.migrate_tables()
        schemas.create_tables(baseline.TEMPLATE)
        baseline.write(public=baseline.dump("public"), municipality=baseline.dump(baseline.TEMPLATE))


def differences(progress: Progress) -> list[str]:
    """Lines by which a database from the baseline differs from one by migrations; empty when they are equal."""
    with owner():
        standing = baseline.standing()
    if standing is not baseline.Standing.CURRENT:
        return [f"the baseline is {standing}"]
    progress("building by migrations")
    with scratch("streekpoort_by_migrations"):
        _build(by_migrations=True)
        by_migrations = _described()
    progress("building from the baseline")
    with scratch("streekpoort_from_baseline"):
        _build(by_migrations=False)
        from_baseline = _described()
    return list(unified_diff(by_migrations, from_baseline, "migrations", "baseline", n=0, lineterm=""))
