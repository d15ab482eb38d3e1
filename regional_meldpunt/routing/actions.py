"""Verbs that change rules and parties. A rule that is removed stays readable in the book; a party is switched off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.utils.text import slugify

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.routing.models import Party, Rule


@transaction.atomic
def add_rule(given: Mapping[str, Any], *, owner: str, by: Actor) -> Rule:
    """At the end of the list of its owner."""
    last = Rule.objects.filter(municipality=owner).aggregate(models.Max("position"))["position__max"] or 0
    rule = Rule.objects.create(municipality=owner, position=last + 1, **given)
    record("routing.rule_made", by=by, subject=rule, facts=_facts(given))
    return rule


@transaction.atomic
def change_rule(rule: Rule, given: Mapping[str, Any], *, by: Actor) -> bool:
    return _change(rule, given, "routing.rule_changed", by)


@transaction.atomic
def move(rule: Rule, *, up: bool, by: Actor) -> bool:
    """One place earlier or later; False at the end of the list. Numbers the whole list anew, so that ties vanish."""
    listed = list(Rule.objects.select_for_update().filter(municipality=rule.municipality).order_by("position", "id"))
    here = next((index for index, other in enumerate(listed) if other.pk == rule.pk), None)
    if here is None:
        return False
    there = here - 1 if up else here + 1
    if not 0 <= there < len(listed):
        return False
    listed[here], listed[there] = listed[there], listed[here]
    for number, other in enumerate(listed, start=1):
        other.position = number
    Rule.objects.bulk_update(listed, ["position"])
    record("routing.rule_moved", by=by, subject=rule, facts={"place": f"{here + 1} → {there + 1}"})
    return True


@transaction.atomic
def remove(rule: Rule, *, by: Actor) -> None:
    facts = _facts({name: getattr(rule, name) for name in ("conditions", "team", "party", "urgency", "responsible")})
    record("routing.rule_removed", by=by, subject=rule, facts=facts)
    rule.delete()


@transaction.atomic
def add_party(given: Mapping[str, Any], *, owner: str, by: Actor) -> Party:
    taken = set(Party.objects.values_list("slug", flat=True))
    base = slugify(given["name"])[:34] or "partij"
    slug = next(name for n in range(1, 1000) if (name := base if n == 1 else f"{base}-{n}") not in taken)
    party = Party.objects.create(municipality=owner, slug=slug, **given)
    record("routing.party_made", by=by, subject=party)
    return party


@transaction.atomic
def change_party(party: Party, given: Mapping[str, Any], *, by: Actor) -> bool:
    return _change(party, given, "routing.party_changed", by)


def _change(row: models.Model, given: Mapping[str, Any], verb: str, by: Actor) -> bool:
    before = {name: getattr(row, name) for name in given}
    changed = {name: f"{_shown(old)} → {_shown(given[name])}" for name, old in before.items() if old != given[name]}
    if changed:
        for name, value in given.items():
            setattr(row, name, value)
        row.save(update_fields=list(given))
        record(verb, by=by, subject=row, facts=changed)
    return bool(changed)


def _facts(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value not in ("", None, {}, [])}


def _shown(value: Any) -> str:
    return "-" if value in (None, "", [], {}) else str(value)
