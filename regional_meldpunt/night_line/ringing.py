"""Whom must this call ring now: the desk while somebody is there, then whoever is on call, then who comes next."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from regional_meldpunt.contacts.queries import significant
from regional_meldpunt.dispatch import queries as dispatch
from regional_meldpunt.night_line import queries
from regional_meldpunt.night_line.models import NightNumber
from regional_meldpunt.roster import queries as roster

MOST = 4
SECONDS = 25


@dataclass(frozen=True)
class Ring:
    """One telephone, and how long it rings before the next one does."""

    name: str
    number: str
    seconds: int


def whom(called: str, at: datetime) -> dict[str, Any]:
    """The answer to the exchange. After the last one the caller leaves a message, and somebody calls back."""
    line = queries.by_digits(called)
    rings = order(line, at)
    return {"line": line.name if line else "", "ring": [asdict(one) for one in rings], "then": "voicemail"}


def order(line: NightNumber | None, at: datetime) -> list[Ring]:
    """Each number once; somebody without a number that can ring is passed over."""
    seconds = line.ring_seconds if line else SECONDS
    found: dict[str, Ring] = {}
    if line is not None and line.desk_phone and dispatch.operators(at):
        found[significant(line.desk_phone)] = Ring("desk", line.desk_phone, seconds)
    for person in roster.to_reach(at):
        digits = significant(person.phone)
        if digits and len(found) < MOST:
            found.setdefault(digits, Ring(person.name, person.phone, seconds))
    return list(found.values())
