"""What is known about a melding when somebody has to decide who gets it, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property

from django.utils.functional import Promise

from foundation.calendar.clock import local
from foundation.calendar.office import is_workday
from regional_meldpunt.categories.models import Category
from regional_meldpunt.routing import roads


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Only what a rule may ask. `at` is when it came in; every clock is that of Brussels."""

    municipality: str
    category: Category
    at: datetime
    urgency: str = "normal"
    channel: str = "web"
    postal_code: str = ""
    address: str = ""
    lat: float | None = None
    lon: float | None = None
    answers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def weekday(self) -> int:
        """0 is Monday; the day on which it is that hour in Brussels, whatever day it is in UTC."""
        return local(self.at).weekday()

    @cached_property
    def time(self) -> time:
        return local(self.at).time()

    @cached_property
    def workday(self) -> bool:
        """Monday to Friday, no holiday, not closed by the competent municipality itself."""
        return is_workday(local(self.at).date(), self.municipality)

    @cached_property
    def road_owner(self) -> str:
        return roads.owner_of(self.address)


@dataclass(frozen=True)
class Why:
    """One condition of a rule: what it asks, what it found, and whether that is enough.

    `values` and `found` are as stored; `kind` says what they are, so that a page can give them their names.
    """

    asked: str | Promise
    found: str | Promise
    holds: bool
    kind: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """One rule as it was looked at. `missing` names what it refers to and is gone: then it is skipped."""

    rule_id: int
    owner: str
    name: str
    fired: bool
    why: tuple[Why, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def broken(self) -> bool:
        return bool(self.missing)


@dataclass(frozen=True)
class Outcome:
    """Who gets it. Empty means that nothing was decided about that part.

    `team` is a team of the competent municipality, or of the region when `responsible` is "region" by a rule of it.
    `rule` names what decided first; `trace` holds every rule, in order; `look` makes it for who asks.
    """

    team: str = ""
    party: str = ""
    urgency: str = ""
    responsible: str = ""
    rule: str = ""
    look: Callable[[], tuple[Step, ...]] = field(default=tuple, repr=False, compare=False)

    @cached_property
    def trace(self) -> tuple[Step, ...]:
        return self.look()
