"""Reading drafts."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from regional_meldpunt.intake.models import Draft

KEPT = timedelta(hours=24)


def draft(ref: uuid.UUID, at: datetime) -> Draft | None:
    """A draft that is at most a day old."""
    return Draft.objects.filter(pk=ref, changed_at__gte=at - KEPT).first()
