"""Who hears that somebody accepted or declined by text message, telephone key or mail: filled in by dispatch.

A handler is called outside any transaction and enters the wall it needs. It may be called twice for one answer, and
then says again what is so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from foundation.identity.actor import Actor


class Outcome(StrEnum):
    """What is true after an answer, in the same words whether it was the first or a repeated one."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    OVER = "over"  # it went to somebody else or was called off: nothing was changed


class Acknowledge(Protocol):
    def __call__(self, alarm: int, *, by: Actor, at: datetime) -> Outcome: ...


class Decline(Protocol):
    def __call__(self, alarm: int, *, by: Actor, at: datetime, reason: str) -> Outcome: ...


@dataclass
class _Handlers:
    acknowledge: Acknowledge | None = None
    decline: Decline | None = None


_handlers = _Handlers()


def register(*, acknowledge: Acknowledge, decline: Decline) -> None:
    """From `AppConfig.ready()` of whoever keeps the alarms; the last one counts."""
    _handlers.acknowledge, _handlers.decline = acknowledge, decline


def acknowledge(alarm: int, *, by: Actor, at: datetime) -> Outcome:
    """ "Ik ga", said somewhere else than in the app."""
    return _handlers.acknowledge(alarm, by=by, at=at) if _handlers.acknowledge else Outcome.OVER


def decline(alarm: int, *, by: Actor, at: datetime, reason: str = "") -> Outcome:
    return _handlers.decline(alarm, by=by, at=at, reason=reason) if _handlers.decline else Outcome.OVER
