"""Who gets a melding: the rules of the municipality first, then those of the region, then the owner of the category.

Within one list the first rule that fits wins; where both lists speak, the municipality is heard. A rule that refers
to something that is gone is skipped, and stands in the trace with what is missing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from foundation.standing import standing
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import OURS
from regional_meldpunt.routing import conditions
from regional_meldpunt.routing.facts import Facts, Outcome, Step, Why
from regional_meldpunt.routing.models import REGION, Party, Rule

__all__ = ["Facts", "Outcome", "Step", "Why", "broken", "parties", "party", "party_for", "route", "rules"]


@dataclass(frozen=True)
class Standing:
    """A rule as it is used: one row of the function `routing_rules`. `missing` also names what cannot be read in it."""

    id: int
    owner: str
    name: str
    conditions: Any
    team: str
    party: str
    urgency: str
    responsible: str
    missing: tuple[str, ...]
    readable: bool = True


def route(facts: Facts) -> Outcome:
    """Decide, and say why. Works behind the wall of any municipality or of the desk, for every municipality."""
    listed, rest = _standing_rules(facts.municipality)
    owners = (facts.municipality, REGION)
    firsts = (next((rule for rule in listed if rule.owner == owner and _fits(rule, facts)), None) for owner in owners)
    fired = [rule for rule in firsts if rule is not None]

    def look() -> tuple[Step, ...]:
        return tuple(
            _step(rule, facts, fired=rule in fired) for owner in owners for rule in listed if rule.owner == owner
        )

    return _outcome(facts, fired, look, rest)


def _fits(rule: Standing, facts: Facts) -> bool:
    return not rule.missing and all(part.holds for part in conditions.looked(rule.conditions, facts))


def _step(rule: Standing, facts: Facts, *, fired: bool) -> Step:
    why = tuple(conditions.looked(rule.conditions, facts)) if rule.readable else ()
    return Step(rule.id, rule.owner, rule.name, fired, why, rule.missing)


def _outcome(facts: Facts, fired: list[Standing], look: Callable[[], tuple[Step, ...]], rest: str) -> Outcome:
    def said(name: str) -> str:
        return next((word for rule in fired if (word := getattr(rule, name))), "")

    responsible = said("responsible")
    of_region = next((rule.team for rule in fired if rule.owner == REGION), "") if responsible == REGION else ""
    own = next((rule.team for rule in fired if rule.owner != REGION), "")
    owner = party_for(facts.category.owner, facts.municipality)
    return Outcome(
        team=of_region or own or rest,
        party=said("party") or (owner.slug if owner else ""),
        urgency=said("urgency") or ("acute" if categories.made_acute(facts.category, facts.answers) else ""),
        responsible=responsible,
        rule=fired[0].name if fired else "",
        look=look,
    )


def standing_rules(municipality: str) -> list[Standing]:
    """The active rules for a municipality, its own first, each with what it refers to and is no longer there."""
    return _standing_rules(municipality)[0]


@standing
def _standing_rules(municipality: str) -> tuple[list[Standing], str]:
    """The rules, and the team that gets what none of them claims: one question for both."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_jsonb(r), public.routing_rest_team(%(place)s)"
            " FROM (SELECT) AS always LEFT JOIN public.routing_rules(%(place)s) AS r ON true",
            {"place": municipality},
        )
        rows = [(_document(found), rest or "") for found, rest in cursor.fetchall()]
    return [_standing(found) for found, _rest in rows if found], rows[0][1]


def _document(found: Any) -> dict[str, Any] | None:
    read: dict[str, Any] | None = json.loads(found) if isinstance(found, str) else found
    return read


def _standing(row: Mapping[str, Any]) -> Standing:
    try:
        conditions.read(row["conditions"])
    except conditions.Unreadable as problem:
        return Standing(**{**row, "missing": (*row["missing"], f"condition {problem}")}, readable=False)
    return Standing(**{**row, "missing": tuple(row["missing"])})


def broken(owner: str) -> dict[int, tuple[str, ...]]:
    """The rules of one owner that are skipped, with what each misses."""
    mine = (rule for rule in standing_rules(owner) if rule.owner == owner)
    return {rule.id: rule.missing for rule in mine if rule.missing}


def rules(owner: str) -> list[Rule]:
    """The rules of one owner in their order, the ones that are switched off included."""
    return list(Rule.objects.filter(municipality=owner))


def rule(owner: str, pk: int) -> Rule | None:
    return Rule.objects.filter(municipality=owner, pk=pk).first()


def parties(owner: str) -> list[Party]:
    """Everybody outside whom an owner may name: its own parties and those of the region."""
    return list(Party.objects.filter(municipality__in=(owner, REGION)).order_by("name"))


def own_party(owner: str, pk: int) -> Party | None:
    return Party.objects.filter(municipality=owner, pk=pk).first()


@standing
def party(slug: str, municipality: str = REGION) -> Party | None:
    """An active party by its slug: of the region, or of that municipality itself."""
    found = Party.objects.filter(slug=slug, active=True, municipality__in=(municipality, REGION))
    return next(iter(_own_first(found, municipality)), None)


@standing
def party_for(owner: str, municipality: str) -> Party | None:
    """Whose a category is at a place: a party by its slug, or the one of that kind that works there."""
    if owner in ("", OURS):
        return None
    found = Party.objects.filter(active=True, municipality__in=(municipality, REGION))
    listed = [one for one in _own_first(found, municipality) if one.covers(municipality)]
    by_slug = next((one for one in listed if one.slug == owner), None)
    return by_slug or next((one for one in listed if one.sort == owner), None)


def _own_first(found: Iterable[Party], municipality: str) -> Iterator[Party]:
    yield from sorted(found, key=lambda one: (one.municipality != municipality, one.name))
