"""What must be mended before the night finds it: policies that reach nobody somewhere, choices that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from regional_meldpunt.escalation import checks, queries, words_choices
from regional_meldpunt.escalation.models import Choice, Policy
from regional_meldpunt.escalation.world import World, world


@dataclass(frozen=True)
class Missing:
    """One thing to mend; either a policy or a choice."""

    text: str
    policy: Policy | None = None
    choice: Choice | None = None


def listed(owner: str, known: World, at: datetime) -> list[Missing]:
    found: list[Missing] = []
    for row in queries.policies(owner):
        if row.stands:
            found += [Missing(text, policy=row) for text in of_policy(row, known, at)]
    for choice in queries.choices(owner):
        if wrong := words_choices.wrong(choice):
            found.append(Missing(wrong, choice=choice))
    return found


def of_policy(row: Policy, known: World, at: datetime) -> list[str]:
    plan = queries.stood(row)
    if plan is None:
        return [_("It cannot be read. Put a version before into use.")]
    return checks.told(plan, known, at)


def count(owner: str, at: datetime) -> int:
    """How many policies and choices have something to mend. Owners that keep none cost one question."""
    if not queries.keeps(owner):
        return 0
    found = listed(owner, world(owner), at)
    return len({(one.policy and one.policy.pk, one.choice and one.choice.pk) for one in found})
