"""Who carries how much, per person and per municipality, over twelve months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from regional_meldpunt.roster.balance.load import Load

TOO_FAR = 0.2
"""A fifth more or less than the own share is out of balance."""


@dataclass(frozen=True)
class Share:
    """One municipality: its part of the hours, and what it should be by its weight; both between 0 and 1."""

    schema: str
    name: str
    part: float
    fair: float
    takes_part: bool = True

    @property
    def verdict(self) -> str:
        if not self.takes_part or not self.fair:
            return ""
        if self.part > self.fair * (1 + TOO_FAR):
            return "much"
        return "little" if self.part < self.fair * (1 - TOO_FAR) else "even"

    @property
    def words(self) -> str:
        return {"much": _("too much"), "little": _("too little"), "even": _("in balance")}.get(self.verdict, "")


@dataclass(frozen=True)
class Person:
    """One person: what they carry and how it stands to the average of the others."""

    pk: int
    name: str
    schema: str
    home: str
    load: Load
    average: float

    @property
    def verdict(self) -> str:
        if self.load.hours > self.average * (1 + TOO_FAR):
            return "much"
        return "little" if self.load.hours < self.average * (1 - TOO_FAR) else "even"

    @property
    def hours(self) -> int:
        return round(self.load.hours)

    @property
    def words(self) -> str:
        return {"much": _("much"), "little": _("little"), "even": ""}[self.verdict]


def shares(hours: Mapping[str, float], weights: Mapping[str, float], names: Mapping[str, str]) -> list[Share]:
    """Every municipality with its part, the heaviest first; without weights each that takes part counts the same."""
    total = sum(hours.values()) or 1.0
    counted = {schema: weights.get(schema, 0.0) for schema in names} if weights else {}
    if not sum(counted.values()):
        counted = {schema: 1.0 for schema in names if hours.get(schema)}
    weight = sum(counted.values()) or 1.0
    found = [
        Share(
            schema, name, hours.get(schema, 0.0) / total, counted.get(schema, 0.0) / weight,
            takes_part=bool(counted.get(schema) or hours.get(schema)),
        )
        for schema, name in names.items()
    ]  # fmt: skip
    return sorted(found, key=lambda share: (not share.takes_part, -share.fair, share.name))


def average(loads: Iterable[Load]) -> float:
    hours = [load.hours for load in loads]
    return sum(hours) / len(hours) if hours else 0.0
