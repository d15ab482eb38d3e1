"""Answers that hold as long as no standing table changed, however many processes ask."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from foundation.standing.queries import version
from foundation.tenancy import current

P = ParamSpec("P")
T = TypeVar("T")
MOST = 4096  # answers; about a hundred per municipality are in use
_kept: dict[Hashable, tuple[str, Any]] = {}
_known: ContextVar[str | None] = ContextVar("standing_version", default=None)


def standing(question: Callable[P, T]) -> Callable[P, T]:
    """Remember what a question answered, per wall and arguments, until a standing table changes.

    One small statement asks for the version instead. The answer is shared by all who ask: nobody may change it.
    Arguments must be hashable.
    """

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        key = (question.__module__, question.__qualname__, current(), args, tuple(sorted(kwargs.items())))
        now = _known.get() or version()
        since, answer = _kept.get(key, ("", None))
        if since != now:
            answer = question(*args, **kwargs)
            if len(_kept) >= MOST:
                _kept.clear()
            _kept[key] = (now, answer)
        return answer  # type: ignore[no-any-return]  # what this very question answered before

    return ask


@contextmanager
def moment() -> Iterator[None]:
    """Everything that is asked while this lasts is of one moment: the version is looked at once.

    For work that reads standing tables and never writes them. Inside another moment it changes nothing.
    """
    if _known.get() is not None:
        yield
        return
    token = _known.set(version())
    try:
        yield
    finally:
        _known.reset(token)
