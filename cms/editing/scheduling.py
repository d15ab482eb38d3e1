"""Pages go live and expire by themselves: the worker looks a few times a minute in every municipality.

What may not be published is not: whoever set the moment is told, and the moment is taken away, so that it is not
tried again and again.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from wagtail.models import Revision

from cms.editing import queries
from cms.editing.mailing import tell_not_published
from cms.site.speaking import OneLanguage
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tasks import enqueue, task
from foundation.tenancy import current, municipality
from tenants.registry import hosts

RUN = "cms.editing.scheduling.run"
LOOK_EVERY = 15.0  # seconds
BY = Actor.system("schedule")

log = logging.getLogger(__name__)


def look() -> int:
    """Behind the queue's wall: ask for a task in each municipality where a moment has come."""
    at, asked = now(), 0
    for place in hosts.municipalities():
        with municipality(place.schema_name):
            if queries.due(at):
                asked += enqueue(RUN, key=f"pages-due:{place.schema_name}:{int(at.timestamp() // LOOK_EVERY)}")
    return asked


@task(atomic=False)
def run() -> None:
    """Each page by itself: one that fails does not keep the others."""
    at = now()
    for page in queries.expired(at):
        with transaction.atomic():
            page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for revision in queries.going_live(at):
        _publish(revision, at)


def _publish(revision: Revision, at: datetime) -> None:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as problem:
        with transaction.atomic():
            _give_up(revision, problem)


def _give_up(revision: Revision, problem: ValidationError) -> None:
    """The draft stays, and somebody who can do something about it is told."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    page = revision.content_object
    reasons = problem.messages if isinstance(problem, OneLanguage) else [str(problem)]
    record("editing.not_published", by=BY, subject=page, facts={"reasons": reasons})
    to = queries.user(revision.user_id) or queries.user(page.owner_id)
    tell_not_published(page, reasons, to=[to] if to else queries.users_in(["Eindredactie"]))
    log.warning("Page %s of %s was not published at its moment", page.pk, current().schema)
