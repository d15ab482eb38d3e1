"""Answers that hold as long as no standing table changed, however many processes ask."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from foundation.standing.queries import version, with_version
from foundation.tenancy import current
from foundation.tenancy.prepared import prepared

P = ParamSpec("P")
T = TypeVar("T")
MOST = 4096  # answers; about a hundred per municipality are in use
_kept: dict[Hashable, tuple[str, Any]] = {}


class _Moment:
    """The version that holds for a piece of work, once somebody needed it."""

    version = ""


_present: ContextVar[_Moment | None] = ContextVar("standing_moment", default=None)


def standing(question: Callable[P, T]) -> Callable[P, T]:
    """Remember what a question answered, per wall and arguments, until a standing table changes.

    One small statement asks for the version instead. The answer is shared by all who ask: nobody may change it.
    Arguments must be hashable.
    """

    @wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        key = (question.__module__, question.__qualname__, current(), args, tuple(sorted(kwargs.items())))
        now = _version()
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
    """Everything that is asked while this lasts is of one moment: the version is looked at once, at the first question.

    For work that reads standing tables and never writes them. Inside another moment it changes nothing.
    """
    if _present.get() is not None:
        yield
        return
    token = _present.set(_Moment())
    try:
        yield
    finally:
        _present.reset(token)


def one_row(statement: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """Ask for one row, as `prepared` does; at the begin of a moment its answer brings the version along."""
    present = _present.get()
    if present is None or present.version:
        found: tuple[Any, ...] | None = prepared(statement, values).fetchone()
        return found
    present.version, there, *row = prepared(with_version(statement), values).fetchone()
    return tuple(row) if there else None


def _version() -> str:
    present = _present.get()
    if present is None:
        return version()
    present.version = present.version or version()
    return present.version
