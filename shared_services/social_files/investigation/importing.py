"""Bringing files over from other software: CSV, JSON, or XML with a mapping. A report per line, then all or nothing.

One line (CSV), one object (JSON) or one element (XML) is one person; lines with the same `file` are one household.
Columns of sections are called `section.field`, for example `housing.rent`, and count for the household.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from foundation.identity.models import User
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.actions import opening, writing
from shared_services.social_files.investigation.forms import PersonForm, SectionForm
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.investigation.sections import BY_KIND, SECTIONS

PERSON = ("file", "first_name", "family_name", "born", "insz", "no_insz", "tie")
COLUMNS = (*PERSON, *(f"{section.kind}.{spec.name}" for section in SECTIONS for spec in section.fields))
MOST_BYTES = 10 * 1024 * 1024
MOST_LINES = 5_000


class BadImport(Exception):
    """The file as a whole cannot be read."""


@dataclass
class Line:
    """One line and what is wrong with it; `problems` name columns, never repeat values."""

    number: int
    file: str
    problems: list[str] = field(default_factory=list)


@dataclass
class Household:
    people: list[PersonFacts] = field(default_factory=list)
    sections: dict[str, tuple[dict[str, Any], str]] = field(default_factory=dict)


@dataclass
class Plan:
    lines: list[Line]
    households: dict[str, Household]

    @property
    def sound(self) -> bool:
        return bool(self.lines) and not any(line.problems for line in self.lines)

    @property
    def wrong(self) -> int:
        return sum(bool(line.problems) for line in self.lines)


def read(data: bytes, mapping: bytes = b"") -> Plan:
    """What would be imported. Raises BadImport."""
    rows = list(_rows(data, mapping))
    if not rows:
        raise BadImport(_("There is nothing in this file."))
    if len(rows) > MOST_LINES:
        raise BadImport(_("At most %(most)d lines at once.") % {"most": MOST_LINES})
    plan, seen = Plan([], {}), set[str]()
    for number, row in enumerate(rows, start=1):
        line = Line(number, row.get("file", "").strip()[:60])
        plan.lines.append(line)
        unknown = sorted(set(row) - set(COLUMNS) - {""})
        line.problems += [_("Unknown column: %(name)s") % {"name": name[:60]} for name in unknown[:5]]
        if not line.file:
            line.problems.append(_("Column “file” is empty: lines with the same value are one household."))
        household = plan.households.setdefault(line.file, Household())
        _take_person(row, household, line, seen)
        _take_sections(row, household, line)
    return plan


@transaction.atomic
def carry_out(plan: Plan, *, lead: User, by: Actor, at: datetime) -> int:
    """All of a sound plan, in one transaction: nothing is half imported."""
    if not plan.sound:
        raise BadImport(_("There are still lines with a problem."))
    for household in plan.households.values():
        opened = opening.open_new(household.people, lead=lead, by=by, at=at, verb="imported")
        for kind, (content, ground) in household.sections.items():
            part = queries.part(opened.file, kind)
            writing.save(opened, part, content, base=0, ground=ground, user_id=lead.pk, by=by, at=at, verb="imported")
    return len(plan.households)


def _take_person(row: Mapping[str, str], household: Household, line: Line, seen: set[str]) -> None:
    form = PersonForm({"tie": "other", **{name: row.get(name, "") for name in PERSON[1:] if row.get(name)}})
    if not form.is_valid():
        line.problems += [f"{name}: {problem}" for name, problems in form.errors.items() for problem in problems]
        return
    person = form.facts()
    if person.insz and person.insz in seen:
        line.problems.append(_("This INSZ stands on an earlier line."))
    elif person.insz and queries.find([f"insz:{person.insz}"]):
        line.problems.append(_("Somebody with this INSZ has a file here already."))
    seen.add(person.insz)
    household.people.append(person)


def _take_sections(row: Mapping[str, str], household: Household, line: Line) -> None:
    for section in SECTIONS:
        said = {spec.name: row.get(f"{section.kind}.{spec.name}", "").strip() for spec in section.fields}
        if not any(said.values()):
            continue
        typed = {f"t-{name}": value for name, value in said.items()} | {"t-ground": section.ground}
        form = SectionForm(BY_KIND[section.kind], {}, ground=section.ground, typed=typed, judged=True)
        if not form.is_valid():
            line.problems += [f"{section.kind}.{name}: {problem}" for name, problem in form.errors()]
        elif section.kind in household.sections and household.sections[section.kind][0] != form.content():
            line.problems.append(
                _("Section %(kind)s differs from an earlier line of this household.") % {"kind": section.kind}
            )
        else:
            household.sections[section.kind] = (form.content(), form.ground)


def _rows(data: bytes, mapping: bytes) -> Iterable[dict[str, str]]:
    if not data:
        raise BadImport(_("Choose a file first."))
    if len(data) > MOST_BYTES:
        raise BadImport(_("This file is too large."))
    start = data.lstrip()[:1]
    if start in (b"[", b"{"):
        return _json(data)
    if start == b"<":
        return _xml(data, mapping)
    return _csv(data)


def _csv(data: bytes) -> Iterable[dict[str, str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadImport(_("Save the file as UTF-8 first.")) from None
    head = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    for row in reader:
        yield {str(name or "").strip(): str(value or "") for name, value in row.items() if not isinstance(value, list)}


def _json(data: bytes) -> Iterable[dict[str, str]]:
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        raise BadImport(_("This is no JSON that can be read.")) from None
    rows = said.get("persons", []) if isinstance(said, dict) else said
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadImport(_("JSON is a list of persons, or an object with “persons”."))
    return [{str(name): "" if value is None else str(value) for name, value in row.items()} for row in rows]


def _xml(data: bytes, mapping: bytes) -> Iterable[dict[str, str]]:
    """The mapping is JSON: `{"each": ".//Persoon", "columns": {"first_name": "Voornaam", "insz": "Id/@nr"}}`."""
    try:
        wanted = json.loads(mapping)
        each, columns = str(wanted["each"]), {str(name): str(path) for name, path in wanted["columns"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadImport(_("XML needs a mapping: a JSON file with “each” and “columns”.")) from None
    try:
        root: Element = ElementTree.fromstring(data)
        found = root.findall(each)
        return [{name: _at(element, path) for name, path in columns.items()} for element in found]
    except (ParseError, DefusedXmlException, SyntaxError, ValueError):
        raise BadImport(_("This XML, or a path in the mapping, cannot be read.")) from None


def _at(element: Element, path: str) -> str:
    where, _slash, last = path.rpartition("/")
    if last.startswith("@"):
        target = element.find(where) if where else element
        return target.get(last[1:], "") if target is not None else ""
    return (element.findtext(path) or "").strip()
