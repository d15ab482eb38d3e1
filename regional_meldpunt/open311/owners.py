"""Who asked for a hand-on. Usually the file itself; what has a state of its own in it, such as a task, says so here.

The parts that know those things are above this one: they register when they start.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from regional_meldpunt.open311.models import Link


class Owner(Protocol):
    """What is told about a link. Each runs in the transaction that writes the link, behind the municipality's wall."""

    def sent(self, link: Link, *, at: datetime) -> None:
        """They gave it a number."""

    def told(self, link: Link, *, word: str, text: str, at: datetime) -> None:
        """A step over there: their status, and their words if there are any."""

    def ended(self, link: Link, *, word: str, text: str, at: datetime) -> None:
        """It is over over there."""

    def stuck(self, link: Link, *, at: datetime) -> None:
        """They refuse it, or do not answer for too long: `link.problem` says why; empty when it goes on again."""


_owners: dict[str, Owner] = {}


def register(name: str, owner: Owner) -> None:
    _owners[name] = owner


def of(link: Link) -> Owner | None:
    return _owners[link.owner] if link.owner else None
