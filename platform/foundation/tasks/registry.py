"""Which functions are tasks. A queue must not be a way to call any function by its name."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar, overload

Work = Callable[..., object]
F = TypeVar("F", bound=Work)

MAX_ATTEMPTS = 5
_MARK = "streekpoort_task"


@dataclass(frozen=True)
class Options:
    """`max_attempts`: after so many starts the task is given up. `atomic`: one transaction around it; without it the
    task opens its own, and must be idempotent by itself."""

    max_attempts: int = MAX_ATTEMPTS
    atomic: bool = True


class UnknownTask(LookupError):
    """The name is not that of a function marked with @task."""


@overload
def task(function: F) -> F: ...


@overload
def task(*, max_attempts: int = MAX_ATTEMPTS, atomic: bool = True) -> Callable[[F], F]: ...


def task(
    function: Work | None = None, *, max_attempts: int = MAX_ATTEMPTS, atomic: bool = True
) -> Work | Callable[[Work], Work]:
    """Mark a module-level function as a task; its arguments must be JSON."""
    options = Options(max_attempts, atomic)

    def mark(work: Work) -> Work:
        setattr(work, _MARK, options)
        return work

    return mark(function) if function else mark


def find(name: str) -> tuple[Work, Options]:
    """The function of that dotted name and its options; raises UnknownTask."""
    module_name, _, function_name = name.rpartition(".")
    try:
        work: Any = getattr(import_module(module_name), function_name)
    except (ImportError, AttributeError, ValueError) as error:
        raise UnknownTask(f"There is no task {name}: {error}") from error
    options = getattr(work, _MARK, None)
    if not isinstance(options, Options):
        raise UnknownTask(f"{name} is not marked with @task.")
    return work, options
