"""The number behind "Tasks": answers of receivers that a person must judge."""

from __future__ import annotations

from django.http import HttpRequest

from regional_meldpunt.taak import queries


def waiting(request: HttpRequest) -> int:
    return len(queries.to_judge())
