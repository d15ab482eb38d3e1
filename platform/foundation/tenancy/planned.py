"""Questions and changes of the ORM on the busiest paths: put together once, and planned by the database once.

    _DUE = Planned(lambda: Run.objects.filter(due_at__lte=given(1, "timestamptz")).values_list("melding_id", flat=True))
    _DUE.ask(at)

What stands in the query set goes into the text of the statement, so that partial indexes are found; only what is
`given` differs from time to time. For statements of which the best plan does not hang on those values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import count
from typing import Any, Generic, TypeVar, cast

from django.db import connection, models
from django.db.models import Expression, F, Func, QuerySet
from django.db.models.fields import AutoFieldMixin
from django.db.models.query import get_related_populators
from django.db.models.sql import UpdateQuery
from psycopg.sql import Literal

from foundation.tenancy.prepared import prepared

T = TypeVar("T")
M = TypeVar("M", bound=models.Model)


class Given(Expression):
    """The value with this number, counted from 1, of a type of the database."""

    def __init__(self, number: int, kind: str, field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.text = f"${number}::{kind}"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return self.text, ()


FIELDS: dict[str, type[models.Field[Any, Any]]] = {
    "bigint": models.BigIntegerField,
    "integer": models.IntegerField,
    "text": models.TextField,
    "timestamptz": models.DateTimeField,
    "boolean": models.BooleanField,
    "interval": models.DurationField,
}


def given(number: int, kind: str) -> Given:
    return Given(number, kind, FIELDS[kind]())


def among(name: str, number: int, kind: str = "bigint") -> Func:
    """A condition: this column is one of the values in the list with that number."""
    values = Given(number, f"{kind}[]", FIELDS[kind]())
    return Func(F(name), values, template="%(expressions)s)", arg_joiner=" = ANY(", output_field=models.BooleanField())


class Planned(Generic[T]):
    """A question. What comes back is what the query set would bring: rows, or values of one or more columns."""

    def __init__(self, rows: Callable[[], QuerySet[Any, T]]) -> None:
        self._make = rows

    def ask(self, *values: Any) -> list[T]:
        statement, read = self._ready
        return read(prepared(statement, values).fetchall())

    @cached_property
    def _ready(self) -> tuple[str, Callable[[list[Any]], list[T]]]:
        rows = self._make()
        compiler = rows.query.get_compiler(connection=connection)
        statement = _inlined(*compiler.as_sql())
        converters = compiler.get_converters([part[0] for part in compiler.select[: compiler.col_count]])

        def converted(found: list[Any]) -> Iterable[Any]:
            return compiler.apply_converters(iter(found), converters) if converters else found

        if rows._iterable_class is models.query.ModelIterable:
            make = _maker(compiler)
            return statement, lambda found: [make(row) for row in converted(found)]
        flat = rows._iterable_class is models.query.FlatValuesListIterable
        return statement, lambda found: [cast("T", row[0] if flat else tuple(row)) for row in converted(found)]


class PlannedChange:
    """A change of rows that are chosen in a query set; returns how many were touched."""

    def __init__(self, rows: Callable[[], QuerySet[Any, Any]], **values: Any) -> None:
        self._make, self._values = rows, values

    def make(self, *values: Any) -> int:
        return int(prepared(self._statement, values).rowcount)

    @cached_property
    def _statement(self) -> str:
        query: Any = self._make().query.chain(UpdateQuery)
        query.add_update_values(self._values)
        return _inlined(*query.get_compiler(connection=connection).as_sql())


class PlannedRows(Generic[M]):
    """New rows of one model, as many as there are, in one statement; they know their numbers afterwards."""

    def __init__(self, model: type[M], *, once: bool = False) -> None:
        """`once`: what is there already is left as it is, and nobody learns a number."""
        self._model, self._once = model, once

    def write(self, rows: Sequence[M]) -> None:
        if not rows:
            return
        for row in rows:
            row._prepare_related_fields_for_save(operation_name="write")  # type: ignore[attr-defined]  # as the ORM does
        values = [[prepare(row) for row in rows] for _column, prepare in self._columns]
        cursor = prepared(self._statement, values)
        if not self._once:
            for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
                row.pk = key
                row._state.adding, row._state.db = False, connection.alias

    @cached_property
    def _columns(self) -> list[tuple[models.Field[Any, Any], Callable[[M], Any]]]:
        fields = (one for one in self._model._meta.local_concrete_fields if not isinstance(one, AutoFieldMixin))
        return [(field, _prepare(field)) for field in fields]

    @cached_property
    def _statement(self) -> str:
        quote, numbers = connection.ops.quote_name, count(1)
        names = ", ".join(quote(str(field.column)) for field, _prepare in self._columns)
        lists = ", ".join(f"${next(numbers)}::{_kind(field)}[]" for field, _prepare in self._columns)
        key = quote(str(self._model._meta.pk.column))
        end = "ON CONFLICT DO NOTHING" if self._once else f"RETURNING {key}"
        return f"INSERT INTO {quote(self._model._meta.db_table)} ({names}) SELECT * FROM unnest({lists}) {end}"


def _kind(field: models.Field[Any, Any]) -> str:
    """The type of a column, without its length: a value that is too long is refused, never cut."""
    return str(field.db_type(connection)).partition("(")[0]


def _prepare(field: models.Field[Any, Any]) -> Callable[[models.Model], Any]:
    attribute = field.attname
    if isinstance(field, models.JSONField):
        return lambda row: cast("Any", field.get_db_prep_save(getattr(row, attribute), connection))
    return lambda row: getattr(row, attribute)


def _maker(compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """As the ORM makes rows of a query set, with what it puts together for each of them put together once."""
    model = compiler.klass_info["model"]
    begin, end = compiler.klass_info["select_fields"][0], compiler.klass_info["select_fields"][-1] + 1
    names = [part[0].target.attname for part in compiler.select[begin:end]]
    populators = cast(Any, get_related_populators)(compiler.klass_info, compiler.select, connection.alias)

    def make(row: Sequence[Any]) -> Any:
        found = model.from_db(connection.alias, names, row[begin:end])
        for populator in populators:
            populator.populate(row, found)
        return found

    return make


def _inlined(statement: str, values: Iterable[Any]) -> str:
    """The statement with its constants written in it."""
    plain = (
        str(value) if isinstance(value, str) else value for value in values
    )  # also what is one of a list of choices
    return statement % tuple(Literal(value).as_string(connection.connection) for value in plain)
