"""A policy in use, and the choice that leads to it."""

from __future__ import annotations

from django.utils.timezone import now

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.escalation.models import Choice, Policy
from regional_meldpunt.escalation.plan import Plan, Reach, Step, Target
from tests.regional_meldpunt.meldingen import making


def policy(name: str, *, owner: str = "region", steps: int = 1) -> Policy:
    plan = Plan(name=name, steps=tuple(Step((Target(Reach.ON_CALL),)) for _step in range(steps)))
    return Policy.objects.create(
        municipality=owner,
        name=name,
        plan=plan.to_json(),
        version=1,
        author=making.BRAM,
        changed_at=now(),
        changed_by=making.BRAM,
    )


def choose(
    name: str, *, owner: str = "region", category: str = "", group: str = "", steps: int = 1, **more: str
) -> Choice:
    return Choice.objects.create(
        municipality=owner,
        position=Choice.objects.count(),
        policy=policy(name, owner=owner, steps=steps),
        category=categories.by_slug(category) if category else None,
        group=categories.group(group) if group else None,
        **more,
    )
