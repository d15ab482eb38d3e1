"""Verbs of the catalogue. Each leaves a version and an entry in the audit book, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from cms.caching import forget
from cms.catalogue import projecting
from cms.catalogue.models import INTERNAL, Fiche, FicheVersion, Manner, State, VersionKind
from cms.concepts import actions as concepts
from cms.concepts.content import merged, normal
from cms.concepts.models import ConceptVersion
from cms.concepts.rules import Problem, problems
from cms.search import actions as finding
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy import current

A_YEAR = timedelta(days=365)


class Overtaken(Exception):
    """Somebody else saved in the meantime."""


class NotYet(Exception):
    """It breaks rules, so it cannot be published."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__(", ".join(problem.key for problem in found))
        self.problems = found


@transaction.atomic
def make(
    content: Mapping[str, Any],
    internal: Mapping[str, Any],
    *,
    by: Actor,
    at: datetime,
    kind: VersionKind = VersionKind.MADE,
    source: ConceptVersion | None = None,
) -> Fiche:
    """A draft. From a concept it carries which version of which concept it was."""
    tidy = normal(content)
    fiche = Fiche(content=tidy, changed_at=at, changed_by=by, version=1, **_known(internal))
    fiche.review_on = fiche.review_on or localdate(at) + A_YEAR
    if source is not None:
        fiche.concept, fiche.concept_version = source.concept.uuid, source.number
        fiche.productnummer = source.concept.productnummer
    projecting.project(fiche)
    fiche.slug = projecting.free_slug(fiche.name, set(Fiche.objects.values_list("slug", flat=True)))
    fiche.save()
    _version(fiche, kind, by=by, at=at)
    record("catalogue.made", by=by, subject=fiche, facts={"concept": fiche.productnummer or ""})
    return fiche


@transaction.atomic
def save(
    fiche: Fiche,
    content: Mapping[str, Any],
    internal: Mapping[str, Any],
    *,
    based_on: int,
    by: Actor,
    at: datetime,
    why: str = "",
    kind: VersionKind = VersionKind.SAVED,
) -> bool:
    """What is being written. False when nothing was different; Overtaken when a colleague saved since `based_on`."""
    fiche = _held(fiche)
    if fiche.version != based_on:
        raise Overtaken
    before = (fiche.content, fiche.internal())
    fiche.content = normal(content)
    for name, value in _known(internal).items():
        setattr(fiche, name, value)
    if (fiche.content, fiche.internal()) == before:
        return False
    _keep(fiche, kind, by=by, at=at, why=why)
    record("catalogue.changed", by=by, subject=fiche, facts={"version": fiche.version})
    return True


@transaction.atomic
def publish(fiche: Fiche, *, by: Actor, at: datetime, why: str = "") -> Fiche:
    """What was written becomes what citizens read."""
    fiche = _held(fiche)
    if found := problems(fiche.content):
        raise NotYet(found)
    if fiche.public and not fiche.unpublished_changes:
        return fiche
    fiche.state, fiche.shown, fiche.published_at = State.PUBLISHED, fiche.content, at
    fiche.checked_on = localdate(at)
    fiche.published_version = fiche.version + 1
    _keep(fiche, VersionKind.PUBLISHED, by=by, at=at, why=why)
    concepts.offer(current().schema, [projecting.offering(fiche)])
    finding.put([projecting.document(fiche)])
    record("catalogue.published", by=by, subject=fiche, facts={"version": fiche.version})
    return fiche


@transaction.atomic
def withdraw(fiche: Fiche, *, by: Actor, at: datetime, why: str) -> None:
    """Citizens do not find it any more; colleagues still read it and its versions."""
    fiche = _held(fiche)
    fiche.state = State.WITHDRAWN
    _keep(fiche, VersionKind.WITHDRAWN, by=by, at=at, why=why)
    concepts.stop_offering(current().schema, fiche.uuid)
    finding.drop(projecting.key(fiche))
    record("catalogue.withdrawn", by=by, subject=fiche, facts={"why": why})


