"""The number behind "Post and calls": what waits for a person."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.timezone import now

from regional_meldpunt.answers import others, queries


def waiting(request: HttpRequest) -> int:
    return sum(queries.counts(now()).values()) + len(others.stuck()) + len(queries.texts())
