"""A row and the rows that hang on it, written in one statement.

The ORM needs a round trip and a compilation for each; on the path that every report of a citizen takes that is most of
the work. The statement is made once per combination of models.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models

MOST_KEPT = 128  # statements; one per combination of models and of what is left empty in them


def write_family(parent: models.Model, children: Sequence[models.Model], *, link: str) -> bool:
    """Insert `parent` and then `children`, whose foreign key `link` points at it, as one statement.

    False, with nothing written, when a row with one of the unique keys of `parent` exists; a writer that is at the same
    row is waited for. Values are those of the objects; afterwards every object in hand knows the parent's key.
    """
    written = [_written(row, "" if row is parent else link) for row in (parent, *children)]
    kinds = tuple((type(row), tuple(found)) for row, found in zip((parent, *children), written, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(_statement(kinds, link), [value for found in written for value in found.values()])
        key = cursor.fetchone()
    if key is None:
        return False
    parent.pk = key[0]
    parent._state.adding, parent._state.db = False, connection.alias
    for child in children:
        setattr(child, link, parent)
    return True


def _written(row: models.Model, link: str) -> dict[str, Any]:
    """Column and value of what is not NULL: the database draws the key, and `link` comes from the parent."""
    said = ((field, field.pre_save(row, add=True)) for field in _fields(type(row)) if field.name != link)
    return {
        str(field.column): field.get_db_prep_save(value, connection=connection)
        for field, value in said
        if value is not None
    }


@lru_cache
def _fields(kind: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    return tuple(field for field in kind._meta.local_concrete_fields if not field.primary_key)


@lru_cache(maxsize=MOST_KEPT)
def _statement(kinds: tuple[tuple[type[models.Model], tuple[str, ...]], ...], link: str) -> str:
    quote = connection.ops.quote_name
    (parent, columns), *children = kinds
    key = quote(str(parent._meta.pk.column))
    parts = [
        f"parent AS (INSERT INTO {quote(parent._meta.db_table)} ({', '.join(quote(column) for column in columns)})"
        f" VALUES ({', '.join(['%s'] * len(columns))}) ON CONFLICT DO NOTHING RETURNING {key} AS key)"
    ]
    for number, (child, own) in enumerate(children):
        listed = ", ".join(quote(column) for column in (_link_column(child, link), *own))
        parts.append(
            f"child_{number} AS (INSERT INTO {quote(child._meta.db_table)} ({listed})"
            f" SELECT parent.key, {', '.join(['%s'] * len(own))} FROM parent)"
        )
    return f"WITH {', '.join(parts)} SELECT key FROM parent"


def _link_column(child: type[models.Model], link: str) -> str:
    return next(str(field.column) for field in _fields(child) if field.name == link)
