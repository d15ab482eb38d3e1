"""Whose a category can be. The layer that knows the outside parties says so here; the catalogue knows only itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from regional_meldpunt.categories.models import OURS

Choices = Callable[[str], list[tuple[str, Any]]]
_sources: dict[str, Choices] = {}


def register(name: str, choices: Choices) -> None:
    """`choices(owner)` gives (value, label) for each kind of party and each party that this owner may name."""
    _sources[name] = choices


def choices(owner: str) -> list[tuple[str, Any]]:
    """The municipality itself first."""
    found: list[tuple[str, Any]] = [(OURS, _("The municipality"))]
    for source in _sources.values():
        found.extend(source(owner))
    return found


def label(value: str, owner: str) -> str:
    return str(dict(choices(owner)).get(value, value))
