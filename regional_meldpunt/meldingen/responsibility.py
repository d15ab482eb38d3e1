"""Who is responsible now: the regional desk, the own team, or the municipality's own channel.

Pure rules over plain values, so that both sides can show the same answer and its reason, and a test can read like a
timetable. Modes of participation in the service `meldpunt`:

- `full`: everything comes in here; acute or out of hours goes to the region, the rest to the own team;
- `acute_only`: the municipality has its own software; only acute meldingen come in, for the region;
- none (it left, or starts later): the citizen is shown the municipality's own channel.

A municipality about which nothing was ever decided takes part in full: a fresh installation must have no silent desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tenants.registry.snapshot import MunicipalitySnapshot

SERVICE = "meldpunt"


class Mode(StrEnum):
    FULL = "full"
    ACUTE_ONLY = "acute_only"
    NONE = "none"


class Reason(StrEnum):
    ACUTE = "acute"
    OUT_OF_HOURS = "out_of_hours"
    OFFICE_HOURS = "office_hours"
    OUTSIDE_REGION = "outside_region"
    PASSED_ON = "passed_on"
    RULE = "rule"
    ON_CALL = "on_call"


# How a decision of the coalition may be written in the register.
MODES = {"a": Mode.FULL, "full": Mode.FULL, "b": Mode.ACUTE_ONLY, "acute_only": Mode.ACUTE_ONLY}


@dataclass(frozen=True)
class Decision:
    """`responsible` is "region" or "municipality"."""

    responsible: str
    reason: Reason


def mode_on(municipality: MunicipalitySnapshot, day: date) -> Mode:
    """How a municipality takes part on a day. An unknown word in the register counts as no participation."""
    if not any(entry.service == SERVICE for entry in municipality.participations):
        return Mode.FULL
    participation = municipality.participation(SERVICE, day)
    return MODES.get(participation.mode, Mode.NONE) if participation else Mode.NONE


def accepts(mode: Mode, *, acute: bool) -> bool:
    """Whether a melding may come in here at all, or must be referred to the municipality's own channel."""
    return mode is Mode.FULL or (mode is Mode.ACUTE_ONLY and acute)


def decide(mode: Mode, *, acute: bool, office_open: bool) -> Decision:
    """Who has to act. Acute comes first: an open office does not make it wait for a counter clerk."""
    if acute:
        return Decision("region", Reason.ACUTE)
    if mode is Mode.FULL and not office_open:
        return Decision("region", Reason.OUT_OF_HOURS)
    return Decision("municipality", Reason.OFFICE_HOURS)
