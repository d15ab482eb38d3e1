from __future__ import annotations

from datetime import datetime
from uuid import UUID

from foundation.tenancy import current
from shared_services.social_files.exchange.models import Letter

CLOSED = (Letter.State.FETCHED, Letter.State.REFUSED, Letter.State.RECALLED, Letter.State.EXPIRED)


def waiting(at: datetime) -> list[Letter]:
    """What lies ready for us, oldest first; parcels are opened by hand and are not among them."""
    mine = Letter.objects.filter(municipality=current().schema, state=Letter.State.WAITING, expires_at__gt=at)
    return list(mine.exclude(kind=Letter.Kind.PARCEL))


def parcels_waiting(at: datetime) -> list[Letter]:
    mine = Letter.objects.filter(municipality=current().schema, state=Letter.State.WAITING, expires_at__gt=at)
    return list(mine.filter(kind=Letter.Kind.PARCEL))


def parcel(ref: UUID) -> Letter | None:
    """The newest parcel for us in one transfer, whatever became of it."""
    found = Letter.objects.filter(municipality=current().schema, ref=ref, kind=Letter.Kind.PARCEL)
    return found.order_by("-turn").first()


def sent(ref: UUID, kind: str) -> Letter | None:
    """The newest letter of a kind that we wrote in one transfer."""
    return Letter.objects.filter(received_by=current().schema, ref=ref, kind=kind).order_by("-turn").first()


def turns(ref: UUID, kind: str) -> int:
    """How many letters of a kind we wrote in one transfer."""
    return Letter.objects.filter(received_by=current().schema, ref=ref, kind=kind).count()


def over(at: datetime) -> list[Letter]:
    """Letters of ours whose time has passed while they waited."""
    return list(Letter.objects.filter(received_by=current().schema, state=Letter.State.WAITING, expires_at__lte=at))


def expired_for_us(since: datetime) -> list[Letter]:
    """Parcels that their author ended because we left them lying, erased by now or not."""
    mine = Letter.objects.filter(municipality=current().schema, state=Letter.State.EXPIRED, closed_at__gte=since)
    return list(mine.filter(kind=Letter.Kind.PARCEL))


def to_erase() -> list[Letter]:
    """Parcels that are closed and of which the sealed bytes may still lie there, ours and for us."""
    return list(Letter.objects.filter(blob__isnull=False, erased_at=None, state__in=CLOSED))


def blobs_in_use() -> set[UUID]:
    """Behind the wall of one municipality: what it sent or may still open."""
    names = Letter.objects.filter(blob__isnull=False, erased_at=None).values_list("blob", flat=True)
    return {name for name in names if name is not None}
