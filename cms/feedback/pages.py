"""Pages of the website as subjects, and the piece under each of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from cms.caching.marks import keeps_well
from cms.feedback import queries
from cms.feedback.subjects import Subject
from cms.site.models.base import BilingualPage


def page_at(path: str) -> Subject | None:
    page = queries.page_at(path)
    if page is None or not isinstance(page, BilingualPage):
        return None
    owner: Any = page.owner if page.owner is not None and page.owner.is_active else None
    return Subject(
        path=path,
        title=page.title,
        service=page.service,
        owner=(owner.display_name or owner.email) if owner else "",
        email=owner.email if owner else "",
    )


def piece(request: HttpRequest, page: Page | None) -> dict[str, Any] | None:
    """Under what is published; not under a form or a file of somebody, and not while an editor previews."""
    match = request.resolver_match
    if match is None or not keeps_well(match.func) or getattr(request, "is_preview", False):
        return None
    return {"path": request.path}
