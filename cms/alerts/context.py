"""The banner for the frame of every citizen page: of a municipality through its pages, of the region by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import get_language

from cms.alerts import queries
from cms.alerts.access import owner_of


def banner(request: HttpRequest) -> dict[str, Callable[[], str]]:
    """On the host of the region, which has no pages that carry it. A function: without a frame nothing is asked."""
    if getattr(request, "municipality", None) is not None:
        return {}
    return {"page_top": lambda: render_to_string("alerts/banner.html", showing(request), request)}


def above(request: HttpRequest, page: Any) -> dict[str, Any]:
    return showing(request)


def showing(request: HttpRequest) -> dict[str, Any]:
    """Dutch first, French under it; who reads the site in French reads the French where there is any."""
    place = getattr(request, "municipality", None)
    french = place is None or "fr" in place.languages
    only_french = get_language() == "fr"
    return {
        "alerts": [
            {
                "alert": alert,
                "dutch": not (only_french and alert.title_fr),
                "french": bool(alert.title_fr) and (only_french or (french and place is not None)),
            }
            for alert in queries.showing(owner_of(request), now())
        ]
    }
