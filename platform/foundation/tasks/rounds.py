"""What the worker process does again and again beside its tasks, added by the modules that need it.

A step is for looking whether there is something to do, and asking for it as a task; it must be short. It runs behind
the wall of the region's queue, in one process only.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """`every` is a number of seconds."""

    name: str
    every: float
    run: Callable[[], object]


_steps: dict[str, Step] = {}


def register(name: str, run: Callable[[], object], *, every: float) -> None:
    """From `AppConfig.ready()`. The same name twice keeps the last."""
    _steps[name] = Step(name, every, run)


def steps() -> list[Step]:
    return list(_steps.values())
