"""The numbers of the background work, from `settings.Q_CLUSTER`."""

from typing import Any

from django.conf import settings


def timeout() -> int:
    """Seconds one attempt may take."""
    return _number("timeout")


def workers() -> int:
    """Processes that work at the same time."""
    return _number("workers")


def _number(name: str) -> int:
    options: dict[str, Any] = settings.Q_CLUSTER
    return int(options[name])
