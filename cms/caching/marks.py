"""Whose pages may be kept."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def keep(view: View) -> View:
    """For a view that answers the same to all who are not logged in, for as long as nothing changed."""
    view.keeps_well = True  # type: ignore[attr-defined]  # a mark on the function
    return view


def keeps_well(view: Any) -> bool:
    return bool(getattr(view, "keeps_well", False))
