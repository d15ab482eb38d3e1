"""Statuses across the border: open or closed for GeoReport, thirteen words for the extension `servicerequestupdates`.

The words are those that FixMyStreet and the systems that speak with it use. A word that is not on the list is shown as
it came and counts as «still open».
"""

from __future__ import annotations

from enum import StrEnum

from regional_meldpunt.meldingen.resolutions import Resolution
from regional_meldpunt.meldingen.statuses import FINISHED, Status

OPEN, CLOSED = "open", "closed"


class Extended(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    FIXED = "fixed"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    ACTION_SCHEDULED = "action_scheduled"
    INVESTIGATING = "investigating"
    DUPLICATE = "duplicate"
    NOT_RESPONSIBLE = "not_councils_responsibility"
    NO_FURTHER_ACTION = "no_further_action"
    INTERNAL_REFERRAL = "internal_referral"
    REOPEN = "reopen"
    FOR_TRIAGE = "for_triage"


BY_STATUS: dict[str, Extended] = {
    Status.RECEIVED: Extended.OPEN,
    Status.ASSIGNED: Extended.INVESTIGATING,
    Status.DISPATCHED: Extended.ACTION_SCHEDULED,
    Status.ACKNOWLEDGED: Extended.ACTION_SCHEDULED,
    Status.UNDER_WAY: Extended.IN_PROGRESS,
    Status.ON_SITE: Extended.IN_PROGRESS,
    Status.WAITING: Extended.INTERNAL_REFERRAL,
    Status.WAITING_REPORTER: Extended.INVESTIGATING,
    Status.PAUSED: Extended.PLANNED,
    Status.DONE: Extended.FIXED,
    Status.CLOSED: Extended.CLOSED,
    Status.REJECTED: Extended.NO_FURTHER_ACTION,
    Status.WITHDRAWN: Extended.CLOSED,
    Status.REOPENED: Extended.REOPEN,
}
BY_RESOLUTION: dict[str, Extended] = {
    Resolution.DUPLICATE: Extended.DUPLICATE,
    Resolution.NOT_OURS: Extended.NOT_RESPONSIBLE,
    Resolution.NOTHING_FOUND: Extended.NO_FURTHER_ACTION,
    Resolution.NOT_POSSIBLE: Extended.NO_FURTHER_ACTION,
    Resolution.NO_ANSWER: Extended.NO_FURTHER_ACTION,
}
ENDS: dict[Extended, Resolution] = {
    Extended.CLOSED: Resolution.ANSWERED,
    Extended.FIXED: Resolution.RESOLVED,
    Extended.DUPLICATE: Resolution.ANSWERED,
    Extended.NOT_RESPONSIBLE: Resolution.NOTHING_FOUND,
    Extended.NO_FURTHER_ACTION: Resolution.NOTHING_FOUND,
}
"""What an end over there means here, when a system may close our meldingen."""


def simple(status: str) -> str:
    """`open` or `closed`."""
    return CLOSED if Status(status) in FINISHED else OPEN


def extended(status: str, *, resolution: str = "", before: str = "") -> Extended:
    """The word of the extension. What comes back to the start after work had begun has to be sorted again."""
    if status == Status.RECEIVED and before:
        return Extended.FOR_TRIAGE
    if Status(status) in FINISHED and resolution in BY_RESOLUTION:
        return BY_RESOLUTION[resolution]
    return BY_STATUS[status]


def read(word: str) -> Extended | None:
    """What another system calls it; None for a word that nobody agreed on."""
    plain = word.strip().lower().replace(" ", "_").replace("-", "_")
    try:
        return Extended(plain)
    except ValueError:
        return None


def ended(word: str) -> bool:
    found = read(word)
    return found is not None and found in ENDS
