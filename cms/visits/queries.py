"""What is asked about visits."""

from __future__ import annotations

from datetime import date

from cms.visits.models import Visit


def months() -> list[date]:
    """The newest first."""
    return list(Visit.objects.order_by("-month").values_list("month", flat=True).distinct())


def of_month(month: date) -> list[tuple[str, int]]:
    return list(Visit.objects.filter(month=month).order_by("-views", "path").values_list("path", "views"))
