"""Which policy holds for a melding. The most specific choice wins; the same rule for the engine and for the page.

What the municipality itself chose goes before what the region chose. Then a choice for the category goes before one
for its group, that before one for neither; then one that names the municipality; then one that names the urgency;
and at last the higher in the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regional_meldpunt.escalation.plan import Plan


@dataclass(frozen=True)
class Asked:
    """What is known about a melding when its policy is chosen."""

    municipality: str
    urgency: str
    category: int
    group: int


@dataclass(frozen=True)
class Standing:
    """A choice as the engine uses it. `plan` is None when its policy does not stand or cannot be read."""

    pk: int
    owner: str
    position: int
    category: int | None
    group: int | None
    urgency: str
    place: str
    policy: int
    policy_name: str
    plan: Plan | None

    def fits(self, asked: Asked) -> bool:
        return (
            self.owner in ("region", asked.municipality)
            and self.category in (None, asked.category)
            and self.group in (None, asked.group)
            and self.urgency in ("", asked.urgency)
            and self.place in ("", asked.municipality)
        )

    @property
    def weight(self) -> tuple[bool, bool, bool, bool, bool, int]:
        """The largest wins."""
        own = self.owner != "region"
        return (
            own,
            self.category is not None,
            self.group is not None,
            bool(self.place),
            bool(self.urgency),
            -self.position,
        )


def fitting(listed: Iterable[Standing], asked: Asked) -> list[Standing]:
    """Every choice that fits, the winner first; one whose policy does not work never wins."""
    found = [one for one in listed if one.fits(asked)]
    return sorted(found, key=lambda one: (one.plan is not None, one.weight), reverse=True)


def best(listed: Iterable[Standing], asked: Asked) -> Standing | None:
    found = fitting(listed, asked)
    return found[0] if found and found[0].plan is not None else None