@transaction.atomic
def bring_back(fiche: Fiche, version: FicheVersion, *, by: Actor, at: datetime) -> Fiche:
    """The text of an earlier version becomes what is being written; published is another click."""
    fiche = _held(fiche)
    fiche.content = normal(version.content)
    if fiche.state == State.WITHDRAWN:
        fiche.state = State.DRAFT
    _keep(fiche, VersionKind.BROUGHT_BACK, by=by, at=at, why=str(version.number))
    record("catalogue.brought_back", by=by, subject=fiche, facts={"version": version.number})
    return fiche


@transaction.atomic
def reviewed(fiche: Fiche, *, until: date, by: Actor, at: datetime) -> None:
    """Somebody read it through: it is right until then."""
    fiche = _held(fiche)
    fiche.review_on, fiche.checked_on = until, localdate(at)
    _keep(fiche, VersionKind.REVIEWED, by=by, at=at)
    record("catalogue.reviewed", by=by, subject=fiche, facts={"review_on": until.isoformat()})


@transaction.atomic
def decide(fiche: Fiche, version: ConceptVersion, *, take: Iterable[str], by: Actor, at: datetime) -> Fiche:
    """On a change of the concept: the chosen fields are taken over, all others stay as they are here."""
    fiche, keys = _held(fiche), list(take)
    fiche.content = merged(fiche.content, version.content, keys)
    fiche.concept_version = version.number
    _keep(fiche, VersionKind.CONCEPT, by=by, at=at, why=", ".join(keys))
    record("catalogue.concept_decided", by=by, subject=fiche, facts={"taken": keys, "version": version.number})
    return fiche


@transaction.atomic
def untie(fiche: Fiche, *, by: Actor, at: datetime) -> None:
    """The concept ended and the municipality goes on: from now on it is a fiche of its own."""
    fiche = _held(fiche)
    fiche.concept = fiche.concept_version = fiche.productnummer = None
    _keep(fiche, VersionKind.CONCEPT, by=by, at=at)
    if fiche.public:
        concepts.offer(current().schema, [projecting.offering(fiche)])
        finding.put([projecting.document(fiche)])
    record("catalogue.untied", by=by, subject=fiche)


@transaction.atomic
def speak(address: str, *, by: Actor) -> None:
    """u or je, on every fiche."""
    manner = Manner.objects.first() or Manner()
    manner.address = address
    manner.save()
    forget()
    record("catalogue.address_chosen", by=by, facts={"address": address})


@transaction.atomic
def plant(fiches: list[Fiche], *, by: Actor, at: datetime) -> None:
    """Many published fiches at once, in a handful of statements. Their slugs must be free."""
    for fiche in fiches:
        fiche.content = normal(fiche.content)
        fiche.shown, fiche.state, fiche.version, fiche.published_version = fiche.content, State.PUBLISHED, 1, 1
        fiche.published_at = fiche.changed_at = at
        fiche.changed_by, fiche.checked_on = by, localdate(at)
        projecting.project(fiche)
    Fiche.objects.bulk_create(fiches)
    FicheVersion.objects.bulk_create(_row(fiche, VersionKind.PUBLISHED, by=by, at=at) for fiche in fiches)
    concepts.offer(current().schema, [projecting.offering(fiche) for fiche in fiches])
    finding.put(projecting.document(fiche) for fiche in fiches)
    forget()


def _held(fiche: Fiche) -> Fiche:
    return Fiche.objects.select_for_update().get(pk=fiche.pk)


def _keep(fiche: Fiche, kind: VersionKind, *, by: Actor, at: datetime, why: str = "") -> None:
    fiche.version += 1
    fiche.changed_at, fiche.changed_by = at, by
    projecting.project(fiche)
    fiche.save()
    _version(fiche, kind, by=by, at=at, why=why)
    forget()  # a draft as well: the internal half says at once how to get it done


def _version(fiche: Fiche, kind: VersionKind, *, by: Actor, at: datetime, why: str = "") -> None:
    _row(fiche, kind, by=by, at=at, why=why).save(force_insert=True)


def _row(fiche: Fiche, kind: VersionKind, *, by: Actor, at: datetime, why: str = "") -> FicheVersion:
    return FicheVersion(
        fiche=fiche,
        number=fiche.version,
        kind=kind,
        content=fiche.content,
        internal=fiche.internal(),
        at=at,
        by=by,
        why=why[:300],
    )


def _known(internal: Mapping[str, Any]) -> dict[str, Any]:
    return {name: internal[name] for name in INTERNAL if name in internal}
