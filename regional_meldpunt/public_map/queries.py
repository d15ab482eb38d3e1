"""Reads for the map: meldingen that may stand on it, behind the wall of their municipality."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from foundation.tenancy import current
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.public_map.areas import Area
from regional_meldpunt.public_map.models import Subscription
from tenants.places.geometry import metres_between

FINISHED_SHOWN = timedelta(days=30)
OPEN_SHOWN = timedelta(days=365)
MOST_POINTS = 2000
MOST_LINES = 50


def shown(area: Area, at: datetime, *, limit: int = MOST_POINTS) -> list[Melding]:
    """What goes on, and what was finished in the last month; newest first."""
    rows = _listed(area).filter(reported_at__gte=at - OPEN_SHOWN)
    rows = rows.filter(Q(finished_at=None) | Q(finished_at__gte=at - FINISHED_SHOWN))
    return _inside(area, rows, limit)


def of_region(places: list[str], group: str, at: datetime, limit: int) -> list[dict[str, Any]]:
    """The same for several municipalities at once, through the one function that may look behind their walls."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM public_map(%s, %s, %s, %s, %s)", [places, group, at - OPEN_SHOWN, at - FINISHED_SHOWN, limit]
        )
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def since(area: Area, moment: datetime, until: datetime, *, limit: int = MOST_LINES) -> list[Melding]:
    """What came in between two moments, newest first."""
    return _inside(area, _listed(area).filter(reported_at__gt=moment, reported_at__lte=until), limit)


def subscription(secret_hash: str) -> Subscription | None:
    return Subscription.objects.filter(secret_hash=secret_hash).first()


def subscription_by_id(pk: int) -> Subscription | None:
    return Subscription.objects.filter(pk=pk).first()


def _listed(area: Area) -> QuerySet[Melding]:
    rows = Melding.objects.select_related("category__group").filter(
        municipality=current().schema, public=True, merged_into=""
    )
    if area.postal_code:
        rows = rows.filter(postal_code=area.postal_code)
    if area.group:
        rows = rows.filter(category__group__slug=area.group)
    if area.metres:
        south, north, west, east = area.box()
        rows = rows.filter(lat__gte=south, lat__lte=north, lon__gte=west, lon__lte=east)
    return rows.order_by("-reported_at", "-id")


def _inside(area: Area, rows: QuerySet[Melding], limit: int) -> list[Melding]:
    found = list(rows[:limit])
    if not area.metres:
        return found
    return [
        row
        for row in found
        if row.lat is not None
        and row.lon is not None
        and metres_between(area.lat, area.lon, row.lat, row.lon) <= area.metres
    ]
