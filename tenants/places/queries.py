"""Reading borders."""

from __future__ import annotations

from tenants.places.geometry import Area
from tenants.places.models import Border, BorderSet


def areas_in_use() -> dict[str, Area]:
    """The areas of the border set in use, by REFNIS code; empty before the first load."""
    rows = Border.objects.filter(border_set__in_use=True).values_list("refnis", "name", "polygons")
    return {refnis: Area.of(refnis, name, polygons) for refnis, name, polygons in rows}


def set_in_use() -> BorderSet | None:
    return BorderSet.objects.filter(in_use=True).first()
