"""A list as a file: one line per melding, nothing about reporters, and no text that a spreadsheet would run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from foundation.design.statuses import look
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.resolutions import Resolution

RISKY = ("=", "+", "-", "@", "\t", "\r")


def headings() -> list[str]:
    return [
        _("Number"), _("Received"), _("Kind"), _("Category"), _("Urgency"), _("Status"), _("Resolution"), _("Place"),
        _("Postal code"), _("Municipality"), _("Team"), _("Person"), _("Deadline"), _("Finished"),
        _("Channel"), _("Storm"),
    ]  # fmt: skip


def line(row: Melding) -> list[Any]:
    """Moments without a zone, in local time: a spreadsheet knows no zones."""
    person = row.assigned_to or row.claimed_by
    return [
        row.number, _local(row.reported_at), row.get_kind_display(), row.category.name, row.get_urgency_display(),
        str(look(row.status).label), Resolution(row.resolution).label if row.resolution else "", row.place_text,
        row.postal_code, row.municipality, row.team, person.name if person else "", _local(row.deadline_at),
        _local(row.finished_at), row.get_channel_display(), row.storm,
    ]  # fmt: skip


def as_csv(rows: Iterable[Melding]) -> Iterator[bytes]:
    """With the mark by which Excel knows that it is UTF-8."""
    yield "\ufeff".encode()
    yield _csv_line(headings())
    for row in rows:
        yield _csv_line([_plain(value) for value in line(row)])


def as_xlsx(rows: Iterable[Melding]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Meldingen"))
    sheet.freeze_panes = "A2"
    bold = []
    for text in headings():
        cell = WriteOnlyCell(sheet, value=text)
        cell.font = Font(bold=True)
        bold.append(cell)
    sheet.append(bold)
    for row in rows:
        sheet.append([harmless(value) for value in line(row)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _csv_line(values: list[Any]) -> bytes:
    sheet = StringIO()
    csv.writer(sheet, delimiter=";").writerow(values)
    return sheet.getvalue().encode()


def _plain(value: Any) -> Any:
    return value.isoformat(" ", "minutes") if hasattr(value, "isoformat") else harmless(value)


def harmless(value: Any) -> Any:
    """A cell is text, never a formula; and no signs that a sheet cannot hold."""
    if not isinstance(value, str):
        return value
    text = "".join(sign for sign in value if sign >= " " or sign in "\n\t")
    return f"'{text}" if text.startswith(RISKY) else text


def _local(at: Any) -> Any:
    return timezone.localtime(at).replace(tzinfo=None, second=0, microsecond=0) if at else None
