"""Guides: the chapters in order, and where a chapter stands among them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from cms.site import queries


@dataclass(frozen=True)
class Chapter:
    number: int
    page: Any
    version: Any
    current: bool = False


def chapters(guide: Page, request: HttpRequest, *, whole: bool = False, current: int = 0) -> list[Chapter]:
    """Without their text unless the whole guide is shown. One query."""
    return [
        Chapter(number, page, page.versions(request)[0], page.pk == current)
        for number, page in enumerate(queries.chapters_of(guide, whole=whole), start=1)
    ]


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
