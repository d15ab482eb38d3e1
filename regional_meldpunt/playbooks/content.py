"""What stands in a draaiboek: steps in order, who may order what, whom to ring at night. A value, kept as JSON.

A version that once stood is never changed: a melding that was helped with it shows what its helper read that night.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy


class StepKind(models.TextChoices):
    DO = "do", pgettext_lazy("kind of step", "Do")
    PAGE = "page", pgettext_lazy("kind of step", "Call out")
    INFORM = "inform", pgettext_lazy("kind of step", "Inform")


class ContactKind(models.TextChoices):
    CONTRACTOR = "contractor", pgettext_lazy("kind of contact", "Contractor")
    DEPOT = "depot", pgettext_lazy("kind of contact", "Depot")
    KEY = "key", pgettext_lazy("kind of contact", "Holder of keys")
    SERVICE = "service", pgettext_lazy("kind of contact", "Service")


STEP_ICONS = {StepKind.DO: "list-checks", StepKind.PAGE: "phone-call", StepKind.INFORM: "megaphone"}
CONTACT_ICONS = {
    ContactKind.CONTRACTOR: "truck",
    ContactKind.DEPOT: "house",
    ContactKind.KEY: "key-round",
    ContactKind.SERVICE: "building-2",
}


@dataclass(frozen=True)
class Step:
    """One step. `who` is a function rather than a person; `night` is the number that answers after hours."""

    kind: str
    text: str
    who: str = ""
    phone: str = ""
    night: str = ""

    @property
    def icon(self) -> str:
        return STEP_ICONS[StepKind(self.kind)]

    @property
    def label(self) -> str:
        return str(StepKind(self.kind).label)


@dataclass(frozen=True)
class Contact:
    """A contractor, a depot, somebody with keys; `night` answers after hours."""

    kind: str
    name: str
    text: str = ""
    phone: str = ""
    night: str = ""

    @property
    def icon(self) -> str:
        return CONTACT_ICONS[ContactKind(self.kind)]

    @property
    def label(self) -> str:
        return str(ContactKind(self.kind).label)


@dataclass(frozen=True)
class Content:
    """Everything but the title. `euro` is the most that the person on call may order without asking."""

    steps: tuple[Step, ...] = ()
    contacts: tuple[Contact, ...] = ()
    euro: int | None = None
    mandate: str = ""
    keys: str = ""
    road_closure: str = ""
    scale_up: str = ""

    def stored(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Content:
        """As it was stored; what a later edition of this product added is empty."""
        known = {name: stored[name] for name in cls.__dataclass_fields__ if name in stored}
        known["steps"] = tuple(Step(**row) for row in stored.get("steps", ()))
        known["contacts"] = tuple(Contact(**row) for row in stored.get("contacts", ()))
        return cls(**known)

    def without_numbers(self) -> Content:
        """For a neighbour: the way of working, without who is rung or informed and without keys."""
        steps = tuple(step if step.kind == StepKind.DO else replace(step, phone="", night="") for step in self.steps)
        contacts = tuple(row for row in self.contacts if row.kind == ContactKind.CONTRACTOR)
        return replace(self, steps=steps, contacts=contacts, keys="")

    @property
    def silent(self) -> list[Step]:
        """Steps that say whom to call out, without a number that answers at night."""
        return [step for step in self.steps if step.kind == StepKind.PAGE and not step.night]
