"""What is handed over at the end of a shift: what happened, what is open with whom since when, what to watch."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import now

from foundation.access.queries import holders
from foundation.identity.models import User
from regional_meldpunt.desk import queries as desk
from regional_meldpunt.desk.alerts import warnings
from regional_meldpunt.desk.queries import Row
from regional_meldpunt.duplicates import storms
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.shifts import logbook, queries
from regional_meldpunt.shifts.logbook import MOST

USUAL = timedelta(hours=12)
"""How long a shift is when nobody handed one over before."""
LONGEST = timedelta(hours=48)
MOST_OPEN = 60
IN_PANEL = 14
SOON = timedelta(minutes=1)
"""A line that is written now counts as of now."""


def begin_of_shift(at: datetime) -> datetime:
    """Since somebody took over last; after a long silence, half a day ago."""
    last = queries.last_hand_over()
    since = (last.taken_at or last.at) if last else None
    return since if since is not None and at - since < LONGEST else at - USUAL


def picture(begins: datetime, at: datetime) -> dict[str, Any]:
    """As JSON, because it is kept: who took over must later be able to read what was known then."""
    rows = desk.queue()
    engine = desk.engine_works()
    return {
        "happened": happened(begins, at),
        "open": [_open(row) for row in rows[:MOST_OPEN]],
        "total_open": len(rows),
        "warnings": [{"kind": one.kind, "text": one.text, "grave": one.grave} for one in warnings(at, engine=engine)],
        "storms": [storm.name for storm in storms.open_storms()],
        "on_call": [
            {"name": shift.person_name, "layer": shift.layer.name, "until": shift.ends_at.isoformat()}
            for each in roster.rosters()[:1]
            for shift in roster.on_duty(each, at)
        ],
    }


def happened(begins: datetime, ends: datetime) -> dict[str, int]:
    """Counted from the history that the desk sees."""
    steps = meldingen.steps_between(begins, ends, MOST, at_desk=True)
    verbs = Counter(step.verb for step in steps)
    received = [step.melding for step in steps if step.verb == "received"]
    return {
        "received": len(received),
        "acute": sum(melding.urgency == "acute" for melding in received),
        "done": sum(step.to_status == "done" for step in steps),
        "called": verbs["alarm_sent"],
        "no_answer": verbs["alarm_expired"],
        "nobody": verbs["nobody_answered"],
        "lines": len(queries.entries(begins, ends)),
    }


def _open(row: Row) -> dict[str, Any]:
    melding = row.melding
    holder = row.alarm.person_name if row.alarm else melding.claimed_by.name if melding.claimed_by else ""
    since = (row.alarm.sent_at if row.alarm else melding.claimed_at) or melding.reported_at
    return {
        "number": melding.number,
        "what": melding.category.name_nl,
        "place": row.place,
        "urgency": melding.urgency,
        "status": melding.status,
        "with": holder,
        "since": since.isoformat(),
        "reported_at": melding.reported_at.isoformat(),
    }


def colleagues(user: User) -> list[User]:
    """Who can take over: everybody else who works at the desk."""
    return sorted((one for one in holders("operator") if one.pk != user.pk), key=lambda one: one.display_name)


def latest_lines() -> list[logbook.Line]:
    """Newest first."""
    at = now()
    return logbook.lines(begin_of_shift(at), at + SOON, most=IN_PANEL)[::-1]
