"""What a remark is about, and who keeps it correct. Whoever has pages of its own registers how to find them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """`email` is of the owner; empty when only a service is known."""

    path: str
    title: str
    service: str = ""
    owner: str = ""
    email: str = ""


Finder = Callable[[str], Subject | None]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """From `AppConfig.ready()`. Asked in order; the first that knows the address tells."""
    if finder not in _finders:
        _finders.append(finder)


def subject_at(path: str) -> Subject | None:
    """None for an address at which nothing is published."""
    return next((found for finder in _finders if (found := finder(path)) is not None), None)
