"""The book as CSV, for an auditor with a spreadsheet."""

import csv
import json
from collections.abc import Iterable
from io import StringIO

from django.utils import timezone

from foundation.audit.models import AuditEntry

COLUMNS = ["at", "verb", "by", "by_schema", "by_id", "subject_kind", "subject_id", "subject", "facts", "ip"]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(entries: Iterable[AuditEntry]) -> str:
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_safe(cell) for cell in _cells(entry)])
    return sheet.getvalue()


def _cells(entry: AuditEntry) -> list[str]:
    return [
        timezone.localtime(entry.at).isoformat(timespec="seconds"),
        entry.verb,
        entry.by_name,
        entry.by_schema,
        "" if entry.by_id is None else str(entry.by_id),
        entry.subject_kind,
        entry.subject_id,
        entry.subject_label,
        json.dumps(entry.facts, ensure_ascii=False, sort_keys=True),
        entry.ip or "",
    ]


def _safe(cell: str) -> str:
    """A name such as `=HYPERLINK(...)` must stay text when the sheet is opened."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
