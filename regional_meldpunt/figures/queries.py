"""Counts over the whole region, behind the wall of the director, who cannot read a single melding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.meldingen.statuses import FINISHED, Phase, state
from tenants.registry import hosts


@dataclass
class Line:
    """One municipality (or, with an empty schema, all together): how many came in, and how they stand now."""

    schema: str
    name: str
    phases: Counter[str] = field(default_factory=Counter)
    urgencies: Counter[str] = field(default_factory=Counter)
    open: int = 0

    @property
    def total(self) -> int:
        return self.urgencies.total()

    @property
    def by_phase(self) -> list[int]:
        return [self.phases[phase] for phase in Phase]

    @property
    def by_urgency(self) -> list[int]:
        return [self.urgencies[urgency] for urgency in Urgency.values]

    def count(self, status: str, urgency: str, total: int) -> None:
        self.phases[state(status).phase] += total
        self.urgencies[urgency] += total
        self.open += 0 if status in FINISHED else total


def lines(first: date, last: date) -> list[Line]:
    """Every member of the coalition in the order of the alphabet, also those where nothing came in."""
    found = {place.schema_name: Line(place.schema_name, place.name) for place in hosts.municipalities()}
    for schema, status, urgency, total in _counts(first, last):
        if schema in found:
            found[schema].count(status, urgency, total)
    return sorted(found.values(), key=lambda line: line.name)


def together(rows: Iterable[Line]) -> Line:
    whole = Line("", "")
    for row in rows:
        whole.phases.update(row.phases)
        whole.urgencies.update(row.urgencies)
        whole.open += row.open
    return whole


def _counts(first: date, last: date) -> list[tuple[str, str, str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT municipality, status, urgency, total FROM public.meldpunt_counts(%s, %s)", [first, last])
        return list(cursor.fetchall())
