"""Where dispatch meets its neighbours: which policy holds for a melding, and what makes a telephone ring."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings

from foundation.identity.actor import Actor
from foundation.notifications import send_mail
from regional_meldpunt.dispatch.models import Alarm, Run
from regional_meldpunt.escalation.plan import Plan, Reach, Step, Target
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.routing import queries as parties
from regional_meldpunt.taak import actions as taken
from regional_meldpunt.taak.actions import Work
from regional_meldpunt.taak.models import Receiver
from tenants.registry.hosts import by_schema, link_to_region

ENGINE = Actor.system("engine")
TASKS = UUID("5a0e6f6e-2f0c-5d0b-9a53-6b0f3f5f0a44")


def answer_within() -> timedelta:
    """How long somebody whom the desk calls has to answer."""
    return timedelta(seconds=settings.STREEKPOORT_ANSWER_WITHIN)


def plan_for(melding: Melding) -> Plan:
    """Who is reached for it, in which order."""
    now = Step((Target(Reach.ON_CALL),), wait=answer_within())
    after = Step((Target(Reach.NEXT_ON_CALL),), wait=answer_within())
    return Plan(
        name="",
        steps=(now, now, now, after, after, after),
        pause=timedelta(seconds=settings.STREEKPOORT_ROUND_PAUSE),
    )


def page(alarm: Alarm, melding: Melding, *, at: datetime) -> None:
    """Make it ring, in this transaction. A mail names what and which municipality; where stands behind the login."""
    send_mail(
        to=alarm.person.email,
        template="dispatch/mail/alarm",
        context={
            "number": melding.number,
            "category": melding.category.name_nl,
            "place_name": by_schema(melding.municipality).name,
            "link": link_to_region("/wacht/"),
        },
        language=alarm.person.language,
        key=f"alarm:{melding.number}:{alarm.pk}",
    )


def stop(alarm: Alarm, *, at: datetime) -> None:
    """What did not leave yet for this alarm stays here. Other alarms of the person are left alone."""


def ask_party(run: Run, melding: Melding, slug: str, *, at: datetime) -> None:
    """An outside party gets a task, once in an escalation; one that nobody knows is said so and holds up nothing."""
    party = parties.party(slug, melding.municipality)
    if party is None:
        meldingen.write_history(melding, verb="step_nobody", by=ENGINE, at=at, text=slug)
        return
    work = Work(receiver=Receiver.PARTY, slug=slug, name=party.name, what=melding.category.name_nl[:160])
    taken.give(melding, work, key=uuid5(TASKS, f"{run.pk}:{slug}"), by=ENGINE, at=at)
