"""What else is stuck beside messages: other parts put their own on the same list, so that one page shows it all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Stuck:
    """One line of the list. `again` is where "try again" posts to; empty when that makes no sense."""

    number: str
    what: str
    about: str
    why: str
    since: datetime
    file: str
    again: str = ""


Lister = Callable[[str], list[Stuck]]
_listers: list[Lister] = []


def register(lister: Lister) -> None:
    """`lister(responsible)`: behind the present wall, of one side ("region") or of both ("")."""
    if lister not in _listers:
        _listers.append(lister)


def stuck(*, responsible: str = "") -> list[Stuck]:
    found = [row for lister in _listers for row in lister(responsible)]
    return sorted(found, key=lambda row: row.since)
