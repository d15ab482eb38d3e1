"""Answers that come in by text message, telephone key or the link in a mail: the same as in the app."""

from __future__ import annotations

from datetime import datetime

from foundation.identity.actor import Actor
from foundation.tenancy import region
from regional_meldpunt.dispatch import actions, queries
from regional_meldpunt.dispatch.actions import AlarmProblem
from regional_meldpunt.dispatch.models import AlarmState
from regional_meldpunt.meldingen.problems import MeldingProblem
from regional_meldpunt.paging.answering import Outcome
from tenants.registry import hosts


def acknowledge(alarm: int, *, by: Actor, at: datetime) -> Outcome:
    """Outside every transaction; said twice it says again what is so."""
    hosts.municipalities()  # known before the transaction
    with region("desk"):
        found = queries.by_id(alarm)
        if found is None:
            return Outcome.OVER
        try:
            actions.acknowledge(found, by=by, at=at)
        except (AlarmProblem, MeldingProblem):
            return Outcome.OVER
        return Outcome.ACCEPTED


def decline(alarm: int, *, by: Actor, at: datetime, reason: str) -> Outcome:
    hosts.municipalities()
    with region("desk"):
        found = queries.by_id(alarm)
        if found is None:
            return Outcome.OVER
        answered = actions.decline(found, by=by, at=at, reason=reason)
        return Outcome.DECLINED if answered.state == AlarmState.DECLINED else Outcome.OVER
