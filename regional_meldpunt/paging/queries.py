"""Reads of what went out. Lists come back evaluated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from foundation.tenancy.prepared import prepared
from regional_meldpunt.paging import readiness as judging
from regional_meldpunt.paging.models import WAITING, Page
from regional_meldpunt.paging.readiness import Readiness
from tenants.people.models import Person
from tenants.registry.hosts import by_schema


def pages_of(alarm_ids: Iterable[int]) -> dict[int, list[Page]]:
    """Alarm -> its pages in the order of its rules, each with its trail; alarms without pages are left out."""
    found: dict[int, list[Page]] = {}
    rows = Page.objects.filter(alarm_id__in=list(alarm_ids)).prefetch_related("trail")
    for page in rows.order_by("alarm_id", "position"):
        found.setdefault(page.alarm_id or 0, []).append(page)
    return found


@dataclass(frozen=True)
class Asked:
    """One alarm as the page behind the link of its mail shows it."""

    name: str
    account: int | None
    language: str
    urgency: str
    category: str
    place: str


def asked(alarm: int, person: int) -> Asked | None:
    """Of an alarm that was sent to this person."""
    rows = Page.objects.select_related("person", "alarm__melding__category")
    page = rows.filter(alarm=alarm, person=person).first()
    if page is None or page.alarm is None:
        return None
    melding, who = page.alarm.melding, page.person
    place = by_schema(melding.municipality).name
    return Asked(who.name, who.region_account, who.language, melding.urgency, melding.category.name_nl, place)


def readiness(person: Person, at: datetime) -> Readiness:
    """Whether this person can be reached at night, and what stands in the way."""
    return judging.of(person, at)


def readiness_of(people: Iterable[Person], at: datetime) -> dict[int, Readiness]:
    return judging.of_all(people, at)


def cautions(people: Iterable[Person], at: datetime) -> dict[int, list[str]]:
    """For the roster, before it is published: who cannot be reached, and why."""
    return {
        person: [_("Cannot be reached: %(why)s") % {"why": problem} for problem in judged.problems]
        for person, judged in readiness_of(people, at).items()
        if not judged.ready
    }


CHANNEL = "streekpoort_pages"
"""What wakes the process: a page was written."""


def wake() -> None:
    """At the commit of the present transaction."""
    prepared("SELECT pg_notify($1, '')", (CHANNEL,))


def database_clock() -> datetime:
    """The only clock: processes on several machines would otherwise disagree."""
    now: datetime = prepared("SELECT clock_timestamp()").fetchone()[0]
    return now


def hold(people: Iterable[int]) -> set[int]:
    """Those of these people for whom no other process is deciding at this moment; until the end of the transaction."""
    wanted = sorted(set(people))
    return {person for (person,) in prepared(_HOLD, (wanted,)).fetchall()}


_HOLD = """
SELECT person FROM unnest($1::bigint[]) AS person WHERE pg_try_advisory_xact_lock(hashtextextended('paging', person))
"""


def next_moment() -> datetime | None:
    """The first moment at which anything has to be done."""
    found: datetime | None = prepared(_NEXT).fetchone()[0]
    return found


_NEXT = """
SELECT least((SELECT min(due_at) FROM public.paging_page WHERE state IN ('due', 'held')),
             (SELECT min(receipt_due_at) FROM public.paging_page WHERE receipt_due_at IS NOT NULL))
"""


def oldest_due(at: datetime) -> float:
    """Seconds by which the most overdue page is late; 0 when none is."""
    rows = Page.objects.filter(state__in=WAITING, due_at__lte=at).order_by("due_at").values_list("due_at", flat=True)
    oldest = rows.first()
    return max(0.0, (at - oldest).total_seconds()) if oldest else 0.0
