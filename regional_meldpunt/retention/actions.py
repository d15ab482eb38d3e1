"""Choosing periods, and the one door through which a melding is erased."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy import current
from regional_meldpunt.retention import queries
from regional_meldpunt.retention.models import Term


@transaction.atomic
def choose(days: Mapping[str, int], *, by: Actor) -> None:
    """Keep the periods of this municipality; what changed stands in the audit book."""
    before = queries.periods()
    for ending, chosen in days.items():
        if before[ending] != chosen:
            Term.objects.update_or_create(municipality=current().schema, ending=ending, defaults={"days": chosen})
            facts = {"ending": ending, "before": before[ending], "after": chosen}
            record("retention.term_changed", by=by, facts=facts)


def erase_row(number: str, before: datetime) -> dict[str, Any] | None:
    """Take away what one melding tells about people; None when it is not due. See `sql/erase_melding.sql`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase_melding(%s, %s)", [number, before])
        row = cursor.fetchone()
    found = row[0] if row else None
    return json.loads(found) if isinstance(found, str) else found
