"""The wall: which schema and which database role a piece of work may use.

Four states and a fifth for maintenance. *none* is the state of every connection, thread, task or command that chose
nothing: it can read no table at all. *lookup* reads who the municipalities are. *region* is one of the region's roles,
chosen explicitly. *municipality* is one tenant. *owner* exists only in processes that hold the owner's credentials.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

SCHEMA_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")
RESERVED_SCHEMAS = frozenset({"public", "information_schema", "none", "region"})
REGION_ROLES = ("gate", "desk", "coordinator", "director", "admin", "engine", "queue")


class WallError(RuntimeError):
    """Work tried to cross, change or forget a wall."""


class WallState(StrEnum):
    NONE = "none"
    LOOKUP = "lookup"
    REGION = "region"
    MUNICIPALITY = "municipality"
    OWNER = "owner"


def is_schema_name(name: str) -> bool:
    """True for a name a municipality's schema may have: `[a-z][a-z0-9_]{1,39}`, not reserved by PostgreSQL."""
    return bool(SCHEMA_NAME.fullmatch(name)) and name not in RESERVED_SCHEMAS and not name.startswith("pg_")


def role_name(suffix: str) -> str:
    """The cluster-wide name of one of our roles; roles belong to the cluster, so each deployment has a prefix."""
    return f"{settings.STREEKPOORT_ROLE_PREFIX}_{suffix}"


def tenant_role(schema: str) -> str:
    return role_name(f"t_{schema}")


@dataclass(frozen=True, slots=True)
class Wall:
    """Where work happens: `schema` is set for a municipality (and for maintenance of one), `role` for the region."""

    state: WallState
    schema: str = "public"
    role: str = ""

    @property
    def database_role(self) -> str:
        """The PostgreSQL role for SET ROLE; "none" returns to the login role, which may read nothing."""
        match self.state:
            case WallState.LOOKUP:
                return role_name("lookup")
            case WallState.REGION:
                return role_name(f"r_{self.role}")
            case WallState.MUNICIPALITY:
                return tenant_role(self.schema)
            case _:
                return "none"

    @property
    def search_path(self) -> str:
        return "public" if self.schema == "public" else f"{self.schema},public"

    @property
    def label(self) -> str:
        """A short name for logs, cache keys and group names: `kortrijk`, `region`, `lookup`, `none`."""
        return self.schema if self.state is WallState.MUNICIPALITY else self.state.value


NONE = Wall(WallState.NONE)
LOOKUP = Wall(WallState.LOOKUP)


def municipality_wall(schema: str) -> Wall:
    if not is_schema_name(schema):
        raise WallError(f"{schema!r} is not the schema of a municipality.")
    return Wall(WallState.MUNICIPALITY, schema=schema)


def region_wall(role: str) -> Wall:
    if role not in REGION_ROLES:
        raise WallError(f"The region has no role {role!r}; it has {', '.join(REGION_ROLES)}.")
    return Wall(WallState.REGION, role=role)
