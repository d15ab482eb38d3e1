"""Reads of periods and of the register, behind the wall of one municipality."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from foundation.tenancy import current
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.retention.models import Erasure, Term
from regional_meldpunt.retention.terms import STATUSES, USUAL, Ending


def periods() -> dict[str, int]:
    """Days per ending: what the municipality chose, else the usual."""
    chosen = dict(Term.objects.filter(municipality=current().schema).values_list("ending", "days"))
    return {ending.value: chosen.get(ending.value, USUAL[ending]) for ending in Ending}


def due(ending: str, at: datetime, *, days: int | None = None) -> QuerySet[Melding]:
    """Meldingen of this municipality whose period is over and which are not erased, the oldest first."""
    before = at - timedelta(days=periods()[ending] if days is None else days)
    erased = Erasure.objects.filter(municipality=OuterRef("municipality"), number=OuterRef("number"))
    rows = Melding.objects.filter(
        municipality=current().schema, status__in=[status.value for status in STATUSES[ending]], finished_at__lt=before
    )
    return rows.exclude(Exists(erased)).order_by("finished_at")


def register() -> QuerySet[Erasure]:
    """What was erased, newest first."""
    return Erasure.objects.filter(municipality=current().schema)
