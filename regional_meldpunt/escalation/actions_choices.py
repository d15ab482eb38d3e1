"""Verbs that change which policy holds for which melding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models, transaction

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.escalation.models import Choice


@transaction.atomic
def choose(given: Mapping[str, Any], *, owner: str, by: Actor) -> Choice:
    """At the end of the list of its owner."""
    last = Choice.objects.filter(municipality=owner).aggregate(models.Max("position"))["position__max"] or 0
    made = Choice.objects.create(municipality=owner, position=last + 1, **given)
    record("escalation.chosen", by=by, subject=made, facts=_facts(given))
    return made


@transaction.atomic
def change(choice: Choice, given: Mapping[str, Any], *, by: Actor) -> bool:
    before = {name: getattr(choice, name) for name in given}
    changed = {name: f"{_shown(before[name])} → {_shown(new)}" for name, new in given.items() if before[name] != new}
    if changed:
        for name, value in given.items():
            setattr(choice, name, value)
        choice.save(update_fields=list(given))
        record("escalation.choice_changed", by=by, subject=choice, facts=changed)
    return bool(changed)


@transaction.atomic
def move(choice: Choice, *, to: int, by: Actor) -> bool:
    """To a place in the list of its owner, counted from 0. Numbers the list anew, so that ties vanish."""
    listed = list(Choice.objects.select_for_update().filter(municipality=choice.municipality))
    here = next((index for index, other in enumerate(listed) if other.pk == choice.pk), None)
    if here is None or not 0 <= to < len(listed) or to == here:
        return False
    listed.insert(to, listed.pop(here))
    for number, other in enumerate(listed, start=1):
        other.position = number
    Choice.objects.bulk_update(listed, ["position"])
    record("escalation.choice_changed", by=by, subject=choice, facts={"place": f"{here + 1} → {to + 1}"})
    return True


@transaction.atomic
def remove(choice: Choice, *, by: Actor) -> None:
    facts = _facts({name: getattr(choice, name) for name in ("policy", "category", "group", "urgency", "place")})
    record("escalation.choice_removed", by=by, subject=choice, facts=facts)
    choice.delete()


def _facts(given: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in given.items() if value}


def _shown(value: Any) -> str:
    return str(value) if value else "-"
