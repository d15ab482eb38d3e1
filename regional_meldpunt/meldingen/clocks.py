"""The clock of a melding: it stands still while somebody else has to answer, and goes on where it stood."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.statuses import CLOCK_STOPPED, FINISHED, Status


def after_step(melding: Melding, to: str, at: datetime) -> dict[str, Any]:
    """The columns of the clock once the melding, as it is now, has arrived in `to` at a moment."""
    stands_since = melding.paused_at or melding.finished_at
    stops = Status(to) in CLOCK_STOPPED or Status(to) in FINISHED
    deadline = melding.deadline_at
    if deadline and stands_since and not stops:
        deadline += at - stands_since
    paused = (melding.paused_at or at) if Status(to) in CLOCK_STOPPED else None
    return {"deadline_at": deadline, "paused_at": paused}


def overdue(melding: Melding, at: datetime) -> bool:
    """Whether the deadline has passed and the clock still runs."""
    return bool(melding.deadline_at and not melding.paused_at and not melding.finished_at and melding.deadline_at < at)
