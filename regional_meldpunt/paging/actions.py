"""Asking for an alarm to reach its person, and asking for it to stop: rows that commit with the alarm itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex
from typing import TYPE_CHECKING

from django.conf import settings

from foundation.tenancy.planned import PlannedRows
from regional_meldpunt.paging import mails, queries, rules
from regional_meldpunt.paging.models import WAITING, Kind, Page, PageState, Weight
from regional_meldpunt.paging.testing import test_alarm

if TYPE_CHECKING:
    from regional_meldpunt.dispatch.models import Alarm

__all__ = ["page", "page_all", "stop", "test_alarm"]


_PAGES = PlannedRows(Page, once=True)


def page(alarm: Alarm, *, at: datetime) -> list[Page]:
    """By the rules of this person, in the transaction that makes the alarm. Asked again, it changes nothing."""
    return page_all([alarm], at=at)


def page_all(alarms: Sequence[Alarm], *, at: datetime, fresh: bool = False) -> list[Page]:
    """The same for several alarms at once, in as few statements as for one; what their people set up is read once.

    `fresh`: made in this very transaction, so that nobody can have asked for them before.
    """
    waiting = {one.pk: one for one in alarms}
    if not fresh:
        for known in Page.objects.order_by().filter(alarm__in=list(waiting)).values_list("alarm_id", flat=True):
            waiting.pop(known or 0, None)
    pages = _pages(list(waiting.values()), at) if waiting else []
    if not pages:
        return []
    _PAGES.write(pages)
    mails.send_alarms([(one, waiting[one.alarm_id or 0]) for one in pages if one.state == PageState.HANDED])
    queries.wake()
    return pages


def _pages(alarms: Sequence[Alarm], at: datetime) -> list[Page]:
    """By the rules of each person, in their order."""
    known = rules.Known.of({alarm.person_id for alarm in alarms})
    pages: list[Page] = []
    for alarm in alarms:
        weight = rules.weight_of(alarm.melding.urgency)
        ways = rules.ways(alarm.person, weight, known)
        pages += [_page(alarm, position, way, weight, at) for position, way in enumerate(ways)]
    return pages


def stop(alarm: Alarm, *, at: datetime) -> int:
    """The alarm was answered or is over: what has not gone out yet does not go. Other alarms go on."""
    rows = Page.objects.filter(alarm=alarm, state__in=WAITING)
    return rows.update(state=PageState.CANCELLED, lease_until=None, receipt_due_at=None)


def _page(alarm: Alarm, position: int, way: rules.Way, weight: Weight, at: datetime) -> Page:
    """A mail is handed to the worker with this very transaction; everything else waits for the process."""
    now_by_mail = way.kind is Kind.MAIL and not way.wait
    return Page(
        alarm=alarm,
        municipality=alarm.municipality,
        received_by=alarm.received_by,
        person_id=alarm.person_id,
        kind=way.kind,
        channel=way.channel,
        position=position,
        important=weight is Weight.IMPORTANT,
        key=f"alarm.{alarm.pk}.{position}.{way.kind}.{token_hex(4)}",
        due_at=at + way.wait / settings.STREEKPOORT_PACE,
        state=PageState.HANDED if now_by_mail else PageState.DUE,
        attempts=1 if now_by_mail else 0,
        handed_at=at if now_by_mail else None,
    )
