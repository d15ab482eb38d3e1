"""The plan that holds where nobody chose another: who is on call, then who comes next, until somebody answers."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from regional_meldpunt.escalation.plan import Plan, Reach, Step, Target

NOW, LATER = 3, 20
"""How many of those on call, and of those who come next, are called one after the other. A turn in which nobody is left
is passed at once, so these are only bounds."""


def built_in() -> Plan:
    """Made anew each time: its times are settings."""
    wait = timedelta(seconds=settings.STREEKPOORT_ANSWER_WITHIN)
    on_call = Step((Target(Reach.ON_CALL),), wait)
    after_them = Step((Target(Reach.NEXT_ON_CALL),), wait)
    return Plan(
        name=_("Usual order"),
        steps=(*[on_call] * NOW, *[after_them] * LATER),
        rounds=0,
        pause=timedelta(seconds=settings.STREEKPOORT_ROUND_PAUSE),
    )


def beginning() -> Plan:
    """What a new policy begins with: the two layers that every roster has, and somebody for when there is a gap."""
    wait = timedelta(minutes=5)
    return Plan(
        name="",
        steps=tuple(Step((Target(Reach.ON_CALL, layer=layer),), wait) for layer in (1, 2)),
        fallback=(Target(Reach.NEXT_ON_CALL),),
    )
