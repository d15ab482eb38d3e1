"""Who reads and who writes the catalogue. The public half is for everybody, the rest looks as if it does not exist."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from cms.catalogue import queries
from cms.catalogue.models import Fiche, FicheVersion, Import
from cms.concepts import queries as concepts
from cms.concepts.models import Concept, ConceptVersion
from foundation.access import menu
from foundation.access.declarations import permission, role
from foundation.access.finding import or_404
from foundation.audit import verbs
from tenants.office.missing import need
from tenants.registry.snapshot import MunicipalitySnapshot

READ = "catalogue.read"
EDIT = "catalogue.edit"
INTERNAL = "catalogue.internal"


def declare() -> None:
    permission(READ, label=_("Read the internal half of the product catalogue"))
    permission(EDIT, label=_("Write and publish fiches of the product catalogue"))
    permission(INTERNAL, label=_("Correct the internal half of a fiche"))
    role("redacteur", scope="municipality", permissions=[READ, EDIT, INTERNAL])
    role("beheerder", scope="municipality", permissions=[READ, EDIT, INTERNAL])
    role("onthaal", scope="municipality", permissions=[READ, INTERNAL])
    role("behandelaar", scope="municipality", permissions=[READ])
    menu.register(
        _("Product catalogue"),
        "fiches:list",
        needs=READ,
        scope="municipality",
        icon="book-open",
        order=58,
        count=import_string("cms.catalogue.views_office.waiting"),
    )
    need(
        "catalogue_mandatory",
        label=_("Fiches of the products that every municipality offers"),
        why=_("People must find what they have a right to."),
        done=lambda snapshot: not queries.missing(),
        url_name="fiches:to_take",
        order=85,
    )
    verbs.declare(
        catalogue__made=_("Fiche made"),
        catalogue__changed=_("Fiche changed"),
        catalogue__published=_("Fiche published"),
        catalogue__withdrawn=_("Fiche withdrawn"),
        catalogue__brought_back=_("Earlier version of a fiche brought back"),
        catalogue__reviewed=_("Fiche read through"),
        catalogue__concept_decided=_("Decided on a change of a concept"),
        catalogue__untied=_("Fiche untied from its concept"),
        catalogue__address_chosen=_("Choice between u and je"),
        catalogue__imported=_("Fiches imported"),
    )


def place(request: HttpRequest) -> MunicipalitySnapshot:
    found: MunicipalitySnapshot | None = getattr(request, "municipality", None)
    if found is None:
        raise Http404
    return found


def public_fiche(slug: str) -> Fiche:
    return or_404(queries.shown(slug))


def fiche(pk: int) -> Fiche:
    return or_404(queries.fiche(pk))


def version(pk: int, number: int) -> FicheVersion:
    return or_404(queries.version(fiche(pk), number))


def concept(ref: uuid.UUID) -> Concept:
    found = concepts.concept(ref)
    if found is None or not found.published:
        raise Http404
    return found


def newest_of(ref: uuid.UUID) -> ConceptVersion:
    return or_404(concepts.latest(concept(ref)))


def import_(pk: int) -> Import:
    return or_404(queries.import_(pk))
