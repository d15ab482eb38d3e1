"""Reads of policies and choices, behind whichever wall is present; and the one question of the engine: `plan_for`."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from foundation.standing import standing
from regional_meldpunt.escalation import choosing
from regional_meldpunt.escalation.choosing import Asked, Standing
from regional_meldpunt.escalation.models import REGION, Choice, Edition, Policy
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.escalation.standard import built_in
from regional_meldpunt.meldingen.models import Melding


def plan_for(melding: Melding) -> Plan:
    """Who is reached for a melding, when; always a plan that can be walked. Frozen by whoever starts with it."""
    chosen = choosing.best(standing_choices(melding.municipality), asked_of(melding))
    return chosen.plan if chosen and chosen.plan else built_in()


def asked_of(melding: Melding) -> Asked:
    return Asked(melding.municipality, melding.urgency, melding.category_id, melding.category.group_id)


@standing
def standing_choices(municipality: str) -> tuple[Standing, ...]:
    """Every choice that may count for a municipality, each with its plan; remembered until one of them changes."""
    rows = Choice.objects.select_related("policy").filter(municipality__in=(municipality, REGION))
    return tuple(_standing(row) for row in rows.filter(Q(place="") | Q(place=municipality)))


def _standing(row: Choice) -> Standing:
    return Standing(
        pk=row.pk,
        owner=row.municipality,
        position=row.position,
        category=row.category_id,
        group=row.group_id,
        urgency=row.urgency,
        place=row.place,
        policy=row.policy_id,
        policy_name=row.policy.name,
        plan=readable(row.policy),
    )


def readable(policy: Policy) -> Plan | None:
    """What a policy says, when it stands and can be walked; a damaged one is skipped here and shown to its keeper."""
    found = stood(policy) if policy.stands else None
    return found if found and any(step.targets for step in found.steps) else None


def working(policy: Policy) -> Plan | None:
    """What somebody works on; None when it cannot be read."""
    return _read(policy, policy.plan if policy.draft is None else policy.draft)


def stood(policy: Policy) -> Plan | None:
    """What was put into use; None before the first time, and when it cannot be read."""
    return _read(policy, policy.plan) if policy.version else None


def _read(policy: Policy, stored: Any) -> Plan | None:
    try:
        return policy.as_plan(stored)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def policies(owner: str) -> list[Policy]:
    """Everything an owner keeps, what was stopped last."""
    return list(Policy.objects.filter(municipality=owner))


def keeps(owner: str) -> bool:
    return (
        Policy.objects.filter(municipality=owner, active=True).exists()
        or Choice.objects.filter(municipality=owner).exists()
    )


def usable(owner: str) -> list[Policy]:
    """What an owner may choose: its own policies and those of the region, as far as they stand."""
    rows = Policy.objects.filter(municipality__in=(owner, REGION), active=True, version__gt=0)
    return sorted(rows, key=lambda row: (row.municipality == REGION, row.name))


def policy(owner: str, pk: int) -> Policy | None:
    return Policy.objects.filter(municipality=owner, pk=pk).first()


def editions(of: Policy) -> list[Edition]:
    return list(Edition.objects.filter(policy=of))


def edition(of: Policy, number: int) -> Edition | None:
    return Edition.objects.filter(policy=of, number=number).first()


def choices(owner: str) -> list[Choice]:
    """The choices of an owner in their order."""
    return list(Choice.objects.select_related("policy", "category__group", "group").filter(municipality=owner))


def choice(owner: str, pk: int) -> Choice | None:
    return Choice.objects.select_related("policy", "category__group", "group").filter(municipality=owner, pk=pk).first()
