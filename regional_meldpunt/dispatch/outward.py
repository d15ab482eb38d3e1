"""Where dispatch meets its neighbours: which policy holds for a melding, what makes a telephone ring, who gets work."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings

from foundation.identity.actor import Actor
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.dispatch.models import Alarm, Run
from regional_meldpunt.escalation import moves
from regional_meldpunt.escalation import queries as policies
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.escalation.standard import built_in
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.paging import actions as paging
from regional_meldpunt.routing import queries as parties
from regional_meldpunt.taak import actions as taken
from regional_meldpunt.taak.actions import Work
from regional_meldpunt.taak.models import Receiver

ENGINE = Actor.system("engine")
TASKS = UUID("5a0e6f6e-2f0c-5d0b-9a53-6b0f3f5f0a44")
HURRY = (Urgency.ACUTE, Urgency.URGENT)


def answer_within() -> timedelta:
    """How long somebody whom the desk calls has to answer."""
    return timedelta(seconds=settings.STREEKPOORT_ANSWER_WITHIN) / settings.STREEKPOORT_PACE


def plan_for(melding: Melding) -> Plan:
    """Who is reached for it, in which order. For what cannot wait a policy that calls nobody does not count."""
    plan = policies.plan_for(melding)
    if melding.urgency in HURRY and not moves.concerns(plan, melding.urgency):
        plan = built_in()
    return plan.faster(settings.STREEKPOORT_PACE) if settings.STREEKPOORT_PACE > 1 else plan


def calls_somebody(plan: Plan, urgency: str) -> bool:
    """Whether anybody is called by itself for it: what can wait only when a policy says so."""
    return urgency in HURRY or (plan.policy is not None and moves.concerns(plan, urgency))


def page_all(alarms: Sequence[Alarm], *, at: datetime) -> None:
    """Make them ring, each by the rules of its person, in the transaction that made them."""
    paging.page_all(alarms, at=at, fresh=True)


def stop(alarm: Alarm, *, at: datetime) -> None:
    """What did not leave yet for this alarm stays here. Other alarms of the person are left alone."""
    paging.stop(alarm, at=at)


def ask_party(run: Run, melding: Melding, slug: str, *, at: datetime) -> None:
    """An outside party gets a task, once in an escalation; one that nobody knows is said so and holds up nothing."""
    party = parties.party(slug, melding.municipality)
    if party is None:
        meldingen.write_history(melding, verb="step_nobody", by=ENGINE, at=at, text=slug)
        return
    work = Work(receiver=Receiver.PARTY, slug=slug, name=party.name, what=melding.category.name_nl[:160])
    taken.give(melding, work, key=uuid5(TASKS, f"{run.pk}:{slug}"), by=ENGINE, at=at)
