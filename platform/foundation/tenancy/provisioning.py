"""Registering what a new municipality or a new region needs: `provisioning.register(f)`, `register_region(g)`."""

from collections.abc import Callable
from typing import Any

from foundation.tenancy.registers import on_municipality_created, on_region_created


def register(function: Callable[[Any], Any], *, order: int = 50) -> None:
    on_municipality_created.register(function, order=order)


def register_region(function: Callable[[], Any], *, order: int = 50) -> None:
    on_region_created.register(function, order=order)
