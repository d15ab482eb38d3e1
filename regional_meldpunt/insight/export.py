"""A table as a file: the numbers, and in the workbook a second sheet that says what they mean."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from regional_meldpunt.insight.tables import Line, Sort, Table, Value, percent
from regional_meldpunt.worklists.exports import harmless

WIDE, NARROW = 44, 16


def as_csv(table: Table) -> bytes:
    """With the mark by which Excel knows that it is UTF-8; shares are whole percents."""
    sheet = StringIO()
    writer = csv.writer(sheet, delimiter=";")
    writer.writerow([table.first, *_headings(table)])
    for line in _lines(table):
        values = [_plain(value, column.sort) for value, column in zip(line.values, table.columns, strict=True)]
        writer.writerow([harmless(line.label), *values])
    return f"\ufeff{sheet.getvalue()}".encode()


def as_xlsx(table: Table, about: list[tuple[str, str]]) -> bytes:
    """`about` is what stands on the second sheet before the definition: whose figures, and of when."""
    book = Workbook(write_only=True)
    sheet: WriteOnlyWorksheet = book.create_sheet(table.title[:31])
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["A"].width = WIDE
    for letter in "BCDEFGH"[: len(table.columns)]:
        sheet.column_dimensions[letter].width = NARROW
    sheet.append([_bold(sheet, text) for text in (table.first, *_headings(table))])
    for line in _lines(table):
        cells = [_cell(sheet, value, column.sort) for value, column in zip(line.values, table.columns, strict=True)]
        sheet.append([harmless(line.label), *cells])
    words: WriteOnlyWorksheet = book.create_sheet(_("Explained"))
    words.column_dimensions["A"].width = NARROW
    words.column_dimensions["B"].width = 2 * WIDE
    for name, text in [(_("Figure"), table.title), *about, (_("Meaning"), table.says), (_("Mind"), table.note)]:
        words.append([_bold(words, name), harmless(text)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _lines(table: Table) -> list[Line]:
    return [*table.lines, *([table.total] if table.total else [])]


def _headings(table: Table) -> list[str]:
    return [f"{column.name} (%)" if column.sort is Sort.SHARE else column.name for column in table.columns]


def _plain(value: Value, sort: Sort) -> Value:
    if sort is Sort.SHARE and isinstance(value, float | int):
        return percent(value)
    return harmless(value) if isinstance(value, str) else "" if value is None else value


def _cell(sheet: WriteOnlyWorksheet, value: Value, sort: Sort) -> WriteOnlyCell:
    return WriteOnlyCell(sheet, value=_plain(value, sort) if value is not None else None)


def _bold(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell
