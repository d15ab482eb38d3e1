"""Why something about reaching people could not be done; `str()` is a sentence for the screen."""

from __future__ import annotations


class PagingProblem(Exception):
    """Base of everything that is refused here."""
