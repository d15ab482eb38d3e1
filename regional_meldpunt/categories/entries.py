"""The form of an entry of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    slug: str
    nl: str
    fr: str
    words_nl: str
    words_fr: str
    urgency: str = "normal"
    acute: bool = False


@dataclass(frozen=True)
class Group:
    slug: str
    icon: str
    nl: str
    fr: str
    hint_nl: str
    hint_fr: str
    kinds: tuple[Kind, ...]
