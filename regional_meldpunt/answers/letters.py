"""Letters, ready to print: A4 for an envelope with its window on the right, one letter per reporter.

Drawn with exact millimetres: the address stands in the window of the usual Belgian envelopes (DL folded in three, C5
folded in two), and two small marks show where to fold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from foundation.notifications.senders import Sender

FONTS = Path(__file__).parent / "fonts"
TEXT, FALLBACK = "Text", "TextExt"
LEFT, RIGHT, TOP, BOTTOM = 25.0, 20.0, 20.0, 28.0
WINDOW_X, WINDOW_Y, WINDOW_WIDTH = 110.0, 50.0, 80.0
BODY_Y = 104.0
FOLDS = (99.0, 198.0)
LINE = 5.4


@dataclass(frozen=True)
class Page:
    """One letter: everything in the language of the reader."""

    sender: Sender
    address: tuple[str, ...]
    number: str
    subject: str
    text: str
    language: str
    at: datetime


class Paper(FPDF):
    """A4 with the letterhead of whoever writes."""

    def __init__(self, page: Page) -> None:
        super().__init__(format="A4")
        self.page_of = page
        for family, suffix in ((TEXT, ""), (FALLBACK, "-Ext")):
            self.add_font(family, "", FONTS / f"AtkinsonNext-Regular{suffix}.ttf")
            self.add_font(family, "B", FONTS / f"AtkinsonNext-Bold{suffix}.ttf")
        self.set_fallback_fonts([FALLBACK])
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(auto=True, margin=BOTTOM)

    def header(self) -> None:
        """A bar in the colour of the municipality and its name; on a second page only the name."""
        sender = self.page_of.sender
        self.set_fill_color(sender.accent)
        self.rect(0, 0, self.w, 4, style="F")
        self.set_xy(LEFT, 14)
        self.set_font(TEXT, "B", 17)
        self.cell(0, 8, sender.full_name, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_y(34)

    def footer(self) -> None:
        """How to reach the sender, under every page."""
        sender = self.page_of.sender
        self.set_draw_color(200)
        self.line(LEFT, self.h - 20, self.w - RIGHT, self.h - 20)
        self.set_y(-18)
        self.set_font(TEXT, "", 8.5)
        self.set_text_color(70)
        parts = (sender.full_name, sender.street, sender.place, sender.phone, sender.email)
        self.cell(0, 5, "  ·  ".join(part for part in parts if part))
        self.set_text_color(0)

    def fold_marks(self) -> None:
        self.set_draw_color(150)
        for height in FOLDS:
            self.line(4, height, 9, height)


def pdf(pages: Sequence[Page]) -> bytes:
    """All letters in one file, each beginning on a page of its own."""
    if not pages:
        raise ValueError("There is no letter to print.")
    paper = Paper(pages[0])
    paper.set_title(", ".join(page.number for page in pages)[:200])
    paper.set_lang(pages[0].language)
    paper.set_author(pages[0].sender.full_name)
    for page in pages:
        _draw(paper, page)
    return bytes(paper.output())


def _draw(paper: Paper, page: Page) -> None:
    paper.page_of = page
    paper.add_page()
    paper.fold_marks()
    _address(paper, page)
    with translation.override(page.language):
        day = date_format(localtime(page.at), "j F Y")
        facts = ((_("Date"), day), (_("Number of your report"), page.number))
    paper.set_xy(LEFT, WINDOW_Y)
    for label, value in facts:
        paper.set_x(LEFT)
        paper.set_font(TEXT, "", 8.5)
        paper.set_text_color(70)
        paper.cell(70, 4.4, label, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        paper.set_text_color(0)
        paper.set_font(TEXT, "B", 11)
        paper.cell(70, 6.4, value, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        paper.ln(1.5)
    paper.set_xy(LEFT, BODY_Y)
    paper.set_font(TEXT, "B", 13)
    paper.multi_cell(0, 6.4, page.subject, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
    paper.ln(4)
    paper.set_font(TEXT, "", 11)
    for paragraph in page.text.split("\n\n"):
        paper.multi_cell(0, LINE, paragraph, new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")
        paper.ln(3.4)


def _address(paper: Paper, page: Page) -> None:
    """In the window: the sender in small letters, a line, and the reader; the last line as the post wants it."""
    sender = page.sender
    paper.set_xy(WINDOW_X, WINDOW_Y - 5)
    paper.set_font(TEXT, "", 7)
    paper.set_text_color(70)
    back = ", ".join(part for part in (sender.full_name, sender.street, sender.place) if part)
    paper.cell(WINDOW_WIDTH, 4, back)
    paper.set_text_color(0)
    paper.set_font(TEXT, "", 11)
    for number, line in enumerate(page.address):
        paper.set_xy(WINDOW_X, WINDOW_Y + 2 + number * 5.4)
        paper.cell(WINDOW_WIDTH, 5.4, line)
