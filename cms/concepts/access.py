"""Who writes concepts: the catalogue editor of the region, and the coordinator."""

from __future__ import annotations

import uuid

from django.utils.translation import gettext_lazy as _

from cms.concepts import queries
from cms.concepts.models import Authority, Concept, ConceptVersion
from foundation.access import menu
from foundation.access.declarations import permission, role
from foundation.access.finding import or_404
from foundation.audit import verbs

WRITE = "concepts.write"
EDITOR = "regioredacteur"


def declare() -> None:
    permission(WRITE, label=_("Write and publish what the region writes once: products, pages, alerts and texts"))
    role("coordinator", scope="region", permissions=[WRITE])
    role(
        EDITOR,
        scope="region",
        label=_("Editor of the region"),
        description=_("Writes products, pages, alerts and texts once for every municipality; sees no melding."),
        permissions=[WRITE],
        granted_by=["regiobeheerder"],
        wall="coordinator",
        order=35,
    )
    menu.register(_("Written once"), "concepts:list", needs=WRITE, scope="region", icon="book-open", order=64)
    verbs.declare(
        concepts__made=_("Concept made"),
        concepts__changed=_("Concept changed"),
        concepts__published=_("Concept published"),
        concepts__ended=_("Concept ended"),
        concepts__authority_ended=_("Government ended"),
    )


def concept_or_404(ref: uuid.UUID) -> Concept:
    return or_404(queries.concept(ref))


def version_or_404(ref: uuid.UUID, number: int) -> ConceptVersion:
    return or_404(queries.version(concept_or_404(ref), number))


def authority_or_404(pk: int) -> Authority:
    return or_404(queries.authority(pk))
