"""Which rows of the catalogue somebody may open and change. Unknown and forbidden look the same: 404."""

from __future__ import annotations

from django.http import Http404

from foundation.access.finding import or_404
from regional_meldpunt.categories import queries
from regional_meldpunt.categories.models import REGION, Category, Question, Referral


def category(slug: str) -> Category:
    """A category of the region or of this municipality, also one that is switched off."""
    return or_404(queries.kept(slug, queries.owner_here()))


def own_category(slug: str) -> Category:
    found = category(slug)
    if found.municipality != queries.owner_here():
        raise Http404
    return found


def category_of_region(slug: str) -> Category:
    """One about which a municipality may choose for itself."""
    found = category(slug)
    if found.municipality != REGION or queries.owner_here() == REGION:
        raise Http404
    return found


def question(pk: int) -> Question:
    return or_404(queries.question(pk, queries.owner_here()))


def referral(pk: int) -> Referral:
    return or_404(queries.referral(pk, queries.owner_here()))
