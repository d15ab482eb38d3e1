"""Reads of what went out. Lists come back evaluated."""

from __future__ import annotations

from collections.abc import Iterable

from regional_meldpunt.paging.models import Page


def pages_of(alarm_ids: Iterable[int]) -> dict[int, list[Page]]:
    """Alarm -> its pages in the order of its rules, each with its trail; alarms without pages are left out."""
    found: dict[int, list[Page]] = {}
    rows = Page.objects.filter(alarm_id__in=list(alarm_ids)).prefetch_related("trail")
    for page in rows.order_by("alarm_id", "position"):
        found.setdefault(page.alarm_id or 0, []).append(page)
    return found
