"""The number behind "Incoming mail": what waits for a person."""

from __future__ import annotations

from django.http import HttpRequest

from regional_meldpunt.mailbox import queries


def waiting(request: HttpRequest) -> int:
    return queries.waiting()
