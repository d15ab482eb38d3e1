"""Statements that the database plans once for a connection."""

from typing import Any

import psycopg
from django.db.backends.postgresql.base import CursorDebugWrapper

KEPT = 600  # plans of one connection: each statement once per wall
NEVER_BY_ITSELF = 2**31  # only who asks for a plan gets one


class Planning:
    """What a connection adds: cursors whose statements are planned once."""

    connection: Any
    ensure_connection: Any
    close_if_health_check_failed: Any
    _handle_search_path: Any
    _prepare_cursor: Any
    wrap_database_errors: Any

    def init_connection_state(self) -> None:
        super().init_connection_state()  # type: ignore[misc]  # the engine of Django stands beside it
        self.connection.prepare_threshold, self.connection.prepared_max = NEVER_BY_ITSELF, KEPT

    def prepared(self) -> Any:
        """A cursor whose statements, with `$1` for a value, the database plans once for this connection."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:  # a connection that was cut says so here first
            self._handle_search_path()
        return self._prepare_cursor(_Prepared(self.connection))

    def make_debug_cursor(self, cursor: Any) -> Any:
        return DebugCursor(cursor, self)


class _Prepared(psycopg.RawCursor[Any]):
    def execute(self, query: Any, params: Any = None, **how: Any) -> "_Prepared":
        super().execute(query, params, **{"prepare": True, **how})
        return self


class DebugCursor(CursorDebugWrapper):
    def debug_sql(
        self, sql: Any = None, params: Any = None, use_last_executed_query: bool = False, many: Any = False
    ) -> Any:
        """What is prepared is written down as it was given: the driver does not tell what it sent."""
        told = use_last_executed_query and not isinstance(self.cursor, _Prepared)
        return super().debug_sql(sql, params, told, many)
