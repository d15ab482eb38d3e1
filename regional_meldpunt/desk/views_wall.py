"""The wall screen: what is open, how far each is, who is on call and whether alarms work. No person, no street.

It shows counts, kinds, municipalities and times, so that a visitor in the room may look at it. It follows the same
stream as the desk, fetches itself again after each change, and says since when it has no connection.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from foundation.access.checks import can
from foundation.access.gates import needs
from foundation.realtime.addresses import address
from foundation.tenancy import region_role
from regional_meldpunt.desk import queries
from regional_meldpunt.desk.apps import WALL
from regional_meldpunt.desk.views import is_night
from tenants.registry import hosts

SOCKET = "/ws/muur/"
MOST_SHOWN = 9


@never_cache
@require_safe
@needs(WALL)
@region_role("desk", "coordinator")
def wall(request: HttpRequest) -> HttpResponse:
    place = queries.position()
    local = localtime()
    context = {
        "socket": f"{address(request, SOCKET)}?after={place.seq}&epoch={place.epoch}",
        "night": is_night(local),
        **_context(),
    }
    _stay(request)
    return render(request, "desk/wall.html", context)


@never_cache
@require_safe
@needs(WALL)
@region_role("desk", "coordinator")
def now_on_the_wall(request: HttpRequest) -> HttpResponse:
    """What stands on the wall now, to be put in the place of what stood there."""
    _stay(request)
    return render(request, "desk/parts/wall.html", _context())


def _context() -> dict[str, Any]:
    at, rows = now(), queries.queue()
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    bar = queries.bar(at)
    return {
        "now": localtime(at),
        "bar": bar,
        "on_call": [(shift, names.get(shift.home, shift.home)) for shift in bar.now],
        "total": len(rows),
        "acute": sum(row.rank == 0 for row in rows),
        "alone": sum(row.rank == 0 and row.waits for row in rows),
        "urgent": sum(row.melding.urgency == "urgent" for row in rows),
        "rows": rows[:MOST_SHOWN],
        "more": max(0, len(rows) - MOST_SHOWN),
        "places": [row for row in queries.per_municipality(rows) if row[2]],
    }


def _stay(request: HttpRequest) -> None:
    """An account that only shows the wall stays logged in for as long as the screen asks; others do not."""
    if not can(request.user, "meldingen.handle"):
        request.session.modified = True
