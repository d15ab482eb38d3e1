"""Where modules say what must happen when a municipality is made, when a database is made, and for the demo.

The layers above fill these lists from `AppConfig.ready()`; nothing here knows who they are.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, order=True)
class Step:
    order: int
    name: str
    run: Callable[..., Any] = field(compare=False)


@dataclass
class Register:
    """An ordered list of functions; registering the same function twice keeps one."""

    steps: list[Step] = field(default_factory=list)

    def register(self, function: Callable[..., Any], *, order: int = 50) -> None:
        name = f"{function.__module__}.{function.__qualname__}"
        if all(step.name != name for step in self.steps):
            self.steps = sorted([*self.steps, Step(order, name, function)])

    def run(self, *args: Any) -> None:
        for step in self.steps:
            step.run(*args)


on_municipality_created = Register()
"""f(snapshot), in the owner's wall of the new schema, inside the provisioning transaction."""

on_region_created = Register()
"""f(), in the owner's wall of public, after every migration: loads or refreshes reference data; idempotent."""

demo_municipality = Register()
"""f(snapshot), behind the wall of each demo municipality; idempotent."""

demo_region = Register()
"""f(), as the owner of the database, once per demo start; idempotent."""
