"""Sheets as CSV or as a workbook. The first sheet is what a CSV holds; the others explain it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from regional_meldpunt.shifts.logbook import Line
from regional_meldpunt.shifts.models import MonthExport
from regional_meldpunt.worklists.exports import harmless

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MINUTES = ("counted", "night", "sunday", "holiday")


@dataclass(frozen=True)
class Sheet:
    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]


def log_sheet(lines: Iterable[Line]) -> Sheet:
    """As it stands on the page, with the moment in full."""
    rows = [
        [
            localtime(line.at).isoformat(timespec="seconds"),
            line.kind,
            line.who,
            line.text,
            line.number,
            _("corrected") if line.corrected else "",
        ]
        for line in lines
    ]
    return Sheet(_("Log"), [_("When"), _("Kind"), _("Who"), _("What"), _("Melding"), _("Corrected")], rows)


def month_sheets(found: MonthExport, name: str) -> list[Sheet]:
    """Every row with its source, the totals per person, too short rests, what changed, and how it was counted."""
    content = found.content
    return [
        Sheet(_("Rows"), _ROW_HEADINGS(), [_row(found, name, row) for row in content["rows"]]),
        Sheet(_("Totals"), _TOTAL_HEADINGS(), [_total(row) for row in content["totals"]]),
        Sheet(
            _("Rest too short"),
            [_("Name"), _("Alarm"), _("Ended"), _("Next moment"), _("Because of"), _("Rest (minutes)")],
            [
                [row["name"], row["alarm"], row["ended"], row["next_at"], because(row["because"]), row["rest"]]
                for row in content["warnings"]
            ],
        ),
        Sheet(
            _("Changes"),
            [_("Name"), _("Kind"), _("Source"), _("From"), _("Was (minutes)"), _("Is (minutes)")],
            [
                [row["name"], kind(row["kind"]), row["source"], row["begins"], row["was"], row["now"]]
                for row in found.differences
            ],
        ),
        Sheet(_("Explained"), [_("What"), _("Value")], _explained(found, name)),
    ]


def kind(code: str) -> str:
    return str({"standby": _("Standby"), "intervention": _("Intervention")}.get(code, code))


def because(code: str) -> str:
    return str({"workday": _("working day begins"), "called": _("called again")}.get(code, code))


def _ROW_HEADINGS() -> list[str]:  # noqa: N802  # reads as the constant it would be without translation
    return [
        _("Employer"), _("Month"), _("Version"), _("Name"), _("Kind"), _("Source"), _("What"), _("From"), _("Until"),
        _("Real minutes"), _("Counted minutes"), _("Night minutes"), _("Sunday minutes"), _("Holiday minutes"),
    ]  # fmt: skip


def _row(found: MonthExport, name: str, row: dict[str, Any]) -> list[Any]:
    source = f"{'dienst' if row['kind'] == 'standby' else 'alarm'} {row['source']}"
    return [
        name, f"{found.month:%Y-%m}", found.version, row["name"], kind(row["kind"]), source, row["what"],
        row["begins"], row["ends"] or "", row["real"], *(row[part] for part in MINUTES),
    ]  # fmt: skip


def _TOTAL_HEADINGS() -> list[str]:  # noqa: N802
    return [
        _("Name"), _("Standby minutes"), _("of which night"), _("of which Sunday"), _("of which holiday"), _("Nights"),
        _("Sundays"), _("Holidays"), _("Interventions"), _("Worked minutes"), _("of which night"),
        _("of which Sunday"), _("of which holiday"),
    ]  # fmt: skip


def _total(row: dict[str, Any]) -> list[Any]:
    parts = ("", "_night", "_sunday", "_holiday")
    standby = [row[f"standby{part}"] for part in parts]
    worked = [row[f"worked{part}"] for part in parts]
    return [row["name"], *standby, row["nights"], row["sundays"], row["holidays"], row["interventions"], *worked]


def _explained(found: MonthExport, name: str) -> list[list[Any]]:
    rules = found.rules
    return [
        [_("Employer"), name],
        [_("Month"), f"{found.month:%Y-%m}"],
        [_("Version"), found.version],
        [_("Fingerprint"), found.digest],
        [_("Counted at"), localtime(found.made_at).isoformat(timespec="seconds")],
        [_("Night"), f"{rules['night_begins']}-{rules['night_ends']}"],
        [_("Rest after a night (minutes)"), rules["rest_minutes"]],
        [_("Rounded up to (minutes)"), rules["round_minutes"]],
        [_("At least (minutes)"), rules["least_minutes"]],
        [_("Mind"), _("Night, Sunday and holiday are each counted for themselves: one minute can stand in all three.")],
    ]


def answer(form: str, name: str, first: Sheet, *others: Sheet) -> HttpResponse:
    """The file as a download."""
    body, kind_of_file = FORMS[form]([first, *others])
    found = HttpResponse(body, content_type=kind_of_file)
    found["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return found


def _csv(sheets: list[Sheet]) -> tuple[bytes, str]:
    """The first sheet, with the mark by which Excel knows that it is UTF-8."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(sheets[0].headings)
    writer.writerows([_safe(value) for value in row] for row in sheets[0].rows)
    return f"\ufeff{text.getvalue()}".encode(), "text/csv; charset=utf-8"


def _xlsx(sheets: list[Sheet]) -> tuple[bytes, str]:
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.title[:31])
        page.freeze_panes = "A2"
        cells = [WriteOnlyCell(page, value=text) for text in sheet.headings]
        for cell in cells:
            cell.font = Font(bold=True)
        page.append(cells)
        for row in sheet.rows:
            page.append([_safe(value) for value in row])
    file = BytesIO()
    book.save(file)
    return file.getvalue(), XLSX


def _safe(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) else "" if value is None else value


FORMS: dict[str, Callable[[list[Sheet]], tuple[bytes, str]]] = {"csv": _csv, "xlsx": _xlsx}
