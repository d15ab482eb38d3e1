"""A schema's structure as lines of text: columns, constraints, indexes, policies, rights, owners and sequences.

Two schemas are the same when their lines are; names of the schema itself and of its role are written as placeholders.
"""

import re

from django.db import connection

from foundation.tenancy.wall import tenant_role

CASTS = re.compile(r"::(character varying|text)(\[\])?|[()]")
QUERY = """
WITH n AS (SELECT oid FROM pg_namespace WHERE nspname = %(schema)s),
c AS (SELECT * FROM pg_class WHERE relnamespace = (SELECT oid FROM n))
SELECT concat_ws(' ', 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
    pg_get_expr(d.adbin, d.adrelid), a.attacl::text)
FROM c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE c.relkind = 'r'
UNION ALL
SELECT concat_ws(' ', 'relation', relname, relkind, relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner),
    (SELECT string_agg(x::text, ',' ORDER BY x::text) FROM unnest(relacl) x))
FROM c WHERE relkind IN ('r', 'S', 'v')
UNION ALL
SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE connamespace = (SELECT oid FROM n) AND contype <> 'n'
UNION ALL
SELECT concat_ws(' ', 'index', indexdef) FROM pg_indexes WHERE schemaname = %(schema)s
UNION ALL
SELECT concat_ws(' ', 'policy', tablename, policyname, cmd, roles::text, qual, with_check)
FROM pg_policies WHERE schemaname = %(schema)s
UNION ALL
SELECT concat_ws(' ', 'default', defaclobjtype, defaclacl::text) FROM pg_default_acl
WHERE defaclnamespace = (SELECT oid FROM n)
UNION ALL
SELECT concat_ws(' ', 'function', p.oid::regprocedure, md5(prosrc), prosecdef,
    (SELECT string_agg(x::text, ',' ORDER BY x::text) FROM unnest(proacl) x))
FROM pg_proc p WHERE pronamespace = (SELECT oid FROM n)
ORDER BY 1
"""


def structure(schema: str) -> list[str]:
    """The lines that describe a schema, sorted. As the owner."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_catalog")
        cursor.execute(QUERY, {"schema": schema})
        lines = [row[0] for row in cursor.fetchall()]
    role = tenant_role(schema)
    return sorted(_plain(line).replace(role, "{role}").replace(f"{schema}.", "{schema}.") for line in lines)


def _plain(line: str) -> str:
    """PostgreSQL writes the casts of a predicate in another order once it was dumped and read again."""
    return CASTS.sub("", line) if line.startswith("index ") else line


def rows(schema: str) -> list[str]:
    """The rows that migrations write, as text: applied migrations, content types and permissions."""
    quoted = connection.ops.quote_name(schema)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT 'migration ' || app || '.' || name FROM {quoted}.django_migrations UNION ALL "
            f"SELECT 'type ' || id || ' ' || app_label || '.' || model FROM {quoted}.django_content_type UNION ALL "
            f"SELECT 'permission ' || content_type_id || '.' || codename FROM {quoted}.auth_permission ORDER BY 1"
        )
        return [row[0] for row in cursor.fetchall()]
