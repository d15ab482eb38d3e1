"""What is asked of the catalogue. Lists never load the text of a fiche; every answer is evaluated here."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import QuerySet

from cms.catalogue.models import Fiche, FicheVersion, Import, Manner, State
from cms.concepts import queries as concepts
from cms.concepts.content import Content
from cms.concepts.models import Concept

HEAVY = ("content", "shown", "body", "words")


def _light() -> QuerySet[Fiche]:
    return Fiche.objects.defer(*HEAVY)


def published(*, theme: str = "", audience: str = "", service: str = "") -> list[Fiche]:
    """By name, of a theme, an audience or a responsible service when they are given."""
    rows = _light().filter(state=State.PUBLISHED)
    if service:
        rows = rows.filter(service__iexact=service)
    if theme:
        rows = rows.filter(themes__contains=[theme])
    if audience:
        rows = rows.filter(audiences__contains=[audience])
    return list(rows.order_by("name"))


def shown(slug: str) -> Fiche | None:
    return Fiche.objects.defer("content", "body", "words").filter(slug=slug, state=State.PUBLISHED).first()


def by_uuid(ref: uuid.UUID) -> Fiche | None:
    return _light().filter(uuid=ref).first()


def by_slug(slug: str) -> Fiche | None:
    return _light().filter(slug=slug).first()


def with_slugs(slugs: Collection[str]) -> dict[str, Fiche]:
    return {fiche.slug: fiche for fiche in _light().filter(slug__in=slugs, state=State.PUBLISHED)}


def related(fiche: Fiche, most: int = 4) -> list[Fiche]:
    """Of the same theme, those with the same search words first."""
    if not fiche.themes:
        return []
    rows = _light().filter(state=State.PUBLISHED, themes__contains=fiche.themes[:1]).exclude(pk=fiche.pk)
    return list(
        rows.annotate(alike=TrigramWordSimilarity(fiche.name.lower(), "words")).order_by("-alike", "name")[:most]
    )


def page_of(number: int, size: int) -> tuple[list[Fiche], int]:
    """Published fiches with their text, oldest first, and how many there are: for the feed."""
    rows = Fiche.objects.defer("content", "body", "words").filter(state=State.PUBLISHED).order_by("pk")
    return list(rows[(number - 1) * size : number * size]), rows.count()


def to_find() -> list[Fiche]:
    """What is published, with what search needs of it."""
    return list(Fiche.objects.defer("content", "shown").filter(state=State.PUBLISHED))


def addresses() -> list[tuple[str, date]]:
    rows = Fiche.objects.filter(state=State.PUBLISHED).order_by("slug").values_list("slug", "published_at")
    return [(slug, at.date()) for slug, at in rows if at]


def address_of_speech() -> str:
    return Manner.objects.values_list("address", flat=True).first() or "u"


# For colleagues


def fiche(pk: int) -> Fiche | None:
    return Fiche.objects.filter(pk=pk).first()


def everything() -> list[Fiche]:
    return list(_light().order_by("name"))


def base_of(fiche: Fiche) -> Content:
    """The text of the concept on which was last decided here."""
    found = concepts.concept(fiche.concept) if fiche.concept else None
    version = concepts.version(found, fiche.concept_version or 0) if found else None
    return version.content if version else {}


def versions(fiche: Fiche) -> list[FicheVersion]:
    return list(fiche.versions.defer("content", "internal"))


def version(fiche: Fiche, number: int) -> FicheVersion | None:
    return fiche.versions.filter(number=number).first()


def overdue(on: date) -> int:
    return Fiche.objects.filter(review_on__lte=on).exclude(state=State.WITHDRAWN).count()


def linked() -> dict[uuid.UUID, int]:
    """By concept: the fiche that stands for it here, withdrawn ones left out."""
    rows = Fiche.objects.exclude(state=State.WITHDRAWN).exclude(concept=None)
    return {ref: pk for ref, pk in rows.values_list("concept", "pk") if ref is not None}


def missing() -> list[Concept]:
    """Concepts that every municipality offers and this one does not publish yet."""
    have = set(Fiche.objects.filter(state=State.PUBLISHED).values_list("concept", flat=True))
    return [concept for concept in concepts.mandatory() if concept.uuid not in have]


def not_taken() -> list[Concept]:
    have = linked()
    return [concept for concept in concepts.published() if concept.uuid not in have]


@dataclass(frozen=True)
class Attention:
    """What asks for a decision about a fiche."""

    changed: bool = False
    ended: bool = False
    authority: str = ""

    def __bool__(self) -> bool:
        return self.changed or self.ended or bool(self.authority)


def attention(on: date) -> dict[int, Attention]:
    """By fiche: the concept changed or ended since it was looked at, or a government it names is no more."""
    newest, gone = concepts.newest_numbers(), concepts.ended_authorities(on)
    rows = Fiche.objects.exclude(state=State.WITHDRAWN).values_list(
        "pk", "concept", "concept_version", "content__bevoegdeOverheden", "content__uitvoerendeOverheden"
    )
    found = {}
    for pk, ref, seen, competent, executing in rows:
        number, removed = newest.get(ref, (seen or 0, True)) if ref else (0, False)
        lost = [name for name in [*(competent or []), *(executing or [])] if name in gone]
        state = Attention(bool(ref) and not removed and number > (seen or 0), bool(ref) and removed, ", ".join(lost))
        if state:
            found[pk] = state
    return found


def import_(pk: int) -> Import | None:
    return Import.objects.filter(pk=pk).first()


def by_number(numbers: Collection[str]) -> dict[str, Fiche]:
    rows = Fiche.objects.filter(productnummer__in=numbers).exclude(state=State.WITHDRAWN)
    return {str(row.productnummer): row for row in rows}


def by_uuids(refs: Collection[uuid.UUID]) -> dict[uuid.UUID, Fiche]:
    return {row.uuid: row for row in Fiche.objects.filter(uuid__in=refs)}


def full() -> list[Fiche]:
    """With all texts, for an export."""
    return list(Fiche.objects.exclude(state=State.WITHDRAWN).order_by("name"))
