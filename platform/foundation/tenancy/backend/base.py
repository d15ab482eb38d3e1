"""A connection that works with both its `search_path` and its role set, in one statement.

django-tenants chooses the schema; this adds the role, so that one wrong search path is a *permission denied* and not
a leak. Its "public" state becomes *none*: forgetting to choose can never mean the region.
"""

import math
import select
import time
from typing import Any

import psycopg
from django.db import DatabaseError
from django_tenants.postgresql_backend import base

from foundation.tenancy.backend.planning import Planning
from foundation.tenancy.backend.reset import reset_connection
from foundation.tenancy.wall import NONE, Wall, WallError, WallState, municipality_wall

BRIEF = 1.0  # seconds
SET_WALL = "SELECT set_config('search_path', %s, false), set_config('role', %s, false)"


class DatabaseWrapper(Planning, base.DatabaseWrapper):  # type: ignore[misc]  # django-tenants carries no types
    wall: Wall = NONE
    search_path_set_schemas: Any
    _setting_search_path: bool
    autocommit: bool
    _firm = False  # the wall that the session has was chosen outside a transaction: none can take it back
    _looked_at = -math.inf

    def __init__(self, settings_dict: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        if isinstance(pool := settings_dict.get("OPTIONS", {}).get("pool"), dict):
            pool.setdefault("reset", reset_connection)
        super().__init__(settings_dict, *args, **kwargs)

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self._looked_at = time.monotonic()

    def choose(self, wall: Wall) -> None:
        """Work behind `wall` from the next statement on; refused inside a transaction.

        A transaction belongs to one municipality: its `on_commit` hooks would otherwise run for another one.
        """
        if wall == self.wall:
            return
        if any(not block._from_testcase for block in self.atomic_blocks):
            raise WallError(f"Cannot go from {self.wall.label} to {wall.label} inside a transaction.")
        self.wall = wall
        self._stand_in(base.FakeTenant(schema_name=wall.schema))

    def set_tenant(self, tenant: Any, include_public: bool = True) -> None:
        """django-tenants' own door: a schema means that municipality, "public" nobody (maintenance: the owner)."""
        if self.wall.state is WallState.OWNER:
            self.choose(Wall(WallState.OWNER, schema=tenant.schema_name))
        elif tenant.schema_name == "public":
            self.wall = NONE
            self._stand_in(tenant)
        else:
            self.choose(municipality_wall(tenant.schema_name))

    def _stand_in(self, tenant: Any) -> None:
        """As django-tenants does it, but content types stay remembered: `content_types` keeps them per schema."""
        self.tenant, self.schema_name = tenant, tenant.schema_name
        self.include_public_schema = True
        self.set_settings_schema(self.schema_name)
        if not self._firm:
            self.search_path_set_schemas = None

    def is_usable(self) -> bool:
        """Whether the connection works: found out by choosing the wall, unless it was in use just now and is quiet."""
        if self._is_quiet():
            return True
        self.search_path_set_schemas = None
        try:
            self._handle_search_path()
        except (DatabaseError, psycopg.Error):
            return False
        return bool(self.search_path_set_schemas == self.wall)

    def _is_quiet(self) -> bool:
        """In use a moment ago, between two transactions, and nothing came in since: nor that it was closed."""
        since, self._looked_at = self._looked_at, time.monotonic()
        try:
            between = self.connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
            brief = self._looked_at - since < BRIEF
            return self._firm and between and brief and not heard(self.connection.fileno())
        except psycopg.Error:
            return False

    def _handle_search_path(self, cursor: Any = None) -> None:
        if self._setting_search_path or self.search_path_set_schemas == self.wall:
            return
        self._setting_search_path = True
        own_cursor = cursor is None
        target = self.connection.cursor() if own_cursor else cursor
        try:
            target.execute(SET_WALL, [self.wall.search_path, self.wall.database_role])
        except (DatabaseError, psycopg.Error) as error:
            self.search_path_set_schemas = None
            if not _in_failed_transaction(error):
                raise
        else:
            self.search_path_set_schemas, self._firm = self.wall, self.autocommit
        finally:
            self._setting_search_path = False
            if own_cursor:
                target.close()


def heard(descriptor: int) -> bool:
    """Whether something waits to be read, the end included."""
    look = select.poll()
    look.register(descriptor)
    return any(event & ~select.POLLOUT for _descriptor, event in look.poll(0))


def _in_failed_transaction(error: BaseException) -> bool:
    """True for 25P02: the transaction already failed and only a rollback can follow, which clears the state."""
    cause = error.__cause__ if isinstance(error, DatabaseError) and error.__cause__ else error
    return isinstance(cause, psycopg.errors.InFailedSqlTransaction)
