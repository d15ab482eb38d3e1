"""The table of figures as CSV: one line per municipality, machine-readable names in the first line."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.figures.periods import Period
from regional_meldpunt.figures.queries import Line
from regional_meldpunt.meldingen.statuses import Phase

COLUMNS = ("from", "until", "municipality", "total", "open", *Phase, *Urgency.values)


def as_csv(period: Period, rows: Iterable[Line]) -> str:
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for row in rows:
        dates = (period.first.isoformat(), period.last.isoformat())
        writer.writerow([*dates, row.name, row.total, row.open, *row.by_phase, *row.by_urgency])
    return sheet.getvalue()
