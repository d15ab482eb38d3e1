"""Guides: the chapters in order, and where a chapter stands among them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from cms.site import queries
from cms.site.languages import has_french


@dataclass(frozen=True)
class Heading:
    lang: str
    title: str


@dataclass(frozen=True)
class Chapter:
    number: int
    page: Any
    version: Any
    current: bool = False


def chapters(guide: Page, request: HttpRequest, *, whole: bool = False, current: int = 0) -> list[Chapter]:
    """Without their text unless the whole guide is shown. One query."""
    rows = queries.chapters_of(guide, whole=whole)
    return [
        Chapter(number, page, page.versions(request)[0] if whole else _title(page, request), page.pk == current)
        for number, page in enumerate(rows, start=1)
    ]


def _title(page: Any, request: HttpRequest) -> Heading:
    """As a link shows it; the text of the chapter stays where it is."""
    if page.title_fr and has_french(request) and get_language() == "fr":
        return Heading("fr", page.title_fr)
    return Heading("nl", page.title)


def around(chapter: Any, request: HttpRequest, crumbs: list[Page]) -> dict[str, Any]:
    """The guide it belongs to (the last of the crumbs), its neighbours and its number."""
    guide = crumbs[-1]
    found = chapters(guide, request, current=chapter.pk)
    here = next((number for number, each in enumerate(found) if each.current), 0)
    return {
        "guide": guide,
        "chapters": found,
        "number": here + 1,
        "previous": found[here - 1] if here > 0 else None,
        "next": found[here + 1] if here + 1 < len(found) else None,
    }
