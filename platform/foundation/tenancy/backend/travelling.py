"""Statements that travel to the database together, instead of one round trip each."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db.backends import utils
from django.db.backends.postgresql.base import CursorDebugWrapper

KEPT = 600  # plans of one connection: each statement once per wall
NEVER_BY_ITSELF = 2**31  # only who asks for a plan gets one


class Travelling:
    """What a connection adds: a stretch of a transaction in which a statement is sent without waiting for the last.

    psycopg waits by itself when rows are read. The number of rows a statement touched is not among what it waits for,
    and the ORM decides by it; so here reading that number waits as well.
    """

    connection: Any
    cursor: Any
    ensure_connection: Any
    close_if_health_check_failed: Any
    _handle_search_path: Any
    _prepare_cursor: Any
    wrap_database_errors: Any
    in_atomic_block: bool
    _underway: Any = None

    @contextmanager
    def together(self) -> Iterator[None]:
        if not self.in_atomic_block:
            raise RuntimeError("Only statements of one transaction travel together: a commit must be waited for.")
        self._stand_ready()
        before = self._underway
        with self.wrap_database_errors, self.connection.pipeline() as underway:
            self._underway = underway
            try:
                yield
            finally:
                self._underway = before

    def arrive(self) -> None:
        """Wait for everything that was sent."""
        if self._underway is not None:
            with self.wrap_database_errors:
                self._underway.sync()

    def init_connection_state(self) -> None:
        super().init_connection_state()  # type: ignore[misc]  # the engine of Django stands beside it
        self.connection.prepare_threshold, self.connection.prepared_max = NEVER_BY_ITSELF, KEPT

    def prepared(self) -> Any:
        """A cursor whose statements, with `$1` for a value, the database plans once for this connection."""
        self._stand_ready()
        return self._prepare_cursor(_Prepared(self.connection))

    def _stand_ready(self) -> None:
        """There is a connection, and the wall stands before anything is sent."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:  # a connection that was cut says so here first
            self._handle_search_path()

    def make_cursor(self, cursor: Any) -> Any:
        return Cursor(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> Any:
        return DebugCursor(cursor, self)


class _Prepared(psycopg.RawCursor[Any]):
    def execute(self, query: Any, params: Any = None, **how: Any) -> "_Prepared":
        super().execute(query, params, **{"prepare": True, **how})
        return self


class _Counting:
    cursor: Any
    db: Any

    @property
    def rowcount(self) -> int:
        self.db.arrive()
        return int(self.cursor.rowcount)


class Cursor(_Counting, utils.CursorWrapper):
    pass


class DebugCursor(_Counting, CursorDebugWrapper):
    def debug_sql(
        self, sql: Any = None, params: Any = None, use_last_executed_query: bool = False, many: Any = False
    ) -> Any:
        """What is prepared or underway is written down as it was given: the driver does not tell what it sent."""
        told = use_last_executed_query and self.db._underway is None and not isinstance(self.cursor, _Prepared)
        return super().debug_sql(sql, params, told, many)
