"""Registering demo content: `demo.register(municipality=f, region=g, order=10)` from an `AppConfig.ready()`."""

from collections.abc import Callable
from typing import Any

from foundation.tenancy.registers import demo_municipality, demo_region


def register(
    *, municipality: Callable[[Any], Any] | None = None, region: Callable[[], Any] | None = None, order: int = 50
) -> None:
    if municipality is not None:
        demo_municipality.register(municipality, order=order)
    if region is not None:
        demo_region.register(region, order=order)
