"""Who reads and who writes the catalogue. The public half is for everybody, the rest looks as if it does not exist."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from cms.catalogue import queries
from cms.catalogue.models import Fiche, FicheVersion, Import
from cms.concepts import queries as concepts
from cms.concepts.models import Concept, ConceptVersion
from tenants.registry.snapshot import MunicipalitySnapshot

READ = "catalogue.read"
EDIT = "catalogue.edit"
INTERNAL = "catalogue.internal"


def place(request: HttpRequest) -> MunicipalitySnapshot:
    found: MunicipalitySnapshot | None = getattr(request, "municipality", None)
    if found is None:
        raise Http404
    return found


def public_fiche(slug: str) -> Fiche:
    found = queries.shown(slug)
    if found is None:
        raise Http404
    return found


def fiche(pk: int) -> Fiche:
    found = queries.fiche(pk)
    if found is None:
        raise Http404
    return found


def version(pk: int, number: int) -> FicheVersion:
    found = queries.version(fiche(pk), number)
    if found is None:
        raise Http404
    return found


def concept(ref: uuid.UUID) -> Concept:
    found = concepts.concept(ref)
    if found is None or not found.published:
        raise Http404
    return found


def newest_of(ref: uuid.UUID) -> ConceptVersion:
    found = concepts.latest(concept(ref))
    if found is None:
        raise Http404
    return found


def import_(pk: int) -> Import:
    found = queries.import_(pk)
    if found is None:
        raise Http404
    return found
