"""Who still needs a generation of keys: each part that keeps something sealed tells, because keys know no files."""

from __future__ import annotations

from collections.abc import Callable

_counters: list[Callable[[str], int]] = []
_wrappers: list[Callable[[], int]] = []


def register(count: Callable[[str], int], *, wrap_again: Callable[[], int]) -> None:
    """From `AppConfig.ready()`. `count(key_id)`: how many things behind the present wall open only with these keys.

    `wrap_again()` wraps the keys of all of them with the newest keys, and says how many it were.
    """
    _counters.append(count)
    _wrappers.append(wrap_again)


def files_with_key(key_id: str) -> int:
    return sum(count(key_id) for count in _counters)


def wrap_again() -> int:
    """After the keys were renewed, of everything. Raises VaultClosed while locked."""
    return sum(wrap() for wrap in _wrappers)
