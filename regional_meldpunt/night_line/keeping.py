"""Forgetting: a call is kept for two months, for the morning reports and the question what happened that night."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from regional_meldpunt.night_line.models import NightCall

CALLS = timedelta(days=62)


def sweep() -> int:
    """Behind the wall of the queue."""
    gone, _rows = NightCall.objects.filter(at__lt=now() - CALLS).delete()
    return gone
