"""The theme as it was: read from the audit book, which nobody can rewrite."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.http import Http404

from foundation.audit.models import AuditEntry
from tenants.branding import sheet

VERB = "branding.theme_changed"


@dataclass(frozen=True)
class ThemeChange:
    """One change: who, when, and per part what it was and what it became."""

    entry: AuditEntry
    lines: list[tuple[str, str, str]]


def theme_changes(slug: str, limit: int = 10) -> list[ThemeChange]:
    """The latest changes of the municipality behind whose wall we are, newest first."""
    return [ThemeChange(entry, _lines(slug, entry.facts)) for entry in AuditEntry.objects.filter(verb=VERB)[:limit]]


def theme_change(entry_id: int) -> Mapping[str, Any]:
    """What the register said before that change. Raises Http404 for an entry that is not here."""
    entry = AuditEntry.objects.filter(pk=entry_id, verb=VERB).first()
    if entry is None:
        raise Http404
    before: Mapping[str, Any] = entry.facts["before"]
    return before


def _lines(slug: str, facts: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    start = sheet.start_of(slug)
    before, after = (asdict(sheet.merged(start, facts.get(side, {}))) for side in ("before", "after"))
    return [(name, before[name], after[name]) for name in before if before[name] != after[name]]
