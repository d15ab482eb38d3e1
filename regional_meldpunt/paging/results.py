"""What became of a message, written down: handed over, arrived, refused, or nothing heard. Behind the engine's wall."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from foundation.notifications.gateway import Receipt
from regional_meldpunt.paging import marking, passing, taking
from regional_meldpunt.paging.jobs import Handed, Job
from regional_meldpunt.paging.models import Channel, Page, PageState, PushSubscription

MOST_ATTEMPTS = 4
AGAIN = (timedelta(seconds=2), timedelta(seconds=10), timedelta(seconds=60))
MOST_FAILS = 5
"""After so many failures in a row a channel is switched off, and its person is told when asking for readiness."""
BATCH = 200


def handed(job: Job, told: Handed, *, at: datetime) -> bool:
    """The gateway took it. False when a later attempt took over meanwhile."""
    return job.page in handed_all([(job, told)], at=at)


@transaction.atomic
def handed_all(told: Sequence[tuple[Job, Handed]], *, at: datetime) -> set[int]:
    """The same for many; the pages of which that is so."""
    held = marking.handed(told, at=at)
    reached = [device for job, one in told if job.page in held for device in one.reached]
    gone = [device for job, one in told if job.page in held for device in one.gone]
    if reached:
        PushSubscription.objects.filter(pk__in=reached).update(reached_at=at)
    if gone:
        PushSubscription.objects.filter(pk__in=gone).delete()
    return held


@transaction.atomic
def failed(job: Job, reason: str, *, at: datetime, for_good: bool, gone: Iterable[int] = ()) -> bool:
    """It did not go. The next way is taken at once; this one is tried again unless that makes no sense."""
    lead = _held(job)
    if lead is None:
        return False
    PushSubscription.objects.filter(pk__in=list(gone)).delete()
    pages = [page.pk for page in together(lead).filter(state=PageState.HANDING)]
    passing.note(lead, "failed", at=at, text=reason)
    ends = for_good or job.attempt >= MOST_ATTEMPTS
    if ends:
        together(lead).filter(state=PageState.HANDING).update(state=PageState.FAILED, reason=reason, lease_until=None)
        _count_failure(lead, reason, at)
    else:
        later = at + AGAIN[min(job.attempt, len(AGAIN)) - 1]
        Page.objects.filter(pk=lead.pk).update(
            state=PageState.DUE, due_at=later, reason=reason, lease_until=None, taken_by=""
        )
    passing.pass_on(pages, at=at, why=reason)
    return True


def together(lead: Page) -> QuerySet[Page]:
    """A page and those that it carries."""
    return Page.objects.filter(Q(pk=lead.pk) | Q(bundle=lead.pk))


def _with_carried(leads: Iterable[Page]) -> QuerySet[Page]:
    known = [lead.pk for lead in leads]
    return Page.objects.filter(Q(pk__in=known) | Q(bundle__in=known))


@transaction.atomic
def receipt(told: Receipt) -> bool:
    """The gateway says that it arrived, or that it did not. Said again, it changes nothing."""
    lead = Page.objects.select_for_update(of=("self",)).filter(key=told.reference).first()
    if lead is None:
        return False
    rows = together(lead)
    if told.arrived:
        ways = (PageState.HANDING, PageState.HANDED, PageState.DROPPED, PageState.DUE)
        changed = rows.filter(state__in=ways, attempts__gt=0).update(
            state=PageState.DELIVERED, delivered_at=told.at, handed_at=Coalesce(F("handed_at"), told.at), reason=""
        )
        Page.objects.filter(pk=lead.pk).update(receipt_due_at=None, lease_until=None)
        if changed and lead.state == PageState.DROPPED:
            passing.note(lead, "late_receipt", at=told.at)
        return True
    arriving = (PageState.HANDING, PageState.HANDED, PageState.DROPPED)
    pages = [page.pk for page in rows.filter(state__in=arriving)]
    if pages:
        passing.note(lead, "not_arrived", at=told.at, text=told.reason)
        rows.filter(pk__in=pages).update(state=PageState.FAILED, reason="not_arrived")
        Page.objects.filter(pk=lead.pk).update(receipt_due_at=None, lease_until=None)
        _count_failure(lead, "not_arrived", told.at)
        passing.pass_on(pages, at=told.at, why="not_arrived")
    return True


def look_after(at: datetime) -> None:
    """Everything that time brings: no receipt, a slow gateway, a process that died."""
    with transaction.atomic():
        _no_receipt(at)
    with transaction.atomic():
        _slow(at)
    with transaction.atomic():
        _left_behind(at)


def _no_receipt(at: datetime) -> None:
    """Accepted and dropped: the gateway promised to say when it arrived, and says nothing."""
    leads = _some(Page.objects.filter(receipt_due_at__lte=at))
    if not leads:
        return
    Page.objects.filter(pk__in=[lead.pk for lead in leads]).update(receipt_due_at=None)
    silent = [lead for lead in leads if lead.state == PageState.HANDED]
    rows = _with_carried(silent).filter(state=PageState.HANDED)
    pages = [page.pk for page in rows]
    rows.update(state=PageState.DROPPED, reason="no_receipt")
    for lead in silent:
        _count_failure(lead, "no_receipt", at)
    passing.pass_on(pages, at=at, why="no_receipt")


def _slow(at: datetime) -> None:
    """A gateway that takes long, or has others to serve, does not keep its people waiting: the next way is taken."""
    slow = timedelta(seconds=settings.STREEKPOORT_GATEWAY_SLOW)
    began = Q(state=PageState.HANDING, lease_until__lte=at - slow + taking.lease())
    waits = Q(state=PageState.DUE, due_at__lte=at - slow, attempts=0)
    leads = _some(Page.objects.filter(began | waits, important=True, passed_on_at=None))
    for why, state in (("slow", PageState.HANDING), ("busy", PageState.DUE)):
        if found := [lead for lead in leads if lead.state == state]:
            passing.pass_on([page.pk for page in _with_carried(found)], at=at, why=why)


def _left_behind(at: datetime) -> None:
    """Whoever took it is gone: it goes again with the same key, also what one that was answered meanwhile carried."""
    here = f"{socket.gethostname()}:"
    rows = Page.objects.filter(state=PageState.HANDING, bundle=None)
    mine = rows.filter(taken_by__startswith=here).order_by().values_list("taken_by", flat=True).distinct()
    dead = [one for one in mine if not _alive(one)]
    for page in _some(rows.filter(Q(lease_until__lte=at) | Q(taken_by__in=dead))):
        passing.note(page, "again", at=at)
        Page.objects.filter(pk=page.pk).update(state=PageState.DUE, due_at=at, lease_until=None, taken_by="")
    orphans = Page.objects.filter(state=PageState.HANDING, bundle__state=PageState.CANCELLED)
    for page in _some(orphans):
        Page.objects.filter(pk=page.pk).update(state=PageState.DUE, due_at=at, bundle=None, attempts=0)


def _some(rows: QuerySet[Page]) -> list[Page]:
    return list(rows.select_for_update(of=("self",), skip_locked=True).order_by("id")[:BATCH])


def _held(job: Job) -> Page | None:
    rows = Page.objects.select_for_update(of=("self",))
    return rows.filter(pk=job.page, state=PageState.HANDING, attempts=job.attempt).first()


def _count_failure(lead: Page, reason: str, at: datetime) -> None:
    if lead.channel_id is None:
        return
    Channel.objects.filter(pk=lead.channel_id).update(fails=F("fails") + 1)
    Channel.objects.filter(pk=lead.channel_id, fails__gte=MOST_FAILS, disabled_at=None).update(
        disabled_at=at, disabled_reason=reason
    )


def _alive(worker: str) -> bool:
    try:
        os.kill(int(worker.rpartition(":")[2]), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
