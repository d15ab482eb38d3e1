"""Reading drafts."""

from __future__ import annotations

import json
import uuid
from datetime import datetime, timedelta

from django.db import connection

from foundation.standing import one_row
from regional_meldpunt.intake.models import Draft

KEPT = timedelta(hours=24)
COLUMNS = ("id", "key", "answers", "photos", "number", "sent_at", "changed_at")
_OPEN = f"SELECT {', '.join(COLUMNS)} FROM intake_draft WHERE id = $1 AND changed_at >= $2"


def draft(ref: uuid.UUID, at: datetime) -> Draft | None:
    """A draft that is at most a day old."""
    row = one_row(_OPEN, (ref, at - KEPT))
    if row is None:
        return None
    key, answers, photos, *rest = row[1:]
    return Draft.from_db(connection.alias, COLUMNS, (row[0], key, json.loads(answers), json.loads(photos), *rest))
