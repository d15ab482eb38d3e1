"""Forgetting: keys of buttons after a month, places after a quarter of an hour or as soon as nobody is on the way."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from regional_meldpunt.oncall.models import Press, Whereabouts
from regional_meldpunt.oncall.whereabouts import LIVES

KEYS = timedelta(days=30)


def sweep() -> int:
    """Behind the wall of the queue, every few minutes."""
    at = now()
    places, _rows = Whereabouts.objects.filter(at__lt=at - LIVES).delete()
    keys, _rows = Press.objects.filter(received_at__lt=at - KEYS).delete()
    return places + keys
