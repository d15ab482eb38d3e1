"""What PostgreSQL enforces is exactly what the ``walls.py`` files declare: no table forgotten, no right too many."""

import re
from collections import defaultdict
from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.conf import settings

from foundation.tenancy.policies import GROUPS, RegionalTable, append_only_tables, public_tables, tables_of
from foundation.tenancy.policy_sql import group_role
from foundation.tenancy.wall import role_name
from tests.contracts.test_relations import ONLY_PUBLIC
from tests.support.environment import DATABASE
from tests.support.servers import servers

Rights = dict[tuple[str, str], set[str]]
GRANTS = """
    SELECT c.relname, coalesce(r.rolname, 'PUBLIC'), lower(a.privilege_type)
    FROM pg_class c CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
    LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND a.grantee <> c.relowner
    UNION ALL
    SELECT c.relname, coalesce(r.rolname, 'PUBLIC'), lower(a.privilege_type) || '(' || t.attname || ')'
    FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid CROSS JOIN LATERAL aclexplode(t.attacl) a
    LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND t.attacl IS NOT NULL
"""


@pytest.fixture
def connection(django_db_setup: None) -> Iterator[psycopg.Connection]:
    with psycopg.connect(servers.urls(DATABASE).superuser) as opened:
        yield opened
        opened.rollback()


