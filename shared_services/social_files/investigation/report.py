"""The social report on paper. The PDF is tagged (PDF/UA-1), so that it can be read aloud and searched."""

from __future__ import annotations

import base64
import logging
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.timezone import localdate

from foundation.identity.actor import Actor
from foundation.tenancy import current
from shared_services.social_files.investigation import queries
from shared_services.social_files.investigation.actions import opening
from shared_services.social_files.investigation.models import PartVersion, SocialFile
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.investigation.sections import BY_KIND, GROUNDS, Section, forwardable
from shared_services.social_files.investigation.showing import Shown, show
from tenants.registry.hosts import by_schema

logger = logging.getLogger(__name__)

try:
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher
except OSError as missing:  # it needs Pango, which is no Python package: without it the page prints from the browser
    CAN_MAKE_PDF = False
    logger.warning("No PDF of social reports: %s", missing)
else:
    CAN_MAKE_PDF = True

FONT = "vendor/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"


@dataclass(frozen=True)
class Chapter:
    section: Section
    version: PartVersion
    ground: str
    shown: Shown


@dataclass(frozen=True)
class Report:
    file: SocialFile
    place: str
    label: str
    persons: list[tuple[PersonFacts, int | None]]
    chapters: list[Chapter]
    documents: list[dict[str, str]]
    by: Actor
    at: datetime


def compose(opened: OpenFile, *, by: Actor, at: datetime, leaving: frozenset[str] | None = None) -> Report:
    """With `leaving` only those sections, and nothing of the Crossroads Bank: it goes out of the house."""
    today, newest = localdate(at), queries.latest_versions(opened.file)
    chapters = []
    for part in queries.parts(opened.file):
        if (row := newest.get(part.pk)) is not None and (leaving is None or part.kind in leaving):
            section, content = BY_KIND[part.kind], opened.version(part, row)
            shown = show(section, content if leaving is None else forwardable(part.kind, content))
            chapters.append(Chapter(section, row, str(GROUNDS[row.ground]), shown))
    persons = [(person, person.age(today)) for _row, person in opening.people_of(opened)]
    kept = queries.documents(opened.file)
    papers = [opened.document(row) for row in kept if leaving is None or (row.kind in leaving and not row.ksz)]
    place = by_schema(current().schema).name
    return Report(opened.file, place, opened.label(), persons, chapters, papers, by, at)


def as_pdf(report: Report) -> bytes:
    return pdf_of(render_to_string("social_files/report.html", {"report": report}))


def pdf_of(html: str, *sheets_too: str) -> bytes:
    """A tagged PDF (PDF/UA-1). Nothing is fetched for it: the font travels inside the style sheet, and addresses in a
    text stay text. `sheets_too` are names of more style sheets."""
    fetcher = URLFetcher(allowed_protocols=("data",))
    names = ("social_files/report.css", *sheets_too)
    sheets = [CSS(string=_font(), url_fetcher=fetcher), *(CSS(filename=str(finders.find(name))) for name in names)]
    made = HTML(string=html, url_fetcher=fetcher).write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")
    return bytes(made or b"")


@cache
def _font() -> str:
    found = finders.find(FONT)
    if not found:
        return ""
    inside = base64.b64encode(Path(str(found)).read_bytes()).decode()
    return f'@font-face {{ font-family: "Report"; src: url("data:font/woff2;base64,{inside}");  }}'
