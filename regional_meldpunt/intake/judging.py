"""What the form may say about a place: taken, taken after a warning, or better sent somewhere else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from foundation.calendar.office import office_open
from regional_meldpunt.categories.models import Category
from regional_meldpunt.meldingen.responsibility import Decision, Mode, Reason, accepts, decide, mode_on
from tenants.places.attribution import Attribution, Basis, attribute
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

Pin = tuple[float | None, float | None]


@dataclass(frozen=True)
class Verdict:
    """What the panel under the map shows, and what the next step needs."""

    attribution: Attribution
    host: MunicipalitySnapshot
    mode: Mode
    acute: bool
    insists: bool
    shown: str

    @property
    def municipality(self) -> MunicipalitySnapshot:
        return self.attribution.municipality

    @property
    def elsewhere(self) -> bool:
        """Another member of the coalition: no wrong door, only said."""
        return self.municipality.schema_name != self.host.schema_name and not self.attribution.far

    @property
    def referred(self) -> bool:
        """The municipality uses its own channel for this."""
        return not self.attribution.far and not accepts(self.mode, acute=self.acute or self.insists)

    @property
    def can_insist(self) -> bool:
        """Whether ticking danger opens the way: not where a municipality takes no part at all."""
        return self.attribution.far or self.mode is not Mode.NONE

    @property
    def taken(self) -> bool:
        if self.attribution.far:
            return self.insists
        return not self.referred

    @property
    def may_choose(self) -> bool:
        """Only a border is beyond discussion."""
        return self.attribution.basis is not Basis.BORDER and not self.attribution.far

    @property
    def token(self) -> str:
        """What the citizen confirms by going on."""
        kind = "far" if self.attribution.far else "near" if self.attribution.nearby else "in"
        return f"{self.municipality.schema_name}:{kind}:{self.shown}"

    def confirmed_by(self, token: str, choice: str) -> bool:
        """Whether the citizen agreed with this: by going on from a panel that said so, or by choosing it there."""
        if token == self.token:
            return True
        plain = not self.attribution.far and not self.attribution.nearby
        return plain and choice == self.municipality.schema_name and token.endswith(f":{self.shown}")


def digest(pin: Pin, text: str) -> str:
    """A short name for what was pointed out and typed, so that a confirmation of something else does not count."""
    return hashlib.sha256(f"{pin}{text}".encode()).hexdigest()[:12]


def judge(
    pin: Pin,
    text: str,
    *,
    host: MunicipalitySnapshot,
    category: Category,
    choice: str,
    insists: bool,
    on: date,
) -> Verdict:
    """Raises ImpossiblePlace. `choice` is the municipality that the citizen picked; it wins unless a border decides."""
    found = attribute(*pin, text=text, host=host)
    if choice and found.basis is not Basis.BORDER and not found.far:
        chosen = next((m for m in hosts.municipalities() if m.schema_name == choice), None)
        if chosen is not None:
            found = Attribution(chosen, certain=True, basis=found.basis, metres_outside=found.metres_outside)
    mode = mode_on(found.municipality, on)
    return Verdict(found, host, mode, acute=category.acute, insists=insists, shown=digest(pin, text))


def responsible(municipality: MunicipalitySnapshot, *, acute: bool, outside: bool, at: datetime) -> Decision:
    """Who has to act on it now. A place outside the region is passed on by the desk of the nearest municipality."""
    decision = decide(mode_on(municipality, localdate(at)), acute=acute, office_open=office_open(municipality, at))
    if outside and decision.reason is Reason.OFFICE_HOURS:
        return Decision(decision.responsible, Reason.OUTSIDE_REGION)
    return decision
