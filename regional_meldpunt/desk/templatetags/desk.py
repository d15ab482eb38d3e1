"""`{% load desk %}`: the pins over the drawing of the region."""

from __future__ import annotations

from typing import Any

from django import template

from foundation.design import outlines
from regional_meldpunt.desk.pins import Pin

register = template.Library()


@register.inclusion_tag("desk/parts/pins.html")
def desk_pins(pins: list[Pin]) -> dict[str, Any]:
    """A layer with the same coordinates as the drawing under it."""
    return {"pins": pins, "region": outlines.region()}
