"""A municipality as a frozen value: what every request needs of it, without a query."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class ParticipationSnapshot:
    service: str
    mode: str
    starts_on: date
    ends_on: date | None
    decision: str

    def holds(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


@dataclass(frozen=True)
class MunicipalitySnapshot:
    """`languages[0]` is the default; `form` is "stad" or "gemeente"; `opening_hours` as in foundation.calendar."""

    schema_name: str
    slug: str
    name: str
    refnis: str
    form: str
    host: str
    languages: tuple[str, ...]
    postal_codes: tuple[str, ...]
    contact: Mapping[str, str]
    opening_hours: Mapping[str, Any]
    theme: Mapping[str, Any]
    settings: Mapping[str, Any]
    participations: tuple[ParticipationSnapshot, ...] = field(default=())
    suspended: bool = False

    def participation(self, service: str, on: date) -> ParticipationSnapshot | None:
        """How this municipality takes part in a shared service on a day; None when it does not."""
        return next((p for p in self.participations if p.service == service and p.holds(on)), None)

    def __str__(self) -> str:
        return self.name
