"""Rosters as they are kept: the plan, what was published of it, swaps, and calendars."""

from regional_meldpunt.roster.models.calendars import Absence, Feed, LeaveCalendar
from regional_meldpunt.roster.models.plan import (
    Layer,
    Override,
    OwnDay,
    Roster,
    Rotation,
    RotationMember,
    TemporarySchedule,
    TemporaryShift,
)
from regional_meldpunt.roster.models.published import Publication, Shift
from regional_meldpunt.roster.models.spans import Only, Span
from regional_meldpunt.roster.models.swaps import Swap, SwapLeg, SwapState

__all__ = [
    "Absence",
    "Feed",
    "Layer",
    "LeaveCalendar",
    "Only",
    "Override",
    "OwnDay",
    "Publication",
    "Roster",
    "Rotation",
    "RotationMember",
    "Shift",
    "Span",
    "Swap",
    "SwapLeg",
    "SwapState",
    "TemporarySchedule",
    "TemporaryShift",
]
