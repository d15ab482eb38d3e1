"""`{% load connections %}{% handed_on melding may_act %}`: where a melding is in systems of others, in its file."""

from __future__ import annotations

from typing import Any

from django import template

from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.open311 import queries

register = template.Library()


@register.inclusion_tag("connections/in_file.html")
def handed_on(melding: Melding, may_act: bool) -> dict[str, Any]:
    """Nothing at all where no system is connected and nothing was handed on."""
    links = queries.links_of(melding)
    offers = may_act and not melding.is_final and queries.endpoints(only_active=True).exclude(services=[]).exists()
    return {"melding": melding, "links": links, "offers": offers}
