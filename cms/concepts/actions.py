"""Verbs of the region: write a concept, publish a version of it, end it. Every version says who, when and why."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from cms.concepts.content import Content, name_of, normal
from cms.concepts.kinds import PRODUCT
from cms.concepts.models import Authority, Concept, ConceptVersion, Offering, Uptake
from cms.concepts.rules import problems
from foundation.audit import record
from foundation.identity.actor import Actor


class NotYet(ValueError):
    """It breaks rules, so it cannot be published."""


@transaction.atomic
def write(
    concept: Concept | None,
    content: Mapping[str, Any],
    *,
    productnummer: str,
    mandatory: bool,
    by: Actor,
    at: datetime,
    kind: str = PRODUCT,
) -> Concept:
    """What is being written; municipalities see it when it is published. Of which kind it is, is said once."""
    tidy = normal(content, concept.kind if concept else kind)
    values = {
        "content": tidy,
        "name": name_of(tidy)[:200],
        "productnummer": productnummer,
        "mandatory": mandatory,
        "changed_at": at,
        "changed_by": by,
    }
    if concept is None:
        made = Concept.objects.create(kind=kind, **values)
        record("concepts.made", by=by, subject=made)
        return made
    for name, value in values.items():
        setattr(concept, name, value)
    concept.save(update_fields=list(values))
    record("concepts.changed", by=by, subject=concept)
    return concept


@transaction.atomic
def publish(concept: Concept, *, why: str, by: Actor, at: datetime) -> ConceptVersion | None:
    """A new version for everybody; None when nothing is different from the last one."""
    concept = Concept.objects.select_for_update().get(pk=concept.pk)
    if problems(concept.content, concept.kind):
        raise NotYet
    last = concept.versions.first()
    if last is not None and not last.tombstone and last.content == concept.content:
        return None
    made = _version(concept, concept.content, why=why, by=by, at=at)
    concept.removed = False
    concept.save(update_fields=["published", "removed"])
    record("concepts.published", by=by, subject=concept, facts={"version": made.number, "why": why})
    return made


@transaction.atomic
def end(concept: Concept, *, why: str, by: Actor, at: datetime) -> None:
    """A tombstone: fiches that were made from it stay as they are, and are flagged."""
    concept = Concept.objects.select_for_update().get(pk=concept.pk)
    if concept.removed:
        return
    _version(concept, concept.content, why=why, by=by, at=at, tombstone=True)
    concept.removed = True
    concept.save(update_fields=["published", "removed"])
    record("concepts.ended", by=by, subject=concept, facts={"why": why})


def _version(
    concept: Concept, content: Content, *, why: str, by: Actor, at: datetime, tombstone: bool = False
) -> ConceptVersion:
    concept.published += 1
    return ConceptVersion.objects.create(
        concept=concept, number=concept.published, content=content, tombstone=tombstone, why=why[:300], by=by, at=at
    )


@transaction.atomic
def end_authority(authority: Authority, *, on: date, successor: str, by: Actor) -> None:
    authority.ended_on, authority.successor = on, successor[:160]
    authority.save(update_fields=["ended_on", "successor"])
    record("concepts.authority_ended", by=by, subject=authority, facts={"successor": successor})


@transaction.atomic
def offer(municipality: str, rows: Iterable[Offering]) -> None:
    """What a municipality now publishes, of these fiches. In its own schema's transaction."""
    listed = list(rows)
    for row in listed:
        row.municipality = municipality
    Offering.objects.bulk_create(
        listed,
        update_conflicts=True,
        unique_fields=["municipality", "fiche"],
        update_fields=["slug", "name", "summary", "words", "concept"],
    )


@transaction.atomic
def stop_offering(municipality: str, fiche: uuid.UUID) -> None:
    Offering.objects.filter(municipality=municipality, fiche=fiche).delete()


@transaction.atomic
def took_over(municipality: str, concept: uuid.UUID, *, version: int, at: datetime) -> None:
    """A municipality decided on this version: the region sees who uses what."""
    Uptake.objects.update_or_create(municipality=municipality, concept=concept, defaults={"version": version, "at": at})


@transaction.atomic
def gave_up(municipality: str, concept: uuid.UUID) -> None:
    Uptake.objects.filter(municipality=municipality, concept=concept).delete()
