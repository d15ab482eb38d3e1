"""What is already known near the place of a draft, as far as the public may know it."""

from __future__ import annotations

from foundation.tenancy import current
from regional_meldpunt.categories.models import Category
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.meldingen import nearby, queries
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.nearby import Nearby, Spot

MOST = 3


def near(draft: Draft, category: Category) -> list[Nearby]:
    """Open public meldingen of the same category, only where this municipality is competent itself."""
    given, own = draft.answers, current().schema
    if given.get("municipality") != own:
        return []
    spot = Spot(
        municipality=own,
        category=category,
        text=given.get("address", ""),
        lat=given.get("lat"),
        lon=given.get("lon"),
    )
    return nearby.nearby(spot, public_only=True, limit=MOST)


def followable(number: str) -> Melding | None:
    """The melding that a citizen may follow from here, or None."""
    found = queries.by_number(number)
    if found is None or found.is_final or not found.public or found.municipality != current().schema:
        return None
    return found
