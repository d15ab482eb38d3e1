"""Around a meeting the members of the committee may read what is on the agenda; before and after it they may not."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.identity.actor import Actor
from shared_services.social_files.investigation.models import AgendaItem, Meeting, SocialFile
from shared_services.social_files.investigation.problems import FileRefused
from shared_services.social_files.readbook import actions as readbook

DAYS_BEFORE = 5
DAYS_AFTER = 2


@transaction.atomic
def plan(on: date, *, by: Actor) -> Meeting:
    opens = make_aware(datetime.combine(on - timedelta(days=DAYS_BEFORE), time(8)))
    closes = make_aware(datetime.combine(on + timedelta(days=DAYS_AFTER), time(18)))
    made = Meeting.objects.create(on=on, opens_at=opens, closes_at=closes, made_by=by)
    record("social_files.meeting_planned", by=by, facts={"on": on.isoformat()})
    return made


@transaction.atomic
def put_on_agenda(meeting: Meeting, file: SocialFile, *, by: Actor, at: datetime) -> None:
    if meeting.closes_at <= at:
        raise FileRefused(_("This meeting is over."))
    _item, made = AgendaItem.objects.get_or_create(meeting=meeting, file=file)
    if made:
        readbook.write("on_agenda", by=by, at=at, file=file.ref, section=meeting.on.isoformat(), purpose="head")


@transaction.atomic
def take_off_agenda(meeting: Meeting, file: SocialFile, *, by: Actor, at: datetime) -> None:
    if AgendaItem.objects.filter(meeting=meeting, file=file).delete()[0]:
        readbook.write("off_agenda", by=by, at=at, file=file.ref, section=meeting.on.isoformat(), purpose="head")
