"""Which shift the coordinator may change: one that is not over. Unknown looks the same: 404."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404

from regional_meldpunt.roster import queries
from regional_meldpunt.roster.models import Shift


def shift(pk: int, *, at: datetime) -> Shift:
    found = queries.shift(pk)
    if found is None or found.ends_at <= at:
        raise Http404
    return found
