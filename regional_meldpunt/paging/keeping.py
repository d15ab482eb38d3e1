"""What the worker does by itself: look whether those who come on duty can be reached, and forget what is old."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import now

from foundation.access.queries import holders
from foundation.calendar.clock import local
from foundation.notifications import send_mail
from foundation.tasks import enqueue, task
from regional_meldpunt.paging import queries
from regional_meldpunt.paging.models import (
    Channel,
    Code,
    Heard,
    Page,
    Preference,
    PushSubscription,
    Rule,
    TestAlarm,
)
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.roster.models import Shift
from tenants.people.models import Person
from tenants.registry.hosts import link_to_region

HERE = "regional_meldpunt.paging.keeping"
PAGES_KEPT = timedelta(days=365)
ANSWERS_KEPT = timedelta(days=30)
TESTS_KEPT = timedelta(days=730)


def look_at_readiness() -> None:
    """Every few minutes; a shift is told of once, its coordinator once more when it still stands near the start."""
    at = now()
    enqueue(f"{HERE}.check_readiness", key=f"paging-readiness:{at:%Y%m%d%H}{at.minute // 5}")


def look_at_old() -> None:
    enqueue(f"{HERE}.forget", key=f"paging-forget:{now():%Y%m%d}")


@task
def check_readiness() -> None:
    """Who begins within so many hours and cannot be reached hears it; nearer to the start, so does the coordinator."""
    at = now()
    until = at + timedelta(hours=settings.STREEKPOORT_READINESS_HOURS)
    last = at + timedelta(hours=settings.STREEKPOORT_READINESS_LAST_HOURS)
    shifts = [
        shift
        for one in roster.rosters()
        for shift in roster.shifts_between(one, at, until)
        if shift.person_id is not None and at < shift.starts_at <= until
    ]
    people = Person.objects.in_bulk({shift.person_id for shift in shifts})
    judged = queries.readiness_of(people.values(), at)
    for shift in shifts:
        person = people.get(shift.person_id or 0)
        if person is None or judged[person.pk].ready:
            continue
        _tell(person, shift, at)
        if shift.starts_at <= last:
            _tell_coordinators(person, shift, at)


def _tell(person: Person, shift: Shift, at: datetime) -> None:
    send_mail(
        to=person.email,
        template="paging/mail/not_ready",
        context={**_facts(shift, person.language, at), "link": link_to_region("/wacht/bereikbaar/")},
        language=person.language,
        key=f"not-ready:{shift.layer_id}:{person.pk}:{shift.starts_at.isoformat()}",
    )


def _tell_coordinators(person: Person, shift: Shift, at: datetime) -> None:
    for user in holders("coordinator"):
        send_mail(
            to=user.email,
            template="paging/mail/not_ready_coordinator",
            context={
                **_facts(shift, user.language, at),
                "name": person.name,
                "phone": person.phone,
                "link": link_to_region("/wacht-bereikbaarheid/"),
            },
            language=user.language,
            key=f"not-ready-here:{shift.layer_id}:{person.pk}:{shift.starts_at.isoformat()}:{user.pk}",
        )


def _facts(shift: Shift, language: str, at: datetime) -> dict[str, Any]:
    """In the language of whoever reads it."""
    with translation.override(language or "nl"):
        begins = date_format(local(shift.starts_at), "l j F, H:i").lower()
        person = shift.person
        problems = queries.readiness(person, at).problems if person else []
    return {"begins": begins, "roster": shift.roster.name, "problems": problems}


@task
def forget() -> None:
    """What went out is kept for a year, what came in for a month: after that only the history of the melding knows.

    Numbers and devices of somebody who was withdrawn go a month later.
    """
    at = now()
    Heard.objects.filter(at__lt=at - ANSWERS_KEPT).delete()
    Code.objects.filter(at__lt=at - ANSWERS_KEPT).delete()
    Page.objects.filter(due_at__lt=at - PAGES_KEPT).delete()
    TestAlarm.objects.filter(at__lt=at - TESTS_KEPT).delete()
    gone = list(Person.objects.filter(withdrawn_at__lt=at - ANSWERS_KEPT, active=False).values_list("pk", flat=True))
    for kept in (Rule, PushSubscription, Preference, Channel):
        kept._default_manager.filter(person__in=gone).delete()
