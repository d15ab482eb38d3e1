"""The next way is taken before its time, because this one is slow, fails or says nothing; the trail says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from regional_meldpunt.paging.models import Page, PageState, Trail

LAST = "last_way"
PASSED_ON = "passed_on"


def note(page: Page, what: str, *, at: datetime, text: str = "") -> None:
    Trail.objects.create(
        page=page, municipality=page.municipality, received_by=page.received_by, at=at, what=what, text=text[:300]
    )


def pass_on(pages: Iterable[Page], *, at: datetime, why: str) -> None:
    """Once for each page. Inside a transaction, behind the engine's wall."""
    for page in pages:
        changed = Page.objects.filter(pk=page.pk, passed_on_at=None).update(passed_on_at=at)
        if changed:
            _bring_forward(page, at, why)


def _bring_forward(page: Page, at: datetime, why: str) -> None:
    rows = Page.objects.filter(alarm=page.alarm_id, test=page.test_id, state=PageState.DUE, attempts=0)
    later = rows.exclude(pk=page.pk).filter(due_at__gt=at).order_by("due_at", "position")
    follower = later.first() if page.alarm_id or page.test_id else None
    if follower is None:
        note(page, LAST, at=at, text=why)
        return
    Page.objects.filter(pk=follower.pk, state=PageState.DUE).update(due_at=at)
    note(page, PASSED_ON, at=at, text=f"{why} > {follower.kind}")
