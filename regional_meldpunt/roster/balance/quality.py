"""One figure for the year ahead, and what it is made of. Pure: from gaps and loads to points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import mean, pstdev

from regional_meldpunt.roster.balance.load import Load

HOUR = timedelta(hours=1)
MOST = {"gaps": 50.0, "balance": 20.0, "nights": 10.0, "weekends": 10.0, "holidays": 10.0}
"""How many of the hundred points each can cost."""
LEAST_GAP = 5.0
"""Even one short gap costs this much: at that moment nobody comes."""


@dataclass(frozen=True)
class Gap:
    """Nobody is on call in a layer although somebody has to be."""

    layer: int
    begins: datetime
    ends: datetime
    first: bool = True
    """In the first layer: then nobody is reached at all."""

    @property
    def hours(self) -> float:
        return (self.ends - self.begins) / HOUR


@dataclass(frozen=True)
class Quality:
    score: int
    lost: dict[str, float]


def judge(gaps: Sequence[Gap], needed_hours: float, loads: Sequence[Load]) -> Quality:
    """A hundred, less what gaps cost (in the first layer fully, behind it a quarter) and what is unevenly shared."""
    missing = sum(gap.hours * (1 if gap.first else 0.25) for gap in gaps)
    lost = {"gaps": 0.0}
    if missing:
        least = LEAST_GAP if any(gap.first for gap in gaps) else 1.0
        lost["gaps"] = min(MOST["gaps"], max(least, MOST["gaps"] * 10 * missing / max(needed_hours, 1.0)))
    lost["balance"] = MOST["balance"] * _uneven([load.hours for load in loads])
    lost["nights"] = MOST["nights"] * _uneven([load.nights for load in loads])
    lost["weekends"] = MOST["weekends"] * _uneven([len(load.weekends) for load in loads])
    lost["holidays"] = MOST["holidays"] * _uneven([len(load.holidays) for load in loads], grain=1.0)
    return Quality(max(0, round(100 - sum(lost.values()))), lost)


def _uneven(values: Sequence[float], grain: float = 0.0) -> float:
    """0 when everybody has as much, 1 when it differs by the average; a difference of `grain` is nothing."""
    if len(values) < 2 or not mean(values):
        return 0.0
    return min(1.0, max(0.0, pstdev(values) - grain) / mean(values))
