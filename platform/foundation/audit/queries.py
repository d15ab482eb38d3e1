from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Model, Q, QuerySet

from foundation.audit.models import AuditEntry


@dataclass(frozen=True)
class Filter:
    """What the reader of the book looks for; every part may be empty."""

    text: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None


def page_of_entries(chosen: Filter, number: int, per_page: int = 50) -> Page[AuditEntry]:
    return Paginator(_matching(chosen), per_page).get_page(number)


def entries_for_export(chosen: Filter, limit: int = 100_000) -> list[AuditEntry]:
    return list(_matching(chosen)[:limit])


def entries_about(subject: Model, limit: int = 20) -> list[AuditEntry]:
    """What happened to one row, the latest first."""
    kind, key = subject._meta.label_lower, str(subject.pk)
    return list(AuditEntry.objects.filter(subject_kind=kind, subject_id=key)[:limit])


def _matching(chosen: Filter) -> QuerySet[AuditEntry]:
    entries = AuditEntry.objects.all()
    if chosen.verb:
        entries = entries.filter(verb=chosen.verb)
    if chosen.since:
        entries = entries.filter(at__date__gte=chosen.since)
    if chosen.until:
        entries = entries.filter(at__date__lte=chosen.until)
    text = chosen.text.replace("\x00", "").strip()
    if text:
        entries = entries.filter(Q(by_name__icontains=text) | Q(subject_label__icontains=text))
    return entries