@pytest.fixture
def as_owner(owner_url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(owner_url) as opened:
        yield opened
        opened.rollback()


def declared_rights() -> Rights:
    """(table, role) -> rights, ``update(status)`` for a column."""
    found: Rights = defaultdict(set)
    for table in public_tables():
        for group, rights in table.rights.items():
            for verb, columns in re.findall(r"(select|insert|update|delete)(?:\(([^)]*)\))?", rights):
                names = [name.strip() for name in columns.split(",")] if columns else [""]
                found[table.name, group_role(group)] |= {f"{verb}({name})" if name else verb for name in names}
    for name in tables_of(settings.BOTH_APPS):
        found[name, group_role("gate")] |= {"select", "insert", "update", "delete"}
    for entry in append_only_tables():
        found[entry.name, group_role("gate")] -= {"update", "delete"}
    return found


def regional_tables() -> list[RegionalTable]:
    return [table for table in public_tables() if isinstance(table, RegionalTable)]


def test_every_table_of_the_region_is_declared() -> None:
    declared = {table.name for table in public_tables()}
    tables = {model._meta.db_table for model in ONLY_PUBLIC if model._meta.managed and not model._meta.proxy}
    undeclared = sorted(tables - declared - OWNER_ONLY)
    assert undeclared == [], "write down in walls.py who may do what (nothing, if only the owner may)"


OWNER_ONLY: set[str] = {"django_q_task", "django_q_schedule"}
"""Tables of packages that no role of ours reads or writes."""


def test_the_rights_in_the_database_are_the_declared_ones(connection: psycopg.Connection) -> None:
    actual: Rights = defaultdict(set)
    for table, role, right in connection.execute(GRANTS):
        actual[table, role].add(right)
    wanted = {key: rights for key, rights in declared_rights().items() if rights}
    ours = {key: rights for key, rights in actual.items() if not _covered_by_columns(key[0])}
    assert {key: sorted(rights) for key, rights in ours.items()} == {
        key: sorted(rights) for key, rights in wanted.items()
    }


def _covered_by_columns(table: str) -> bool:
    return table.startswith("pg_")


def test_every_regional_table_is_under_forced_row_level_security(connection: psycopg.Connection) -> None:
    question = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND relforcerowsecurity"
    guarded = {name for (name,) in connection.execute(question)}
    assert guarded == {table.name for table in regional_tables()}


def test_policies_stand_for_each_declared_right_and_for_no_other(connection: psycopg.Connection) -> None:
    question = "SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'"
    actual = {tuple(row) for row in connection.execute(question)}
    wanted = {(table.name, "owner") for table in regional_tables()}
    for table in regional_tables():
        for group, rights in table.rights.items():
            wanted |= {
                (table.name, f"{group}_{verb}")
                for verb in set(re.findall(r"\b(select|insert|update|delete)\b", rights))
            }
    assert actual == wanted


def test_every_policy_of_a_municipality_compares_with_its_own_name(connection: psycopg.Connection) -> None:
    question = "SELECT tablename, policyname, coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies WHERE policyname LIKE 'tenant_%'"
    open_to_all = {table.name for table in regional_tables() if table.reads == "all"}
    for table, policy, text in connection.execute(question):
        if table in open_to_all and policy == "tenant_select":
            assert text == "true"
            continue
        assert "CURRENT_USER" in text.upper(), f"{table}.{policy} does not ask who works"
        assert 'COLLATE "default"' in text, f"{table}.{policy} cannot use an index"


def test_a_child_hangs_on_its_parent_with_a_composite_key(connection: psycopg.Connection) -> None:
    question = """
        SELECT conrelid::regclass::text, confupdtype, condeferrable, array_length(conkey, 1) FROM pg_constraint
        WHERE contype = 'f' AND conname LIKE '%_wall'
    """
    keys = {name: (update, deferrable, width) for name, update, deferrable, width in connection.execute(question)}
    for table in regional_tables():
        if table.parent:
            update, deferrable, width = keys[table.name]
            assert (update in (b"c", "c"), deferrable, width >= 2) == (True, True, True), table.name


def test_no_role_of_ours_can_do_more_than_a_role(connection: psycopg.Connection) -> None:
    question = "SELECT rolname FROM pg_roles WHERE rolname LIKE %s AND (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)"
    powerful = {name for (name,) in connection.execute(question, [role_name("%")])}
    assert powerful == {role_name("owner")}


def test_logins_own_nothing_and_inherit_nothing(connection: psycopg.Connection) -> None:
    logins = [role_name(f"login_{kind}") for kind in ("app", "queue", "engine")]
    owned = connection.execute(
        "SELECT count(*) FROM pg_class WHERE relowner = ANY(SELECT oid FROM pg_roles WHERE rolname = ANY(%s))", [logins]
    )
    assert owned.fetchone() == (0,)
    inherited = connection.execute(
        "SELECT r.rolname FROM pg_auth_members m JOIN pg_roles l ON l.oid = m.member JOIN pg_roles r ON r.oid = m.roleid"
        " WHERE l.rolname = ANY(%s) AND m.inherit_option",
        [logins],
    )
    assert inherited.fetchall() == []


def test_a_municipality_may_enter_its_own_schema_only(connection: psycopg.Connection) -> None:
    question = """
        SELECT n.nspname, r.rolname FROM pg_namespace n CROSS JOIN pg_roles r
        WHERE r.rolname LIKE %s AND n.nspname !~ '^(pg_|information_schema|public|test_support)' AND has_schema_privilege(r.oid, n.oid, 'USAGE')
    """
    for schema, role in connection.execute(question, [role_name("t\\_%")]):
        assert role == role_name(f"t_{schema}")


def test_nobody_may_create_in_public_or_make_temporary_tables(connection: psycopg.Connection) -> None:
    for role in [*(group_role(group) for group in GROUPS), role_name("login_app")]:
        row = connection.execute(
            "SELECT has_schema_privilege(%s, 'public', 'CREATE'), has_database_privilege(%s, current_database(), 'TEMP')",
            [role, role],
        ).fetchone()
        assert row == (False, False), role


def test_the_owner_sees_and_changes_rows_behind_every_policy(
    connection: psycopg.Connection, as_owner: psycopg.Connection
) -> None:
    """FORCE binds the owner: without a policy of its own a data migration would see nothing and succeed."""
    for table in regional_tables():
        column = table.single_column or "municipality"
        total = connection.execute(f"SELECT count(*) FROM public.{table.name}").fetchone()  # type: ignore[arg-type]  # names of our own tables
        changed = as_owner.execute(f"UPDATE public.{table.name} SET {column} = {column}").rowcount  # type: ignore[arg-type]  # idem
        assert (changed,) == total, table.name


def test_models_of_both_schemas_are_readable_at_the_region_only(connection: psycopg.Connection) -> None:
    """A table that a municipality lacks must fail there, not fall through to the region's people or pages."""
    tenant = role_name("tenant")
    for name in tables_of(settings.BOTH_APPS):
        row = connection.execute("SELECT has_table_privilege(%s, %s, 'SELECT')", [tenant, f"public.{name}"]).fetchone()
        assert row == (False,), name


def test_every_model_has_its_table(connection: psycopg.Connection) -> None:
    question = "SELECT schemaname || '.' || tablename FROM pg_tables"
    present = {name for (name,) in connection.execute(question)}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and model in ONLY_PUBLIC:
            assert f"public.{model._meta.db_table}" in present
