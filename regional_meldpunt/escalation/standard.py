"""The plan that holds where nobody chose another: who is on call, then who comes next, until somebody answers."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from regional_meldpunt.escalation.plan import Plan, Reach, Step, Target

LAYERS = 3
"""How many layers of the first roster are called one after the other; a layer that does not exist reaches nobody."""
NEXT = 5
"""How many of those who come next are called before everybody had a turn."""


def built_in() -> Plan:
    """Made anew each time: its times are settings."""
    wait = timedelta(seconds=settings.STREEKPOORT_ANSWER_WITHIN)
    now = (Step((Target(Reach.ON_CALL, layer=layer),), wait) for layer in range(1, LAYERS + 1))
    later = (Step((Target(Reach.NEXT_ON_CALL),), wait) for _turn in range(NEXT))
    return Plan(
        name=_("Built in"),
        steps=(*now, *later),
        rounds=0,
        pause=timedelta(seconds=settings.STREEKPOORT_ROUND_PAUSE),
    )
