"""A section as somebody reads it: labels beside values, what was not filled in left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from shared_services.social_files.investigation.sections import Field, Section


@dataclass(frozen=True)
class Line:
    label: str
    value: str
    long: bool
    ksz: bool


@dataclass(frozen=True)
class Group:
    label: str
    one: str
    rows: list[list[Line]]


@dataclass(frozen=True)
class Shown:
    lines: list[Line]
    groups: list[Group]

    @property
    def empty(self) -> bool:
        return not self.lines and not self.groups


def show(section: Section, content: Mapping[str, Any]) -> Shown:
    marked = set(content.get("ksz", ()))
    lines = [_line(spec, content[spec.name], spec.name in marked) for spec in section.fields if content.get(spec.name)]
    groups = [
        Group(
            str(rows.label),
            str(rows.one),
            [
                [_line(spec, row[spec.name], bool(row.get("ksz"))) for spec in rows.fields if row.get(spec.name)]
                for row in content[rows.name]
            ],
        )
        for rows in section.rows
        if content.get(rows.name)
    ]
    return Shown(lines, groups)


def _line(spec: Field, value: Any, ksz: bool) -> Line:
    return Line(str(spec.label), _worded(spec, value), spec.type == "long", ksz)


def _worded(spec: Field, value: Any) -> str:
    if spec.type == "choice":
        return str(dict(spec.choices).get(value, value))
    try:
        if spec.type == "date":
            return str(formats.date_format(date.fromisoformat(str(value)), "j F Y"))
        if spec.type == "money":
            return _("€ %(amount)s") % {
                "amount": formats.number_format(Decimal(str(value)), 2, use_l10n=True, force_grouping=True)
            }
    except (ValueError, InvalidOperation):
        return str(value)
    return str(value)


def summary(section: Section, content: Mapping[str, Any], longest: int = 160) -> str:
    """A section in one line, for the list."""
    shown = show(section, content)
    parts = [line.value for line in shown.lines]
    parts += [f"{group.label}: {len(group.rows)}" for group in shown.groups]
    text = ", ".join(part.replace("\n", " ") for part in parts)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
