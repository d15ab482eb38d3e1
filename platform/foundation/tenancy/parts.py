"""Parts of a statement: changes that are written on their own, or together with others as one statement.

The ORM needs a round trip and a compilation for each row; on the path that every report of a citizen takes that is most
of the work. A part says what it writes, with `$1` for its own first value, and `{before}` for the rows it waits for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.fields import AutoFieldMixin

from foundation.tenancy.fields import MunicipalityField
from foundation.tenancy.prepared import prepared

MOST_KEPT = 256  # statements; one per combination of models and of what is left empty in them
ALWAYS = "(SELECT) AS always"  # one row, for what waits for nothing
NUMBER = re.compile(r"\$(\d+)")
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
VALUES = frozenset({str, float, bool, datetime, UUID})

Fields = tuple[tuple["models.Field[Any, Any]", str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One or more changes, each done for every row that the one before it made (`FROM {before}`)."""

    steps: tuple[str, ...]
    values: Sequence[Any]


def run(part: Part) -> Any:
    """Write a part on its own; what comes back tells how many rows its last step made."""
    return prepared(_alone(part.steps), part.values)


def insertion(row: models.Model, *, link: str = "") -> Part:
    """Insert one row, unless one with its keys exists; the database draws a key that counts.

    With `link` it hangs by that foreign key on the row before, which is new; then no row with its keys can exist.
    """
    values: list[Any] = []
    columns = []
    for field, attribute, column, as_it_is in _fields(type(row)):
        if field.name == link:
            continue
        value = getattr(row, attribute) if as_it_is else field.pre_save(row, add=True)
        if value is None:
            continue
        columns.append(column)
        if not as_it_is or type(value) not in VALUES:
            # One of a list of choices is a kind of text, for which the driver would look up how it is written.
            value = str(value) if as_it_is and isinstance(value, str) else field.get_db_prep_save(value, connection)
        values.append(value)
    return Part((_insert(type(row), tuple(columns), link),), values)


def named(steps: Sequence[str], *, name: str, before: str, first: int) -> Iterator[tuple[str, str]]:
    """The steps of a part as they stand in a larger statement, with their names. Its values count from `first`."""
    for number, step in enumerate(steps):
        own = f"{name}_{number}"
        yield own, f"{shifted(step, first).replace('{before}', before)} RETURNING true"
        before = own


def shifted(text: str, first: int) -> str:
    """The values of this text count from `first`, instead of from 1."""
    return NUMBER.sub(lambda found: f"${int(found[1]) + first - 1}", text)


def highest(texts: Iterable[str]) -> int:
    """How many values these texts have together, counted from 1."""
    return max((int(number) for text in texts for number in NUMBER.findall(text)), default=0)


@lru_cache(maxsize=MOST_KEPT)
def _alone(steps: tuple[str, ...]) -> str:
    *earlier, (_name, last) = named(steps, name="step", before=ALWAYS, first=1)
    said = ", ".join(f"{name} AS ({text})" for name, text in earlier)
    return f"WITH {said} {last}" if said else last


@lru_cache(maxsize=MOST_KEPT)
def _insert(kind: type[models.Model], columns: tuple[str, ...], link: str) -> str:
    quote = connection.ops.quote_name
    given = [f"${number}" for number in range(1, len(columns) + 1)]
    if link:
        reference = next(column for field, _attribute, column, _as_it_is in _fields(kind) if field.name == link)
        columns, given = (reference, *columns), ["{before}.key", *given]
    listed = ", ".join(quote(column) for column in columns)
    unless = "" if link else " ON CONFLICT DO NOTHING"
    return f"INSERT INTO {quote(kind._meta.db_table)} ({listed}) SELECT {', '.join(given)} FROM {{before}}{unless}"


@lru_cache
def _fields(kind: type[models.Model]) -> Fields:
    fields = (field for field in kind._meta.local_concrete_fields if not isinstance(field, AutoFieldMixin))
    return tuple((field, field.attname, str(field.column), _as_it_is(field)) for field in fields)


def _as_it_is(field: models.Field[Any, Any]) -> bool:
    return (
        type(field) in AS_IT_IS and not getattr(field, "auto_now", False) and not getattr(field, "auto_now_add", False)
    )
