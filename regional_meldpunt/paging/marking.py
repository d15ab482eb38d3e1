"""The two changes that many pages take at once, each a statement that the database plans once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings

from foundation.tenancy.prepared import prepared
from regional_meldpunt.paging.jobs import Handed, Job
from regional_meldpunt.paging.models import Kind, Page

WITH_RECEIPT = (Kind.SMS, Kind.VOICE)

_SENDING = """
UPDATE public.paging_page p
   SET state = 'handing', attempts = attempts + 1, reason = '',
       code = CASE WHEN m.lead THEN m.code ELSE p.code END, bundle_id = coalesce(m.bundle, p.bundle_id),
       taken_by = CASE WHEN m.lead THEN $5 ELSE p.taken_by END,
       lease_until = CASE WHEN m.lead THEN $6 ELSE p.lease_until END
  FROM unnest($1::bigint[], $2::boolean[], $3::text[], $4::bigint[]) AS m (page, lead, code, bundle)
 WHERE p.id = m.page
"""
_HANDED = """
WITH lead AS (
    UPDATE public.paging_page p
       SET state = 'handed', handed_at = $1, lease_until = NULL, reason = '', reference = told.reference,
           receipt_due_at = CASE WHEN told.promised THEN $2::timestamptz END
      FROM unnest($3::bigint[], $4::integer[], $5::text[], $6::boolean[]) AS told (page, attempt, reference, promised)
     WHERE p.id = told.page AND p.state = 'handing' AND p.attempts = told.attempt
    RETURNING p.id, p.channel_id),
carried AS (
    UPDATE public.paging_page p SET state = 'handed', handed_at = $1, lease_until = NULL, reason = ''
      FROM lead WHERE p.bundle_id = lead.id AND p.state = 'handing'),
works AS (
    UPDATE public.paging_channel c SET fails = 0 FROM lead WHERE c.id = lead.channel_id AND c.fails > 0)
SELECT id FROM lead
"""


def sending(messages: Sequence[tuple[Page, Sequence[Page]]], *, worker: str, until: datetime) -> None:
    """Each first page carries the others; the rows say so before anything goes."""
    rows = []
    for lead, others in messages:
        bundle = None if lead.attempts else lead.pk
        rows += [(lead.pk, True, lead.code, None), *((page.pk, False, "", bundle) for page in others)]
    pages, leads, codes, bundles = (list(column) for column in zip(*rows, strict=True))
    prepared(_SENDING, (pages, leads, codes, bundles, worker, until))


def handed(told: Sequence[tuple[Job, Handed]], *, at: datetime) -> set[int]:
    """Gateways took these; returns the pages of which no later attempt took over meanwhile."""
    within = settings.STREEKPOORT_RECEIPT_WITHIN
    values = (
        at,
        at + timedelta(seconds=within),
        [job.page for job, _handed in told],
        [job.attempt for job, _handed in told],
        [handed.reference[:120] for _job, handed in told],
        [within > 0 and job.kind in WITH_RECEIPT for job, _handed in told],
    )
    return {page for (page,) in prepared(_HANDED, values).fetchall()}
