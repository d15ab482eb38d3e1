"""The accessibility statement: what was measured, said in words. It never says more than the rows do.

An automatic test finds only part of the barriers. So without a test by people the statement is "partly", whatever the
machine found; and without any row it says that nothing was measured yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Literal

from cms.site import audits, queries

Status = Literal["unknown", "partly", "fully"]


@dataclass(frozen=True)
class OfType:
    """All runs on one type of page."""

    page_type: str
    themes: int
    runs: int
    passed: int
    violations: int
    incomplete: int


@dataclass(frozen=True)
class Audit:
    status: Status
    on: date | None
    tool: str
    standard: str
    types: tuple[OfType, ...]

    @property
    def runs(self) -> int:
        return sum(found.runs for found in self.types)

    @property
    def violations(self) -> int:
        return sum(found.violations for found in self.types)

    @property
    def broken(self) -> tuple[OfType, ...]:
        return tuple(found for found in self.types if found.violations)


def of(page: Any) -> Audit:
    return judged(
        audits.newest(queries.latest_audit()), by_people=page.tested_by_people_on is not None, known=bool(page.body)
    )


def judged(rows: Iterable[Any], *, by_people: bool, known: bool) -> Audit:
    """`known` is whether an editor wrote down what does not work yet."""
    ordered = sorted(rows, key=lambda row: row.page_type)
    types = tuple(_of_type(name, list(same)) for name, same in groupby(ordered, key=lambda row: row.page_type))
    if not ordered:
        return Audit("unknown", None, "", "", ())
    clean = by_people and not known and not any(found.violations for found in types)
    newest = max(ordered, key=lambda row: row.audited_on)
    return Audit("fully" if clean else "partly", newest.audited_on, newest.tool, newest.standard, types)


def _of_type(name: str, rows: list[Any]) -> OfType:
    return OfType(
        name,
        len({row.theme for row in rows}),
        len(rows),
        min(row.passed for row in rows),
        sum(row.violations for row in rows),
        max(row.incomplete for row in rows),
    )
