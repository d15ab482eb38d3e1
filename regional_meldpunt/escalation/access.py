"""Which policy or choice somebody may change: the own ones. Unknown and a neighbour's look the same: 404."""

from __future__ import annotations

from django.http import Http404

from foundation.access.finding import or_404
from regional_meldpunt.categories.queries import owner_here
from regional_meldpunt.escalation import queries
from regional_meldpunt.escalation.models import Choice, Edition, Policy
from regional_meldpunt.escalation.plan import Step


def policy(pk: int) -> Policy:
    return or_404(queries.policy(owner_here(), pk))


def edition(pk: int, number: int) -> Edition:
    return or_404(queries.edition(policy(pk), number))


def step(of: Policy, number: int) -> Step:
    """A step of what somebody works on, counted from 1."""
    steps = of.working.steps
    if not 1 <= number <= len(steps):
        raise Http404
    return steps[number - 1]


def choice(pk: int) -> Choice:
    return or_404(queries.choice(owner_here(), pk))
