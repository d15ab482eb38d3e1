"""What is asked about concepts. Every answer is evaluated behind the present wall."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date

from django.db.models import F

from cms.concepts.kinds import PRODUCT
from cms.concepts.models import Authority, Concept, ConceptVersion, Offering, Uptake


def published(*kinds: str) -> list[Concept]:
    """Concepts that a municipality can take over; of products unless told otherwise."""
    rows = Concept.objects.filter(published__gt=0, removed=False, kind__in=kinds or (PRODUCT,))
    return list(rows.defer("content"))


def everything(kind: str = PRODUCT) -> list[Concept]:
    return list(Concept.objects.filter(kind=kind).defer("content"))


def of_refs(refs: Collection[uuid.UUID]) -> dict[uuid.UUID, Concept]:
    return {row.uuid: row for row in Concept.objects.filter(uuid__in=refs).defer("content")}


def concept(ref: uuid.UUID) -> Concept | None:
    return Concept.objects.filter(uuid=ref).first()


def version(concept: Concept, number: int) -> ConceptVersion | None:
    return concept.versions.filter(number=number).first()


def latest(concept: Concept) -> ConceptVersion | None:
    """The newest version with a text."""
    return concept.versions.filter(tombstone=False).first()


def latest_versions(kind: str = PRODUCT) -> list[ConceptVersion]:
    """The newest version of every concept of that kind that can be taken over."""
    rows = ConceptVersion.objects.filter(
        number=F("concept__published"), concept__removed=False, tombstone=False, concept__kind=kind
    ).select_related("concept")
    return list(rows.order_by("concept__name"))


def versions(concept: Concept) -> list[ConceptVersion]:
    return list(concept.versions.defer("content"))


def newest_numbers() -> dict[uuid.UUID, tuple[int, bool]]:
    """For every concept: the number of its newest version, and whether it ended."""
    rows = Concept.objects.values_list("uuid", "published", "removed")
    return {ref: (number, removed) for ref, number, removed in rows}


def mandatory() -> list[Concept]:
    return list(Concept.objects.filter(mandatory=True, published__gt=0, removed=False).defer("content"))


def free_number(kind: str = PRODUCT) -> str:
    """The next product number of the region; what is no product has a number that says so."""
    if kind != PRODUCT:
        return f"{kind}-{Concept.objects.filter(kind=kind).count() + 1}"
    numbers = Concept.objects.values_list("productnummer", flat=True)
    highest = max((int(number) for number in numbers if number.isdigit()), default=1000)
    return str(highest + 1)


def authorities() -> list[Authority]:
    return list(Authority.objects.all())


def authority(pk: int) -> Authority | None:
    return Authority.objects.filter(pk=pk).first()


def ended_authorities(on: date) -> dict[str, str]:
    """Names of governments that are no more, and by whom each was followed."""
    rows = Authority.objects.filter(ended_on__lte=on).values_list("name", "successor")
    return dict(rows)


def taken_up() -> dict[uuid.UUID, set[str]]:
    """By concept: the municipalities that publish a fiche of it, or took it over as a page, an alert or a text."""
    found: dict[uuid.UUID, set[str]] = {}
    rows = [
        *Offering.objects.values_list("concept", "municipality"),
        *Uptake.objects.values_list("concept", "municipality"),
    ]
    for ref, schema in rows:
        if ref is not None:
            found.setdefault(ref, set()).add(schema)
    return found
