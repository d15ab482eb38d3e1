"""Small changes of a plan, each giving a new one: steps come, change, move and go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from regional_meldpunt.escalation.plan import Plan, Step


def put(plan: Plan, step: Step, *, place: int) -> Plan:
    """A new step at a place counted from 0; beyond the end it comes last."""
    return replace(plan, steps=(*plan.steps[:place], step, *plan.steps[place:]))


def change(plan: Plan, place: int, step: Step) -> Plan:
    return replace(plan, steps=(*plan.steps[:place], step, *plan.steps[place + 1 :]))


def move(plan: Plan, place: int, *, to: int) -> Plan:
    """Unchanged when there is no such place."""
    if not (0 <= place < len(plan.steps) and 0 <= to < len(plan.steps)):
        return plan
    steps = list(plan.steps)
    steps.insert(to, steps.pop(place))
    return replace(plan, steps=tuple(steps))


def remove(plan: Plan, place: int) -> Plan:
    return replace(plan, steps=(*plan.steps[:place], *plan.steps[place + 1 :]))


def rest(plan: Plan, given: Mapping[str, Any]) -> Plan:
    """What goes for the policy as a whole."""
    return replace(plan, **given)
