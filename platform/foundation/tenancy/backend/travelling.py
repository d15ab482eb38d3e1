"""Statements that travel to the database together, instead of one round trip each."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends import utils
from django.db.backends.postgresql.base import CursorDebugWrapper


class Travelling:
    """What a connection adds: a stretch of a transaction in which a statement is sent without waiting for the last.

    psycopg waits by itself when rows are read. The number of rows a statement touched is not among what it waits for,
    and the ORM decides by it; so here reading that number waits as well.
    """

    connection: Any
    cursor: Any
    wrap_database_errors: Any
    in_atomic_block: bool
    _underway: Any = None

    @contextmanager
    def together(self) -> Iterator[None]:
        if not self.in_atomic_block:
            raise RuntimeError("Only statements of one transaction travel together: a commit must be waited for.")
        with self.cursor():
            pass  # the wall stands before anything is sent
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

    def make_cursor(self, cursor: Any) -> Any:
        return Cursor(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> Any:
        return DebugCursor(cursor, self)


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
    pass
