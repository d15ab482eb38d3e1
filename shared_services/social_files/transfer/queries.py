"""Transfers behind the wall of the own OCMW. What comes back is still sealed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.transfer.models import Step, Transfer, TransferDocument, TransferSection
from shared_services.social_files.transfer.states import OPEN, OVER, Decision, Side, State

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


def figures(since: datetime, until: datetime) -> dict[str, float]:
    """For a report to the directors: how many, how long, how much was taken over. Counts and times, nobody in it."""
    asked = Transfer.objects.filter(side=Side.ASKED, asked_at__gte=since, asked_at__lt=until)
    opened = [row for row in asked if row.opened_at and row.asked_at]
    hours = sorted(
        (row.opened_at - row.asked_at).total_seconds() / 3600 for row in opened if row.opened_at and row.asked_at
    )
    decided = dict(
        TransferSection.objects.filter(transfer__in=asked.values("pk"))
        .exclude(decision=Decision.OPEN)
        .values_list("decision")
        .annotate(Count("pk"))
    )
    given = Transfer.objects.filter(side=Side.GIVEN, asked_at__gte=since, asked_at__lt=until)
    late = [row for row in given if row.sent_at and row.due_on and row.sent_at.date() > row.due_on]
    return {
        "asked": asked.count(),
        "given": given.count(),
        "sent_late": len(late),
        "opened": len(opened),
        "median_hours_to_receipt": round(hours[len(hours) // 2], 1) if hours else 0.0,
        "finished": asked.filter(state=State.FINISHED).count(),
        "sections_taken_over": decided.get(Decision.TAKE, 0),
        "sections_investigated_again": decided.get(Decision.AGAIN, 0),
    }
