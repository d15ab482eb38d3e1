"""What an operator or case worker decides about who acts. Shared by the desk and the municipality's work list."""

from __future__ import annotations

from datetime import datetime

from foundation.audit import record
from foundation.calendar import office_open
from foundation.events import action
from foundation.identity.actor import Actor
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch import queries as alarms
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import AlreadyTaken, Stale
from regional_meldpunt.meldingen.responsibility import decide, mode_on
from tenants.people.models import Person
from tenants.registry import hosts

OWN_SIDES = ("region", "municipality")


@action
def call(melding: Melding, *, person: Person, by: Actor, at: datetime, version: int | None) -> Alarm:
    """Ring one person; the operator takes the melding with it. Whoever was first is named."""
    owner = melding.claimed_by
    if owner is not None and (owner.schema, owner.id) != (by.schema, by.id):
        raise AlreadyTaken(owner, melding.claimed_at)
    if version is not None and version != melding.version and alarms.live_alarm(melding.pk) is not None:
        raise Stale
    if owner is None:
        melding = meldingen.claim(melding, by=by, at=at)
    return dispatch.send(melding, person=person, by=by, at=at)


@action
def take_over(melding: Melding, *, of: int, by: Actor, at: datetime) -> Melding:
    """Take it from a colleague, in the open: in the history, in the audit book, and on the colleague's screen."""
    owner = melding.claimed_by
    if owner is None or owner.id != of:
        raise Stale
    taken = meldingen.take_over(melding, of=owner, by=by, at=at)
    record("desk.taken_over", by=by, subject=taken, facts={"from": owner.name})
    return taken


@action
def acknowledge(melding: Melding, *, by: Actor, at: datetime) -> Alarm:
    """Somebody who is called said on the telephone that they go: the operator says it for them."""
    ringing = alarms.ringing(melding.pk)
    if not ringing:
        raise Stale
    alarm = dispatch.acknowledge(ringing[0], by=by, at=at)
    record("desk.acknowledged", by=by, subject=melding, facts={"person": alarm.person_name})
    return alarm


def force_next(melding: Melding, *, by: Actor, at: datetime) -> None:
    """The next step of the escalation now."""
    dispatch.force_next(melding, by=by, at=at)


def hand_over(melding: Melding, *, to: str, by: Actor, at: datetime, reason: str, with_contact: bool) -> Melding:
    """To the other side of the same municipality, or to a neighbour, where the hour decides which side.

    `with_contact`: a neighbour also gets the contact of the reporter.
    """
    if to in OWN_SIDES:
        return meldingen.pass_on(melding, to=to, by=by, at=at, reason=reason)
    target = hosts.by_schema(to)
    decision = decide(mode_on(target, at.date()), acute=melding.urgency == "acute", office_open=office_open(target, at))
    return meldingen.hand_over(
        melding, to=to, decision=decision, by=by, reason=reason, at=at, with_contact=with_contact
    )


def fresh(melding: Melding) -> Melding:
    """The row as it is after an action."""
    return queries.by_number(melding.number) or melding
