"""What is done while somebody is on the line: register, follow, answer at once, take a call card."""

from __future__ import annotations

from datetime import datetime, timedelta

from foundation.audit import record
from foundation.events import action, announce
from foundation.identity.actor import Actor
from regional_meldpunt.intake import reception
from regional_meldpunt.intake.reception import Incoming
from regional_meldpunt.meldingen import actions as meldingen
from regional_meldpunt.meldingen import queries
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.resolutions import Resolution
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.telephone.events import CallChanged
from regional_meldpunt.telephone.models import CallCard, CallState, FirstLine
from regional_meldpunt.telephone.queries import owner_here
from regional_meldpunt.telephone.walls_between import behind

KEPT = timedelta(days=1)


def register(incoming: Incoming, *, by: Actor, at: datetime) -> Melding:
    """One melding of what was typed, however often it is saved."""
    with behind(incoming.received_by):
        return reception.take_in(incoming, by=by, at=at)


def follow(number: str, incoming: Incoming, *, by: Actor, at: datetime) -> Melding | None:
    """The caller means a melding that is known: they follow that one. None when it is not there (any more)."""
    with behind(incoming.municipality):
        found = queries.by_number(number)
        if found is None or found.is_final or found.municipality != incoming.municipality:
            return None
        reception.follow(found, incoming, by=by, at=at)
        return found


def answer_at_once(incoming: Incoming, said: str, *, by: Actor, at: datetime) -> Melding:
    """A question that was answered while it was asked: registered, done, and counted for whoever answered."""
    with behind(incoming.received_by):
        melding = _answered(incoming, said, by=by, at=at)
    FirstLine.objects.get_or_create(
        municipality=owner_here(),
        number=melding.number,
        defaults={
            "competent": incoming.municipality,
            "category": incoming.category.slug,
            "channel": incoming.channel,
            "by": by,
            "at": at,
        },
    )
    return melding


@action
def _answered(incoming: Incoming, said: str, *, by: Actor, at: datetime) -> Melding:
    melding = reception.take_in(incoming, by=by, at=at)
    if melding.is_final:
        return melding
    meldingen.write_history(melding, verb="first_line", by=by, at=at, visibility=Visibility.INTERNAL)
    return meldingen.transition(
        melding,
        to=Status.DONE,
        by=by,
        at=at,
        text=said,
        visibility=Visibility.REPORTER,
        resolution=Resolution.ANSWERED,
    )


@action
def note_call(*, call: str, phone: str, line: str, state: str, at: datetime) -> CallCard:
    """What the exchange says about a call. Repeats change nothing; cards of yesterday are forgotten."""
    owner = owner_here()
    CallCard.objects.filter(municipality=owner, at__lt=at - KEPT).delete()
    values = {"phone": phone, "line": line, "state": state, "at": at}
    card, created = CallCard.objects.get_or_create(municipality=owner, call=call, defaults=values)
    moved = not created and card.state != state and not (state == CallState.RINGING or card.state == CallState.ENDED)
    if moved:
        card.state = state
        card.save(update_fields=["state"])
    if created or moved:
        _tell(card)
    return card


@action
def take_card(card: CallCard, *, by: Actor) -> CallCard:
    """Somebody answers this call. The first one counts."""
    if card.taken_by is None:
        card.taken_by, card.state = by, CallState.TAKEN
        card.save(update_fields=["taken_by", "state"])
        record("telephone.answered", by=by, facts={"card": card.pk})
        _tell(card)
    return card


@action
def close_card(card: CallCard, *, number: str) -> None:
    """The call led to this melding."""
    card.number, card.state = number, CallState.ENDED
    card.save(update_fields=["number", "state"])
    _tell(card)


def card_of(call: str) -> CallCard | None:
    """The card of a call, by the name that the exchange gives it."""
    return CallCard.objects.filter(municipality=owner_here(), call=call).first()


def _tell(card: CallCard) -> None:
    owner = card.municipality
    announce(CallChanged(municipality=owner, received_by=owner, desk=owner == "region", card=card.pk, state=card.state))
