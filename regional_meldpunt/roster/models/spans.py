"""Spans of time that the database keeps apart, and the constraints on them."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from tenants.people.models import Person


class Span(Func):
    """The half-open interval from start to end, as PostgreSQL compares it."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class Only(Func):
    """One number as a range, so that an exclusion can ask for the same number without an extension."""

    function = "INT8RANGE"
    output_field = BigIntegerRangeField()

    def __init__(self, name: str, *rest: Any, **extra: Any) -> None:
        super().__init__(name, *(rest or (F(name), Value("[]"))), **extra)


def apart(name: str, *same: str) -> ExclusionConstraint:
    """No two rows with the same numbers overlap in time: refused by the database, whoever comes first."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((Only(column), RangeOperators.OVERLAPS) for column in same),
            (Span("starts_at", "ends_at", RangeBoundary()), RangeOperators.OVERLAPS),
        ],
    )


def in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name=name)


def person_key(**options: Any) -> Any:
    """A reference to a person that does not hold them here: what happened stays when a municipality leaves."""
    return models.ForeignKey(
        Person, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", **{"null": True, **options}
    )
