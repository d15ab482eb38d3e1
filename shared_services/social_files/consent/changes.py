"""Who wants to know at once that somebody said something: called in the same transaction, also while all is locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

Listener = Callable[[UUID, datetime], object]

_listeners: list[Listener] = []


def register(fn: Listener) -> None:
    """From `AppConfig.ready()`: `fn(request_ref, at)` after something was told, given, refused or withdrawn.

    It may raise to undo the whole. It must not need the kluis: people also answer while the files are locked.
    """
    if fn not in _listeners:
        _listeners.append(fn)


def tell(request_ref: UUID, at: datetime) -> None:
    for listener in _listeners:
        listener(request_ref, at)
