"""The declarations of `policies` as SQL: grants, row-level security, composite keys and the functions of `sql/`.

Statements are idempotent as a whole: they first take everything away, then give what is declared.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from foundation.tenancy.policies import (
    RegionalTable,
    SharedTable,
    append_only_tables,
    column,
    public_tables,
    standing_tables,
    tables_of,
)
from foundation.tenancy.wall import role_name

RIGHT = re.compile(r"(select|insert|update|delete)(\([a-z_, ]+\))?")
REGION = "region"  # the owner of the region's rows in a table that is `Owned`
COMMANDS = ("select", "insert", "update", "delete")


def quote(name: str) -> str:
    return str(connection.ops.quote_name(name))


def group_role(group: str) -> str:
    """`tenant` and `lookup` are roles of their own; the other groups are roles of the region."""
    return role_name(group) if group in ("tenant", "lookup") else role_name(f"r_{group}")


def all_group_roles() -> list[str]:
    return [
        group_role(g)
        for g in ("tenant", "lookup", "gate", "desk", "coordinator", "director", "admin", "engine", "queue")
    ]


def me() -> str:
    """The municipality of the present role, comparable with an index on `municipality` (hence the collation)."""
    return f'(substr(current_user::text, {len(role_name("t_")) + 1}) COLLATE "default")'


def statements() -> Iterator[str]:
    """Everything that guards `public`, in the order in which it must run."""
    roles = ", ".join(quote(role) for role in all_group_roles())
    yield "CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public"  # mistyped words; trusted, so the owner may
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {roles}"
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {roles}"
    yield f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM {roles}"
    yield f"GRANT USAGE ON SCHEMA public TO {roles}"
    yield from _both_tables()
    for table in public_tables():
        yield from _grants(table)
        if isinstance(table, RegionalTable):
            yield from _row_security(table)
    for table in public_tables():
        if isinstance(table, RegionalTable) and table.parent:
            yield from _composite_key(table)
    here = set(tables_of(settings.SHARED_APPS))
    for entry in append_only_tables():
        if entry.name in here:
            yield f"REVOKE UPDATE, DELETE, TRUNCATE ON {quote(entry.name)} FROM {roles}"
    yield from _functions()
    for entry in append_only_tables():
        if entry.for_all and entry.name in here:
            yield _stays("public", entry.name)
    for kept in standing_tables():
        yield (
            "CREATE OR REPLACE TRIGGER standing AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE"
            f" ON public.{quote(kept.name)} FOR EACH STATEMENT EXECUTE FUNCTION public.standing_changed()"
        )


def _both_tables() -> Iterator[str]:
    """The region's people, sessions and groups: every role of the region inherits these from the gate."""
    gate = quote(group_role("gate"))
    for name in tables_of(settings.BOTH_APPS):
        yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON public.{quote(name)} TO {gate}"
        yield _sequence_grant(name, gate)


def _sequence_grant(table: str, role: str) -> str:
    return (
        "DO $$ DECLARE s text; BEGIN "
        f"FOR s IN SELECT pg_get_serial_sequence('public.{quote(table)}', attname) FROM pg_attribute "
        f"WHERE attrelid = 'public.{quote(table)}'::regclass AND attnum > 0 AND attidentity <> '' LOOP "
        f"EXECUTE 'GRANT USAGE ON SEQUENCE ' || s || ' TO {role}'; END LOOP; END $$"
    )


def _grants(table: SharedTable | RegionalTable) -> Iterator[str]:
    name = f"public.{quote(table.name)}"
    for group, rights in table.rights.items():
        role = quote(group_role(group))
        for match in RIGHT.finditer(rights):
            yield f"GRANT {match.group(1).upper()} {match.group(2) or ''} ON {name} TO {role}"
        if "insert" in rights:
            yield _sequence_grant(table.name, role)


def _row_security(table: RegionalTable) -> Iterator[str]:
    name = f"public.{quote(table.name)}"
    yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"
    yield (
        "DO $$ DECLARE p text; BEGIN FOR p IN SELECT polname FROM pg_policy "
        f"WHERE polrelid = '{name}'::regclass LOOP EXECUTE format('DROP POLICY %I ON {name}', p); END LOOP; END $$"
    )
    # FORCE binds the owner as well; without this a data migration would see no rows and succeed.
    yield f"CREATE POLICY owner ON {name} TO CURRENT_USER USING (true) WITH CHECK (true)"
    yield from _tenant_policies(table, name)
    for group, rights in table.rights.items():
        if group == "tenant":
            continue
        condition = table.where.get(group, "true")
        if table.reads:
            own = f"{quote(column(table.resolve(), table.single_column))} = '{REGION}'"
            read = table.where.get(group, own if table.reads == "own" else "true")
            yield from _policies(name, group, rights, using=own, check=own, read=read)
        else:
            yield from _policies(name, group, rights, using=condition, check=condition)


