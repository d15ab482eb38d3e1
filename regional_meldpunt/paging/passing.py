"""The next way is taken before its time, because this one is slow, fails or says nothing; the trail says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from foundation.tenancy.prepared import prepared
from regional_meldpunt.paging.models import Page, Trail

LAST = "last_way"
PASSED_ON = "passed_on"


def note(page: Page, what: str, *, at: datetime, text: str = "") -> None:
    Trail.objects.create(
        page=page, municipality=page.municipality, received_by=page.received_by, at=at, what=what, text=text[:300]
    )


def pass_on(pages: Iterable[int], *, at: datetime, why: str) -> None:
    """Once for each of these pages, all in one statement. Inside a transaction, behind the engine's wall."""
    if asked := list(pages):
        prepared(_PASS_ON, (asked, at, why, LAST, PASSED_ON))


_PASS_ON = """
WITH passed AS (
    UPDATE public.paging_page SET passed_on_at = $2 WHERE id = ANY($1::bigint[]) AND passed_on_at IS NULL
    RETURNING id, alarm_id, test_id, municipality, received_by),
chosen AS (
    SELECT passed.*, follower.id AS next, follower.kind
      FROM passed LEFT JOIN LATERAL (
           SELECT p.id, p.kind FROM public.paging_page p
            WHERE (p.alarm_id = passed.alarm_id OR p.test_id = passed.test_id) AND p.id <> passed.id
              AND p.state = 'due' AND p.attempts = 0 AND p.due_at > $2
            ORDER BY p.due_at, p.position LIMIT 1) follower ON true),
forward AS (
    UPDATE public.paging_page p SET due_at = $2 FROM chosen WHERE p.id = chosen.next AND p.state = 'due')
INSERT INTO public.paging_trail (page_id, municipality, received_by, at, what, text)
SELECT id, municipality, received_by, $2, CASE WHEN next IS NULL THEN $4 ELSE $5 END,
       left(CASE WHEN next IS NULL THEN $3 ELSE $3 || ' > ' || kind END, 300)
  FROM chosen ORDER BY id
"""
