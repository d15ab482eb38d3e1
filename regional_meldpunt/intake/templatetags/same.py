"""`{% load same %}{% same_here draft category %}`: is it one of these?"""

from __future__ import annotations

from typing import Any

from django import template

from regional_meldpunt.categories.models import Category
from regional_meldpunt.intake.models import Draft
from regional_meldpunt.intake.same import near
from regional_meldpunt.meldingen.statuses import state

register = template.Library()


@register.inclusion_tag("intake/parts/same.html")
def same_here(draft: Draft, category: Category) -> dict[str, Any]:
    """Nothing at all when nothing is near."""
    found = [(row, state(row.melding.status).public) for row in near(draft, category)]
    return {"draft": draft, "found": found}
