"""A roster judged: gaps, loads, fairness and quality of published shifts, or of the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from foundation.calendar.clock import local
from regional_meldpunt.roster.balance import fairness, load, quality
from regional_meldpunt.roster.balance.load import Load, Stint
from regional_meldpunt.roster.balance.quality import Gap, Quality
from regional_meldpunt.roster.models import Layer, Roster, Shift
from regional_meldpunt.roster.models.plan import Covers
from regional_meldpunt.roster.planning import days_off, loading
from regional_meldpunt.roster.planning.differences import Stretch
from regional_meldpunt.roster.resolver.resolving import gaps as holes
from regional_meldpunt.roster.resolver.resolving import needed
from tenants.people.models import Person
from tenants.registry import hosts

YEAR = timedelta(weeks=52)
MOST_PROPOSALS = 3
REST = timedelta(hours=11)


@dataclass(frozen=True)
class Judged:
    """What is known of a stretch of time of a roster."""

    gaps: list[Gap]
    quality: Quality
    people: list[fairness.Person]
    shares: list[fairness.Share]

    @property
    def uneven(self) -> list[fairness.Person]:
        return [person for person in self.people if person.verdict != "even"]


@dataclass(frozen=True)
class Proposal:
    """Somebody who could fill a gap: free then, and among those who carry least."""

    person: Person
    home: str
    nights: int
    below: int


def judged(roster: Roster, stretches: Sequence[Stretch], start: datetime, end: datetime) -> Judged:
    """Gaps, quality and fairness of what is given, between two moments."""
    off = days_off.days_off(local(start).date(), local(end).date())
    found = load.loads(stints(stretches), off)
    people = _people(found)
    missing, hours = missing_in(roster, stretches, start, end)
    members = {one.pk for one in people}
    counted = [found[pk] for pk in members]
    per_home: dict[str, float] = defaultdict(float)
    for one in people:
        per_home[one.schema] += one.load.hours
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    weights = {schema: float(value) for schema, value in roster.weights.items()}
    return Judged(missing, quality.judge(missing, hours, counted), people, fairness.shares(per_home, weights, names))


def stints(stretches: Iterable[Stretch]) -> Iterable[Stint]:
    return (Stint(one.person, one.begins, one.ends) for one in stretches)


def missing_in(roster: Roster, stretches: Sequence[Stretch], start: datetime, end: datetime) -> tuple[list[Gap], float]:
    """Where nobody is on call although somebody has to be, and how many hours somebody has to be."""
    plan = loading.plan_of(roster, start, end)
    known = {layer.key: layer for layer in plan.layers}
    found: list[Gap] = []
    hours, before = 0.0, set[int]()
    for place, layer in enumerate(active_layers(roster)):
        if layer.covers == Covers.ALWAYS:
            spans = [(start, end)]
        else:
            spans = needed(known[layer.pk], plan.off_days, start, end)
        hours += sum((until - since) / quality.HOUR for since, until in spans)
        mine = _who_can_come(stretches, layer.pk, before)
        before.add(layer.pk)
        for since, until in spans:
            inside = [(one.begins, one.ends) for one in mine if one.begins < until and one.ends > since]
            found += [Gap(layer.pk, a, b, first=place == 0) for a, b in holes(inside, since, until)]
    return sorted(found, key=lambda gap: (gap.begins, not gap.first)), hours


def _who_can_come(stretches: Sequence[Stretch], layer: int, before: set[int]) -> list[Stretch]:
    """Who is on call in a layer; somebody who is on call in a layer before it at the same time is no second person."""
    found: list[Stretch] = []
    for one in (stretch for stretch in stretches if stretch.layer == layer):
        busy = [
            (other.begins, other.ends)
            for other in stretches
            if other.person == one.person
            and other.layer in before
            and other.begins < one.ends
            and other.ends > one.begins
        ]
        found += [one._replace(begins=since, ends=until) for since, until in holes(busy, one.begins, one.ends)]
    return found


def active_layers(roster: Roster) -> list[Layer]:
    return list(roster.layers.filter(active=True))


def published(roster: Roster, start: datetime, end: datetime) -> list[Stretch]:
    """Published shifts between two moments, cut off at both."""
    rows = Shift.objects.filter(roster=roster, ends_at__gt=start, starts_at__lt=end)
    return [Stretch(max(one.starts_at, start), min(one.ends_at, end), one.layer_id, one.person_id or 0) for one in rows]


def proposals(
    gap: Gap, people: Sequence[fairness.Person], stretches: Sequence[Stretch], absent: set[int]
) -> list[Proposal]:
    """Up to three people for a gap: not on call around it, not away, those who carry least first."""
    busy = {one.person for one in stretches if one.begins < gap.ends + REST and one.ends > gap.begins - REST}
    free = [one for one in people if one.pk not in busy | absent]
    chosen = sorted(free, key=lambda one: (one.load.hours, one.name))[:MOST_PROPOSALS]
    rows = Person.objects.in_bulk([one.pk for one in chosen])
    mean = sum(one.load.nights for one in people) / len(people) if people else 0
    return [
        Proposal(rows[one.pk], one.home, one.load.nights, max(0, round(mean - one.load.nights)))
        for one in chosen
        if one.pk in rows
    ]


def _people(found: dict[int, Load]) -> list[fairness.Person]:
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    average = fairness.average(found.values())
    rows = Person.objects.filter(pk__in=found).order_by("name")
    return [
        fairness.Person(
            row.pk, row.name, row.municipality, names.get(row.municipality, row.municipality), found[row.pk], average
        )
        for row in rows
    ]
