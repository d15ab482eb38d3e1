"""Transfers behind the wall of the own OCMW. What comes back is still sealed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.transfer.models import Step, Transfer, TransferDocument, TransferSection
from shared_services.social_files.transfer.states import OPEN, OVER, Side

MOST_OVER = 50


def by_ref(ref: UUID) -> Transfer | None:
    return Transfer.objects.select_related("file__key").filter(ref=ref).first()


def running(side: Side) -> list[Transfer]:
    """The one whose time ends first stands first."""
    found = Transfer.objects.filter(side=side, state__in=OPEN)
    return sorted(found, key=lambda row: (row.due_on or date.max, row.began_at))


def over() -> list[Transfer]:
    return list(Transfer.objects.filter(state__in=OVER).order_by("-over_at", "-pk")[:MOST_OVER])


def sections(row: Transfer) -> list[TransferSection]:
    return list(row.sections.order_by("pk"))


def section(row: Transfer, kind: str) -> TransferSection | None:
    return row.sections.filter(kind=kind).first()


def documents(row: Transfer, kind: str = "") -> list[TransferDocument]:
    found = row.documents.all()
    return list(found.filter(kind=kind) if kind else found)


def document(row: Transfer, ref: UUID) -> TransferDocument | None:
    return row.documents.filter(ref=ref).first()


def steps(row: Transfer) -> list[Step]:
    return list(row.steps.all())


def step(row: Transfer, verb: str) -> Step | None:
    """The last of its kind."""
    return row.steps.filter(verb=verb).order_by("-pk").first()


def rows_with_key(key_id: str) -> int:
    return Transfer.objects.filter(key_id=key_id).exclude(wrapped=b"").count()


def living() -> list[Transfer]:
    """Those that still open."""
    return list(Transfer.objects.exclude(wrapped=b""))


def of_destroyed_files() -> list[Transfer]:
    """Over, and the file that they were about is destroyed."""
    found = Transfer.objects.filter(file__state=SocialFile.State.DESTROYED, state__in=OVER)
    return list(found.exclude(wrapped=b""))


def with_changed_consent() -> list[Transfer]:
    """Asked by us, and somebody said something since."""
    return list(Transfer.objects.filter(side=Side.ASKED, consent_changed_at__isnull=False, state__in=OPEN))


def refs_about(file: SocialFile) -> list[UUID]:
    """Transfers from which this file got something, or to which it gave."""
    return list(Transfer.objects.filter(file=file).values_list("ref", flat=True))
