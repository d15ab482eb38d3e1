"""Who still needs a generation of keys: each part that keeps something sealed tells, because keys know no files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Ask = Callable[..., dict[str, Any]]
TryOpen = Callable[[Ask], tuple[int, int]]

_counters: list[Callable[[str], int]] = []
_wrappers: list[Callable[[], int]] = []
_trials: list[TryOpen] = []


def register(count: Callable[[str], int], *, wrap_again: Callable[[], int], try_open: TryOpen | None = None) -> None:
    """From `AppConfig.ready()`. `count(key_id)`: how many things behind the present wall open only with these keys.

    `wrap_again()` wraps the keys of all of them with the newest keys, and says how many it were. `try_open(ask)` is for
    the drill of recovery: it asks another keeper than the kluis, and says how many opened and how many did not.
    """
    _counters.append(count)
    _wrappers.append(wrap_again)
    if try_open is not None:
        _trials.append(try_open)


def files_with_key(key_id: str) -> int:
    return sum(count(key_id) for count in _counters)


def wrap_again() -> int:
    """After the keys were renewed, of everything. Raises VaultClosed while locked."""
    return sum(wrap() for wrap in _wrappers)


def try_open(ask: Ask) -> tuple[int, int]:
    """How many things of the other parts opened, and how many did not."""
    found = [trial(ask) for trial in _trials]
    return sum(opened for opened, _wrong in found), sum(wrong for _opened, wrong in found)
