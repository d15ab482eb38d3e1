"""A file becomes fiches in two steps: first what would happen per line, then all of it or nothing."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string

from cms.catalogue import actions, queries, table
from cms.catalogue.models import INTERNAL, Fiche, Import, VersionKind
from cms.concepts.content import changed, name_of, normal
from cms.concepts.rules import problems
from foundation.audit import record
from foundation.identity.actor import Actor

MOST_LINES = 2000
LINKED = "cms.catalogue.reading_linked.read"
"""Loaded when a file of that kind comes: the library behind it is large."""


class Refused(ValueError):
    """Something is wrong with a line, so nothing is imported."""


def read(name: str, raw: bytes, *, by: Actor, at: datetime) -> Import:
    """What the file says, beside what is here. Raises table.Unreadable."""
    rows = _linked(raw) if name.lower().endswith((".json", ".jsonld")) else _table(raw)
    if len(rows) > MOST_LINES or not rows:
        raise table.Unreadable(f"1 - {MOST_LINES}")
    known_numbers = queries.by_number({row["product"] for row in rows if row["product"]})
    known_uuids = queries.by_uuids({uuid.UUID(row["uuid"]) for row in rows if row["uuid"]})
    seen: set[object] = set()
    for row in rows:
        fiche = known_uuids.get(uuid.UUID(row["uuid"])) if row["uuid"] else known_numbers.get(row["product"])
        _judge(row, fiche, twice=(fiche.pk if fiche else (row["uuid"] or None)) in seen)
        seen.add(fiche.pk if fiche else (row["uuid"] or object()))
    return Import.objects.create(name=name[:120], lines=rows, at=at, by=by)


def _table(raw: bytes) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "product": product,
            "uuid": "",
            "content": content,
            "internal": {
                key: value.isoformat() if isinstance(value, date) else value for key, value in internal.items()
            },
            "wrong": wrong,
        }
        for number, product, content, internal, wrong in table.read(raw)
    ]


def _linked(raw: bytes) -> list[dict[str, Any]]:
    return [
        {"number": number, "product": product, "uuid": _uuid(ref), "content": content, "internal": {}, "wrong": []}
        for number, (ref, product, content) in enumerate(import_string(LINKED)(raw), start=1)
    ]


def _uuid(text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""


def _judge(row: dict[str, Any], fiche: Fiche | None, *, twice: bool) -> None:
    """New, different, the same, or wrong."""
    content = normal(
        {**(fiche.content if fiche else {}), **{key: value for key, value in row["content"].items() if value}}
    )
    row["content"], row["name"] = content, name_of(content)
    row["fiche"], row["version"] = (fiche.pk, fiche.version) if fiche else (None, 0)
    needed = {"naam", "beschrijving"} if fiche is None else set()
    wrong = [problem for problem in problems(content) if problem.key in needed or problem.key in content]
    row["wrong"] = [*row["wrong"], *(f"{problem.label}: {problem.text}" for problem in wrong)]
    if twice:
        row["wrong"].append("×2")
    row["differs"] = changed(fiche.content, content) if fiche else []
    inside = fiche.internal() if fiche else {}
    other = fiche is not None and any(inside.get(key) != value for key, value in row["internal"].items())
    fresh = fiche is None
    row["verdict"] = "wrong" if row["wrong"] else "new" if fresh else "changed" if row["differs"] or other else "same"


@transaction.atomic
def carry_out(found: Import, *, overwrite: bool, by: Actor, at: datetime) -> int:
    """All new lines, and the changed ones only when `overwrite` was asked. One wrong line stops everything."""
    found = Import.objects.select_for_update().get(pk=found.pk)
    if found.done_at is not None or any(row["verdict"] == "wrong" for row in found.lines):
        raise Refused
    done = 0
    for row in found.lines:
        internal = _internal(row["internal"])
        if row["verdict"] == "new":
            made = actions.make(row["content"], internal, by=by, at=at, kind=VersionKind.IMPORTED)
            if row["uuid"]:
                Fiche.objects.filter(pk=made.pk).update(uuid=row["uuid"])
            done += 1
        elif row["verdict"] == "changed" and overwrite:
            fiche = queries.fiche(row["fiche"])
            if fiche is None:
                raise Refused
            kept = {key: getattr(fiche, key) for key in INTERNAL} | internal
            kind = VersionKind.IMPORTED
            actions.save(fiche, row["content"], kept, based_on=row["version"], by=by, at=at, why=found.name, kind=kind)
            done += 1
    found.done_at = at
    found.save(update_fields=["done_at"])
    record("catalogue.imported", by=by, subject=found, facts={"lines": done})
    return done


def _internal(told: dict[str, Any]) -> dict[str, Any]:
    day = told.get("review_on")
    return {**told, **({"review_on": date.fromisoformat(day)} if day else {})}
