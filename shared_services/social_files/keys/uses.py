"""Who still needs a generation of keys: the file module tells, because keys know no files."""

from __future__ import annotations

from collections.abc import Callable

_counters: list[Callable[[str], int]] = []


def register(count: Callable[[str], int]) -> None:
    """`count(key_id)`: how many things behind the present wall open only with these keys."""
    _counters.append(count)


def files_with_key(key_id: str) -> int:
    return sum(count(key_id) for count in _counters)
