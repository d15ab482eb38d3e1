"""The roles of the cluster: one per wall, and which login may take which.

Logins own nothing, inherit nothing and are not superusers; they may only SET ROLE to the walls their process needs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from psycopg import sql

from foundation.tenancy.policy_sql import group_role
from foundation.tenancy.wall import REGION_ROLES, WallError, role_name, tenant_role

LOCK = 0x57EE4B00  # one advisory lock for everything that creates or drops roles
WALLS_OF_LOGIN = {
    "app": ("gate", "desk", "coordinator", "director", "admin"),
    "queue": ("queue",),
    "engine": ("engine",),
}


@dataclass(frozen=True)
class Login:
    kind: str
    user: str
    password: str


def logins() -> list[Login]:
    """The logins named in the environment's DSNs; the same user may serve several kinds of process."""
    found = []
    for kind, dsn in settings.DATABASE_DSNS.items():
        if kind == "owner" or not dsn:
            continue
        parts = urlsplit(dsn)
        found.append(Login(kind, unquote(parts.username or ""), unquote(parts.password or "")))
    return found


def _execute(cursor: Any, text: str, *names: str) -> None:
    cursor.execute(sql.SQL(text).format(*(sql.Identifier(name) for name in names)).as_string())


def _exists(cursor: Any, role: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    return cursor.fetchone() is not None


def _ensure_role(cursor: Any, role: str) -> None:
    if not _exists(cursor, role):
        _execute(cursor, "CREATE ROLE {} NOLOGIN", role)


def _ensure_login(cursor: Any, login: Login, owner: str) -> None:
    if login.user == owner:
        raise WallError("DATABASE_URL names the owner of the database: give the application a login of its own.")
    if not _exists(cursor, login.user):
        _execute(cursor, "CREATE ROLE {} LOGIN NOINHERIT", login.user)
        statement = sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(login.user), sql.Literal(login.password))
        cursor.execute(statement.as_string())


def ensure_cluster_roles(cursor: Any) -> None:
    """Create what is missing of groups, region roles and logins, and give each login its walls. Idempotent."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    cursor.execute("SELECT current_user, current_database()")
    owner, database = cursor.fetchone()
    for role in (role_name("tenant"), role_name("lookup"), *(group_role(r) for r in REGION_ROLES)):
        _ensure_role(cursor, role)
    for role in REGION_ROLES:
        if role != "gate":
            _execute(cursor, "GRANT {} TO {} WITH INHERIT TRUE, SET FALSE", group_role("gate"), group_role(role))
    _execute(cursor, "REVOKE ALL ON DATABASE {} FROM PUBLIC", database)
    _execute(cursor, "REVOKE ALL ON SCHEMA public FROM PUBLIC")
    for login in logins():
        _ensure_login(cursor, login, owner)
        _execute(cursor, "GRANT CONNECT ON DATABASE {} TO {}", database, login.user)
        for role in (role_name("lookup"), *(group_role(wall) for wall in WALLS_OF_LOGIN[login.kind])):
            _grant_wall(cursor, role, login.user)
    for role in (role_name("lookup"), *(group_role(r) for r in REGION_ROLES)):
        _grant_wall(cursor, role, owner)


def _grant_wall(cursor: Any, role: str, login: str) -> None:
    _execute(cursor, "GRANT {} TO {} WITH INHERIT FALSE, SET TRUE", role, login)


def ensure_tenant_role(cursor: Any, schema: str) -> str:
    """The role of one municipality; the group role gives it its rights on `public`. Returns its name."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    cursor.execute("SELECT current_user")
    owner = cursor.fetchone()[0]
    role = tenant_role(schema)
    _ensure_role(cursor, role)
    _execute(cursor, "GRANT {} TO {} WITH INHERIT TRUE, SET FALSE", role_name("tenant"), role)
    for user in sorted({login.user for login in logins()} | {owner}):
        _grant_wall(cursor, role, user)
    return role


def schema_statements(schema: str, role: str) -> Iterator[str]:
    """Open a new schema to its own municipality: present tables by default privileges, so that later ones follow."""
    yield _text("CREATE SCHEMA {}", schema)
    yield _text("GRANT USAGE ON SCHEMA {} TO {}", schema, role)
    privileges = "ALTER DEFAULT PRIVILEGES IN SCHEMA {} GRANT "
    yield _text(privileges + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}", schema, role)
    yield _text(privileges + "USAGE ON SEQUENCES TO {}", schema, role)


def drop_tenant_role(cursor: Any, schema: str) -> None:
    """Drop what the role may do here, and the role itself unless another database of the cluster uses it too."""
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    role = tenant_role(schema)
    if not _exists(cursor, role):
        return
    cursor.execute("SELECT current_user")
    # DROP OWNED asks for the privileges of the role, which the owner otherwise only takes with SET ROLE.
    _execute(cursor, "GRANT {} TO {} WITH INHERIT TRUE", role, cursor.fetchone()[0])
    _execute(cursor, "DROP OWNED BY {}", role)
    cursor.execute(
        "SELECT count(*) FROM pg_shdepend WHERE refobjid = %s::regrole AND dbid NOT IN "
        "(0, (SELECT oid FROM pg_database WHERE datname = current_database()))",
        [role],
    )
    if cursor.fetchone()[0] == 0:
        _execute(cursor, "DROP ROLE {}", role)


def _text(text: str, *names: str) -> str:
    return sql.SQL(text).format(*(sql.Identifier(name) for name in names)).as_string()
