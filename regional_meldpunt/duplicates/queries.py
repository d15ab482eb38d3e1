"""Reads of what is about to be put together."""

from __future__ import annotations

from regional_meldpunt.meldingen.models import Melding

MOST_CHOSEN = 2_000


def chosen(numbers: list[str], *, own: str = "") -> list[Melding]:
    """Open meldingen by their numbers, as far as the wall shows them; of one municipality when `own` is given."""
    rows = Melding.objects.select_related("category").filter(number__in=numbers[:MOST_CHOSEN], finished_at=None)
    return list((rows.filter(municipality=own) if own else rows).order_by("number"))
