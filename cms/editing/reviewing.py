"""A page that nobody reads again grows wrong: reminders to its owner, and "checked" for many pages at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate, now
from wagtail.models import Revision

from cms.caching import forget
from cms.editing import queries
from cms.editing.mailing import remind
from cms.editing.queries import Overdue
from cms.editing.roles import REVIEWERS
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tasks import enqueue, task
from foundation.tenancy import municipality
from tenants.registry import hosts

REMIND = "cms.editing.reviewing.reminders"
LOOK_EVERY = 3600.0  # seconds; the key of the task is the day


def look() -> int:
    today, asked = localdate(), 0
    for place in hosts.municipalities():
        with municipality(place.schema_name):
            asked += enqueue(REMIND, key=f"pages-reminders:{place.schema_name}:{today}")
    return asked


@task
def reminders() -> None:
    """One mail a week to each owner, or to the department, or to who reviews."""
    today = localdate(now())
    year, week, _day = today.isocalendar()
    for (email, language), pages in by_reader(queries.overdue(today)).items():
        remind(email, language, pages, week=f"{year}-{week}")


def by_reader(pages: Iterable[Overdue]) -> dict[tuple[str, str], list[Overdue]]:
    """Who must hear of which page: its owner; without one its department; otherwise the reviewers."""
    mailboxes = {department.name: department.email for department in queries.departments() if department.email}
    found: dict[tuple[str, str], list[Overdue]] = defaultdict(list)
    for page in pages:
        owner = queries.user(page.owner)
        if owner is not None:
            found[owner.email, owner.language].append(page)
        elif page.service in mailboxes:
            found[mailboxes[page.service], "nl"].append(page)
        else:
            for reviewer in queries.users_in([REVIEWERS]):
                found[reviewer.email, reviewer.language].append(page)
    return found


@transaction.atomic
def checked(pages: Iterable[object], *, until: date, by: Actor, at: datetime) -> int:
    """Somebody read them: right until that day. What was being written of them is left as it is."""
    today, done = localdate(at), 0
    for page in pages:
        if not isinstance(page, queries.page_types()):
            continue
        dates = {"checked_on": today, "check_again_on": until}
        type(page)._default_manager.filter(pk=page.pk).update(**dates)
        for revision in Revision.objects.filter(pk=page.latest_revision_id):
            revision.content = {**revision.content, **{name: day.isoformat() for name, day in dates.items()}}
            revision.save(update_fields=["content"])
        record("editing.checked", by=by, subject=page, facts={"until": until.isoformat()})
        done += 1
    if done:
        forget()
    return done