def _tenant_policies(table: RegionalTable, name: str) -> Iterator[str]:
    rights = table.rights.get("tenant", "")
    if table.single_column:
        name_of_owner = quote(column(table.resolve(), table.single_column))
        own = f"{name_of_owner} = {me()}"
        read = {"region": f"({own} OR {name_of_owner} = '{REGION}')", "all": "true"}.get(table.reads, own)
        yield from _policies(name, "tenant", rights, using=own, check=own, read=read)
        return
    competent, either = f"municipality = {me()}", f"(municipality = {me()} OR received_by = {me()})"
    entered = either if table.parent else f"received_by = {me()}"
    for command in _commands(rights):
        role = quote(group_role("tenant"))
        rule = {
            "select": f"USING ({either})",
            "insert": f"WITH CHECK ({entered})",
            "update": f"USING ({competent}) WITH CHECK ({either})",
            "delete": f"USING ({competent})",
        }[command]
        yield f"CREATE POLICY tenant_{command} ON {name} FOR {command.upper()} TO {role} {rule}"


def _policies(name: str, group: str, rights: str, *, using: str, check: str, read: str = "") -> Iterator[str]:
    for command in _commands(rights):
        rule = {
            "select": f"USING ({read or using})",
            "insert": f"WITH CHECK ({check})",
            "update": f"USING ({using}) WITH CHECK ({check})",
            "delete": f"USING ({using})",
        }[command]
        yield f"CREATE POLICY {group}_{command} ON {name} FOR {command.upper()} TO {quote(group_role(group))} {rule}"


def _commands(rights: str) -> list[str]:
    return [command for command in COMMANDS if re.search(rf"\b{command}\b", rights)]


def _composite_key(table: RegionalTable) -> Iterator[str]:
    child, parent_model = table.resolve(), table.resolve()._meta.get_field(table.parent).related_model
    if not isinstance(parent_model, type):
        raise TypeError(f"{table.model}.{table.parent} is not a foreign key.")
    parent, own = parent_model._meta.db_table, child._meta.db_table
    reference = column(child, table.parent)
    unique, key = f"{parent}_wall"[:63], f"{own}_{reference}_wall"[:63]
    yield _once(unique, parent, f"UNIQUE (municipality, received_by, {quote('id')})")
    yield _once(
        key,
        own,
        # Both columns: with one, a child that claims to be received here could hang on a neighbour's row.
        f"FOREIGN KEY (municipality, received_by, {quote(reference)}) "
        f"REFERENCES public.{quote(parent)} (municipality, received_by, {quote('id')}) "
        "ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED",
    )


def _once(constraint: str, table: str, definition: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{constraint}' "
        f"AND conrelid = 'public.{quote(table)}'::regclass) THEN "
        f"ALTER TABLE public.{quote(table)} ADD CONSTRAINT {quote(constraint)} {definition}; END IF; END $$"
    )


def _functions() -> Iterator[str]:
    """The files `sql/*.sql` of the region's apps: functions that look across the walls, each for one purpose."""
    names = {
        group: quote(role)
        for group, role in zip(
            ("tenant", "lookup", "gate", "desk", "coordinator", "director", "admin", "engine", "queue"),
            all_group_roles(),
            strict=True,
        )
    }
    for config in apps.get_app_configs():
        for path in sorted(Path(config.path).glob("sql/*.sql")):
            text = path.read_text(encoding="utf-8")
            for group, role in names.items():
                text = text.replace(f"{{{group}}}", role)
            yield text.replace("{tenant_prefix}", role_name("t_"))


def append_only_statements(schema: str, role: str) -> Iterator[str]:
    """What is taken back from a municipality's role inside its own schema."""
    there = set(tables_of(settings.TENANT_APPS))
    for entry in append_only_tables():
        if entry.name not in there:
            continue
        yield f"REVOKE UPDATE, DELETE, TRUNCATE ON {quote(schema)}.{quote(entry.name)} FROM {quote(role)}"
        if entry.for_all:
            yield _stays(schema, entry.name)


def _stays(schema: str, table: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER stays_as_written BEFORE UPDATE OR DELETE ON {quote(schema)}.{quote(table)}"
        " FOR EACH ROW EXECUTE FUNCTION public.stays_as_written()"
    )
