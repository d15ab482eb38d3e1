"""What a machine measured of the accessibility of every kind of page, as it was released with this version.

`results.json` is written by `python -m tests.support.audit` from real runs of axe in a browser, never by hand.
A municipality keeps the results in its own table, so that its statement can be checked later.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps

RESULTS = Path(__file__).with_name("results.json")


@cache
def released() -> tuple[dict[str, Any], ...]:
    """The rows of the file; none when this version was never measured."""
    if not RESULTS.exists():
        return ()
    rows = json.loads(RESULTS.read_text(encoding="utf-8"))
    return tuple({**row, "audited_on": date.fromisoformat(row["audited_on"])} for row in rows)


def store() -> None:
    """Keep the results of this version behind the present wall. Run again, it adds nothing."""
    model = _model()
    model._default_manager.bulk_create([model(**row) for row in released()], ignore_conflicts=True)


def newest(rows: Iterable[Any]) -> list[Any]:
    """Per kind of page, theme and width the latest of what is kept here and what came with this version."""
    found: dict[tuple[str, str, int], Any] = {}
    for row in [*rows, *(_model()(**each) for each in released())]:
        key = (row.page_type, row.theme, row.width)
        if key not in found or found[key].audited_on < row.audited_on:
            found[key] = row
    return list(found.values())


def _model() -> Any:
    return apps.get_model("site_pages", "AuditResult")
