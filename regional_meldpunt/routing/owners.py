"""What the catalogue may name as the owner of a category: a kind of party, or one party."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from regional_meldpunt.routing import queries
from regional_meldpunt.routing.models import Sort

BY_PLACE = (Sort.POLICE, Sort.WASTE, Sort.WATER, Sort.GRID, Sort.FIRE)


def choices(owner: str) -> list[tuple[str, Any]]:
    kinds: list[tuple[str, Any]] = [
        (kind.value, _("%(kind)s of the place") % {"kind": kind.label}) for kind in BY_PLACE
    ]
    return [*kinds, *((party.slug, party.name) for party in queries.parties(owner) if party.active)]
