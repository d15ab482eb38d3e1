"""`{% hour_theme %}`: dark at night. `{% under_way as people %}`: who says where they are, for the map of the desk."""

from __future__ import annotations

from django import template
from django.utils.timezone import localtime, now

from regional_meldpunt.oncall import whereabouts
from regional_meldpunt.oncall.distance import between
from regional_meldpunt.oncall.models import Whereabouts

register = template.Library()
DAY = range(7, 20)


@register.simple_tag
def hour_theme() -> str:
    """By the clock of Brussels."""
    return "day" if localtime(now()).hour in DAY else "night"


@register.simple_tag
def under_way() -> list[Whereabouts]:
    """Behind the wall of the desk."""
    return whereabouts.everybody(now())


@register.simple_tag
def far_from(one: Whereabouts) -> int | None:
    """Kilometres between somebody on the way and the melding, in a straight line."""
    melding = one.melding
    if melding.lat is None or melding.lon is None:
        return None
    return round(between(one.lat, one.lon, melding.lat, melding.lon))
