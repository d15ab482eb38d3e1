"""May this account still be used right now? Asked at login, at each request and by each open socket.

The account itself says whether it is active and until when. Modules above add what they know, e.g. that a person
was withdrawn by the municipality they work for.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

Check = Callable[[Any], bool]

_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """`check(user)` answers under the wall of the account (the municipality, or the region's gate)."""
    _checks[name] = check


def in_good_standing(user: Any, at: datetime | None = None) -> bool:
    """True while the account is active, within its end time, and nobody withdrew the person."""
    if not user.is_active:
        return False
    if user.valid_until is not None and user.valid_until <= (at or timezone.now()):
        return False
    return all(check(user) for check in _checks.values())
