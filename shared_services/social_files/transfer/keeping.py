"""Every night: what was picked up, taken back or lay too long goes; and keys are wrapped anew when they are renewed."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate, now

from foundation.identity.actor import Actor
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from shared_services.social_files import participation
from shared_services.social_files.exchange import actions as exchange
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.keys import kluis
from shared_services.social_files.transfer import queries
from shared_services.social_files.transfer.models import Step, Transfer
from shared_services.social_files.transfer.sealed import key_ref
from shared_services.social_files.transfer.states import STEPS, State
from tenants.registry import hosts

NIGHT = f"{__name__}.night"
BY = Actor.system("retention")
UNCLAIMED = timedelta(days=1)
"""A file without a letter is younger than this only while it is being sealed."""


def look() -> int:
    """Behind the queue's wall: ask for tonight's round of each OCMW that takes part, and one for the folder."""
    today = localdate()
    places = [place.schema_name for place in hosts.municipalities() if participation.takes_part(place, today)]
    asked = sum(enqueue(NIGHT, key=f"social-exchange:{name}:{today}", place=name) for name in places)
    return asked + enqueue(SWEEP, key=f"social-exchange:sweep:{today}", places=places)


@task(atomic=False)
def night(*, place: str) -> None:
    with municipality(place):
        expire(now())
        erase(now())
        forget(now())


def expire(at: datetime) -> int:
    """What waited thirty days is over, on whichever side it is seen first. Works while locked."""
    done = 0
    for letter in letters.over(at):
        with transaction.atomic():
            if exchange.close(letter, "expired") and letter.kind in (Letter.Kind.PARCEL, Letter.Kind.REQUEST):
                done += _end(letter.ref, at)
    for letter in letters.expired_for_us(at - exchange.KEPT):
        with transaction.atomic():
            done += _end(letter.ref, at)
    return done


def erase(at: datetime) -> int:
    """The register of what was erased is the history of the transfer: when, how many bytes, why."""
    done = 0
    for letter in letters.to_erase():
        row = queries.by_ref(letter.ref)
        with transaction.atomic():
            if exchange.erase(letter, at=at):
                done += 1
                if row is not None:
                    facts = {"bytes": letter.size, "because": letter.state, "turn": letter.turn}
                    Step.objects.create(transfer=row, at=at, by=BY, verb="erased", facts=facts)
    return done


def forget(at: datetime) -> int:
    """A file was destroyed: the key of its transfers goes too, and the names and texts of the consent."""
    done = 0
    for row in queries.of_destroyed_files():
        with transaction.atomic():
            gone = {"wrapped": b"", "sealed": b"", "answer": b""}
            done += Transfer.objects.filter(pk=row.pk).exclude(wrapped=b"").update(**gone)
            row.sections.update(content=b"", redaction=b"", why=b"", note=b"")
            Step.objects.create(transfer=row, at=at, by=BY, verb="forgotten")
    return done


@task(atomic=False)
def sweep(*, places: list[str]) -> None:
    """Sealed bytes that no letter names: what was left when a machine fell while sealing."""
    names: set[UUID] = set()
    for place in places:
        with municipality(place):
            names |= letters.blobs_in_use()
    for path in blobs.older_than(now() - UNCLAIMED):
        if path.suffix == ".part" or UUID(hex=path.stem) not in names:
            path.unlink(missing_ok=True)


SWEEP = f"{__name__}.sweep"


def wrap_again() -> int:
    """After the keys were renewed: the key of every transfer wrapped with the newest."""
    return sum(_wrap(row) for row in queries.living())


@transaction.atomic
def _wrap(row: Transfer) -> bool:
    locked = Transfer.objects.select_for_update().get(pk=row.pk)
    told = kluis.ask("rewrap", ref=key_ref(locked), key_id=locked.key_id, wrapped=bytes(locked.wrapped))
    if told["key_id"] == locked.key_id:
        return False
    Transfer.objects.filter(pk=row.pk).update(key_id=told["key_id"], wrapped=told["wrapped"])
    return True


def _end(ref: UUID, at: datetime) -> bool:
    row = queries.by_ref(ref)
    if row is None:
        return False
    allowed = [state for state, following in STEPS[row.side].items() if State.EXPIRED in following]  # type: ignore[index]  # a Side
    ended = Transfer.objects.filter(pk=row.pk, state__in=allowed).update(state=State.EXPIRED, over_at=at)
    if ended:
        Step.objects.create(transfer=row, at=at, by=BY, verb="expired")
    return bool(ended)
