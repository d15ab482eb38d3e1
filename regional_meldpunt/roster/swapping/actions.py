"""Verbs of a swap. Taking one holds at once: the roster is written again in the same transaction."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.calendar.clock import local
from foundation.events import action
from foundation.identity.actor import Actor
from foundation.notifications import send_mail
from regional_meldpunt.roster.models import Roster, RotationMember, Shift, Swap, SwapLeg, SwapState
from regional_meldpunt.roster.models.published import Kind
from regional_meldpunt.roster.planning import actions as planning
from regional_meldpunt.roster.planning import loading
from regional_meldpunt.roster.problems import RosterProblem
from regional_meldpunt.roster.resolver.definition import Rotation, TurnKey
from regional_meldpunt.roster.resolver.turns import Turns
from regional_meldpunt.roster.swapping import queries
from tenants.people.models import Person
from tenants.registry.hosts import link_to_region


@action
def ask(
    shift: Shift,
    *,
    giver: Person,
    begins: datetime,
    ends: datetime,
    asked: Person | None,
    in_return: Shift | None,
    reason: str,
    by: Actor,
    at: datetime,
) -> Swap:
    """Ask one colleague, or everybody in the roster, to take a shift or a part of it."""
    if shift.person_id != giver.pk:
        raise RosterProblem(_("This shift is not yours any more."))
    begins, ends = max(begins, shift.starts_at, at), min(ends, shift.ends_at)
    if begins >= ends:
        raise RosterProblem(_("Choose a part of the shift that is still to come."))
    if asked is not None and asked.pk == giver.pk:
        raise RosterProblem(_("Choose a colleague, not yourself."))
    if in_return is not None and (asked is None or in_return.person_id != asked.pk or in_return.starts_at <= at):
        raise RosterProblem(_("In return you can only take a coming shift of the colleague you ask."))
    if queries.asked_already(giver, begins, ends):
        raise RosterProblem(_("You asked for this shift already. Withdraw that first."))
    swap = Swap.objects.create(roster=shift.roster, giver=giver, asked=asked, reason=reason, at=at)
    _leg(swap, shift, begins, ends, returns=False)
    if in_return is not None:
        _leg(swap, in_return, in_return.starts_at, in_return.ends_at, returns=True)
    record("roster.swap_asked", by=by, subject=swap.roster, facts={"shift": str(shift)})
    _invite(swap, giver, at)
    return swap


@action
def take(swap: Swap, *, taker: Person, by: Actor, at: datetime) -> Swap:
    """ "Ik neem over": the first who says so has it. Repeating it changes nothing."""
    planning.hold(swap.roster)
    swap.refresh_from_db()
    if swap.state == SwapState.TAKEN and swap.taker_id == taker.pk:
        return swap
    _still_possible(swap, taker, at)
    changed = Swap.objects.filter(pk=swap.pk, state=SwapState.OPEN).update(
        state=SwapState.TAKEN, taker=taker, answered_at=at, answered_by=by
    )
    if not changed:
        raise RosterProblem(_("This swap is over: somebody else took it, or it was withdrawn."))
    swap.refresh_from_db()
    record("roster.swap_taken", by=by, subject=swap.roster, facts={"taker": taker.name})
    planning.write_again(swap.roster, kind=Kind.SWAP, by=by, at=at, why="swap")
    return swap


@action
def refuse(swap: Swap, *, person: Person, by: Actor, at: datetime) -> Swap:
    """The one who was asked would rather not."""
    if swap.asked_id != person.pk:
        raise RosterProblem(_("You were not asked for this."))
    return _end(swap, SwapState.REFUSED, by=by, at=at)


@action
def withdraw(swap: Swap, *, by: Actor, at: datetime) -> Swap:
    """Whoever asked does not need it any more."""
    return _end(swap, SwapState.WITHDRAWN, by=by, at=at)


def expire(at: datetime) -> int:
    """What nobody took before it began is over; what was asked while it ran, when it ends."""
    begun = Q(starts_at__lte=at, swap__at__lt=F("starts_at"))
    late = SwapLeg.objects.filter(Q(ends_at__lte=at) | begun, returns=False).values("swap_id")
    return Swap.objects.filter(state=SwapState.OPEN, pk__in=late).update(state=SwapState.EXPIRED, answered_at=at)


def _end(swap: Swap, state: SwapState, *, by: Actor, at: datetime) -> Swap:
    if Swap.objects.filter(pk=swap.pk, state=SwapState.OPEN).update(state=state, answered_at=at, answered_by=by):
        record("roster.swap_ended", by=by, subject=swap.roster, facts={"state": state.value})
    swap.refresh_from_db()
    return swap


def _still_possible(swap: Swap, taker: Person, at: datetime) -> None:
    if swap.state != SwapState.OPEN:
        raise RosterProblem(_("This swap is over: somebody else took it, or it was withdrawn."))
    if taker.pk == swap.giver_id or (swap.asked_id and swap.asked_id != taker.pk):
        raise RosterProblem(_("This was asked of somebody else."))
    if not may_take(swap.roster, taker):
        raise RosterProblem(_("Only who is in this roster can take a shift of it."))
    for leg in swap.legs.all():
        owner = taker.pk if leg.returns else swap.giver_id or 0
        held = Shift.objects.filter(
            layer=leg.layer, person_id=owner, starts_at__lt=leg.ends_at, ends_at__gt=leg.starts_at
        )
        if leg.ends_at <= at or not held.exists():
            raise RosterProblem(_("The shift changed since this was asked. Ask again."))


def may_take(roster: Roster, person: Person) -> bool:
    """In a rotation of the roster, or on call in it already."""
    return (
        RotationMember.objects.filter(rotation__layer__roster=roster, person=person).exists()
        or Shift.objects.filter(roster=roster, person=person).exists()
    )


def _leg(swap: Swap, shift: Shift, begins: datetime, ends: datetime, *, returns: bool) -> SwapLeg:
    """Tied to the turn that the shift comes from, so that it moves with it; else to its time."""
    leg = SwapLeg(swap=swap, layer=shift.layer, returns=returns, starts_at=begins, ends_at=ends)
    if shift.turn_rotation is not None and shift.source in ("rotation", "swap"):
        key = TurnKey(shift.turn_rotation, shift.turn_person or 0, shift.turn_nth or 0)
        turn = _begin_of(swap.roster, key, shift)
        if turn is not None:
            leg.turn_rotation, leg.turn_person, leg.turn_nth = key
            leg.from_offset, leg.until_offset = _wall(begins) - turn, _wall(ends) - turn
    leg.save()
    return leg


def _begin_of(roster: Roster, key: TurnKey, shift: Shift) -> datetime | None:
    """When the turn began, on the wall clock, in the definition that is published."""
    last = roster.publications.first()
    if last is None:
        return None
    definition = loading.from_json(last.definition)
    found: Rotation | None = next(
        (one for layer in definition.layers for one in layer.rotations if one.key == key.rotation), None
    )
    if found is None:
        return None
    turns = Turns(found, shift.ends_at + timedelta(days=1))
    number = turns.number_at(shift.starts_at)
    return _wall(turns.hand_over(number)) if number >= 0 else None


def _wall(at: datetime) -> datetime:
    return local(at).replace(tzinfo=None)


def _invite(swap: Swap, giver: Person, at: datetime) -> None:
    """A mail to whoever can take it."""
    for person in queries.who_may_take(swap):
        legs = [queries.in_words(leg, person.language) for leg in swap.legs.all()]
        send_mail(
            to=person.email,
            template="roster/mail/swap",
            context={
                "name": person.name,
                "giver": giver.name,
                "shift": legs[0],
                "in_return": legs[1] if len(legs) > 1 else "",
                "reason": swap.reason,
                "link": link_to_region("/rooster/mijn/"),
            },
            language=person.language,
            key=f"roster-swap:{swap.pk}:{person.pk}",
        )
