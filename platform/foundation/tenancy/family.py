"""A row and the rows that hang on it, written in one statement.

The ORM needs a round trip and a compilation for each; on the path that every report of a citizen takes that is most of
the work. The statement is made once per combination of models.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import count
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.fields import AutoFieldMixin

from foundation.tenancy.fields import MunicipalityField
from foundation.tenancy.prepared import prepared

MOST_KEPT = 256  # statements; one per combination of models and of what is left empty in them
# For these the ORM hands on a value as it is, when it is one of those.
AS_IT_IS = frozenset(
    {
        models.BooleanField,
        models.CharField,
        models.DateTimeField,
        models.EmailField,
        models.FloatField,
        models.TextField,
        models.UUIDField,
        MunicipalityField,
    }
)
VALUES = (str, float, bool, datetime, UUID)

Kind = tuple[type[models.Model], tuple[str, ...]]
Fields = tuple[tuple["models.Field[Any, Any]", str, str, bool], ...]


def write_family(parent: models.Model, children: Sequence[models.Model], *, link: str) -> bool:
    """Insert `parent` and then `children`, whose foreign key `link` points at it, as one statement.

    False, with nothing written, when a row with one of the unique keys of `parent` exists; a writer that is at the same
    row is waited for. Values are those of the objects; afterwards every object in hand knows the parent's key.
    """
    values: list[Any] = []
    kinds = tuple((type(row), _written(row, "" if row is parent else link, values)) for row in (parent, *children))
    key = prepared(_statement(kinds, link), values).fetchone()
    if key is None:
        return False
    parent.pk = key[0]
    parent._state.adding, parent._state.db = False, connection.alias
    for child in children:
        setattr(child, link, parent)
    return True


def write_new(row: models.Model) -> None:
    """Insert one row, unless one with its keys exists. Nobody waits for the answer."""
    values: list[Any] = []
    prepared(_statement(((type(row), _written(row, "", values)),), ""), values)
    row._state.adding, row._state.db = False, connection.alias


def _written(row: models.Model, link: str, values: list[Any]) -> tuple[str, ...]:
    """The columns of what is not NULL, and their values; the database draws the key, `link` comes from the parent."""
    columns = []
    for field, attribute, column, as_it_is in _fields(type(row)):
        if field.name == link:
            continue
        value = getattr(row, attribute) if as_it_is else field.pre_save(row, add=True)
        if value is None:
            continue
        columns.append(column)
        simple = as_it_is and isinstance(value, VALUES)
        values.append(value if simple else field.get_db_prep_save(value, connection=connection))
    return tuple(columns)


@lru_cache
def _fields(kind: type[models.Model]) -> Fields:
    fields = (field for field in kind._meta.local_concrete_fields if not isinstance(field, AutoFieldMixin))
    return tuple((field, field.attname, str(field.column), _as_it_is(field)) for field in fields)


def _as_it_is(field: models.Field[Any, Any]) -> bool:
    return (
        type(field) in AS_IT_IS and not getattr(field, "auto_now", False) and not getattr(field, "auto_now_add", False)
    )


@lru_cache(maxsize=MOST_KEPT)
def _statement(kinds: tuple[Kind, ...], link: str) -> str:
    quote = connection.ops.quote_name
    (parent, columns), *children = kinds
    numbers = count(1)
    key = quote(str(parent._meta.pk.column))
    insert = (
        f"INSERT INTO {quote(parent._meta.db_table)} ({_listed(columns)})"
        f" VALUES ({_values(columns, numbers)}) ON CONFLICT DO NOTHING"
    )
    if not children:
        return insert
    parts = [f"parent AS ({insert} RETURNING {key} AS key)"]
    for number, (child, own) in enumerate(children):
        parts.append(
            f"child_{number} AS (INSERT INTO {quote(child._meta.db_table)}"
            f" ({_listed((_link_column(child, link), *own))})"
            f" SELECT parent.key, {_values(own, numbers)} FROM parent)"
        )
    return f"WITH {', '.join(parts)} SELECT key FROM parent"


def _listed(columns: Sequence[str]) -> str:
    return ", ".join(connection.ops.quote_name(column) for column in columns)


def _values(columns: Sequence[str], numbers: Iterator[int]) -> str:
    return ", ".join(f"${next(numbers)}" for _column in columns)


def _link_column(child: type[models.Model], link: str) -> str:
    return next(column for field, _attribute, column, _as_it_is in _fields(child) if field.name == link)
