"""`{% load roster %}`: shares as lengths and percentages."""

from collections.abc import Sequence

from django import template
from django.utils.formats import number_format

from regional_meldpunt.roster.balance.fairness import Share

register = template.Library()
LONGEST = 96.0


@register.filter
def scaled(part: float, shares: Sequence[Share]) -> float:
    """A length between 0 and 96, the longest bar of all being the longest."""
    most = max((max(share.part, share.fair) for share in shares), default=0.0)
    return round(LONGEST * part / most, 1) if most else 0.0


@register.filter
def percent(part: float) -> str:
    return number_format(part * 100, 1)
