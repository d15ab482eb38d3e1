"""A row, the rows that hang on it and what goes along with them, written in one statement: all of it, or nothing.

One statement is one round trip and needs no transaction around it. It is put together once per combination of parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.db import connection, models

from foundation.tenancy.parts import ALWAYS, MOST_KEPT, Part, highest, insertion, named, shifted
from foundation.tenancy.prepared import prepared

Steps = tuple[str, ...]


class NotAsItWas(Exception):
    """What had to be there still was not; nothing is written."""


def write_family(
    parent: models.Model,
    children: Sequence[models.Model],
    *,
    link: str,
    along: Sequence[Part] = (),
    only_if: Part | None = None,
    last: Part | None = None,
) -> bool:
    """Insert `parent`, then `children`, whose foreign key `link` points at it, and do what goes `along`.

    False, with nothing written, when a row with one of the unique keys of `parent` exists; a writer that is at the same
    row is waited for. Values are those of the objects; afterwards every object in hand knows the parent's key.
    `only_if` is a question that must find a row: NotAsItWas when it does not. `last` is an expression, worked out after
    all the others are written: for what others wait for as short as possible.
    """
    first = insertion(parent)
    parts = [*(insertion(child, link=link) for child in children), *along]
    texts = tuple(part.steps for part in parts)
    key_column = str(type(parent)._meta.pk.column)
    statement = _statement(
        first.steps[0], key_column, texts, only_if.steps[0] if only_if else "", last.steps[0] if last else ""
    )
    values = list(only_if.values) if only_if else []
    values += first.values
    for part in parts:
        values += part.values
    if last:
        values += last.values
    as_it_was, key, *_told = prepared(statement, values).fetchone()
    if not as_it_was:
        raise NotAsItWas
    if key is None:
        return False
    parent.pk = key
    parent._state.adding, parent._state.db = False, connection.alias
    for child in children:
        setattr(child, link, parent)
    return True


@lru_cache(maxsize=MOST_KEPT)
def _statement(parent: str, key: str, parts: tuple[Steps, ...], only_if: str, last: str) -> str:
    """`WITH held AS (...), parent AS (...), part_0_0 AS (...), ... SELECT` what the caller must know."""
    held = [f"held AS MATERIALIZED ({only_if})"] if only_if else []
    first = highest([only_if]) + 1
    made = f"{shifted(parent, first).replace('{before}', 'held' if only_if else ALWAYS)}"
    said = [*held, f"parent AS ({made} RETURNING {connection.ops.quote_name(key)} AS key)"]
    first += highest([parent])
    ends = []
    for number, steps in enumerate(parts):
        written = list(named(steps, name=f"part_{number}", before="parent", first=first))
        said += [f"{name} AS ({text})" for name, text in written]
        ends.append(f"SELECT FROM {written[-1][0]}")
        first += highest(steps)
    told = ["EXISTS (SELECT FROM held)" if only_if else "true", "parent.key"]
    if last:
        written_first = f"(SELECT count(*) FROM ({' UNION ALL '.join(ends or ['SELECT'])}) AS ends) >= 0"
        told.append(f"CASE WHEN parent.key IS NOT NULL AND {written_first} THEN {shifted(last, first)} END")
    return f"WITH {', '.join(said)} SELECT {', '.join(told)} FROM {ALWAYS} LEFT JOIN parent ON true"
