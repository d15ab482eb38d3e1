"""`{% taken melding may_act %}`: the work given for a melding, in the file."""

from __future__ import annotations

from typing import Any

from django import template

from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.taak import queries

register = template.Library()


@register.inclusion_tag("taak/parts/section.html", takes_context=True)
def taken(context: dict[str, Any], melding: Melding, may_act: bool) -> dict[str, Any]:
    return {"melding": melding, "may_act": may_act, "taken": queries.of_melding(melding), "request": context["request"]}
