"""Which municipalities have social files: those that take part. Elsewhere nothing of it exists."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils.timezone import localdate

from tenants.registry.snapshot import MunicipalitySnapshot

SERVICE = "social-files"


def takes_part(place: MunicipalitySnapshot | None, on: date) -> bool:
    return place is not None and place.participation(SERVICE, on) is not None


def here(request: HttpRequest) -> bool:
    """For menus and gates: does the municipality of this host take part today?"""
    return takes_part(getattr(request, "municipality", None), localdate())
