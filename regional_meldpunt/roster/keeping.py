"""What the worker does for rosters without being asked: who left, planning further, reminders, calendars of leave."""

from __future__ import annotations

from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tasks import enqueue, task
from regional_meldpunt.roster import queries
from regional_meldpunt.roster.calendars import leave
from regional_meldpunt.roster.models import Roster
from regional_meldpunt.roster.models.published import Kind
from regional_meldpunt.roster.planning import actions, notices
from regional_meldpunt.roster.swapping import actions as swapping

HERE = "regional_meldpunt.roster.keeping"
BY = Actor.system("roster")


def look_for_leavers() -> None:
    """Somebody was withdrawn at home: their shifts go to others within seconds."""
    at = now()
    for roster in actions.has_leavers(at):
        last = queries.last_publication(roster)
        key = f"roster-leavers:{roster.pk}:{last.number if last else 0}"
        enqueue(f"{HERE}.without_leavers", key=key, roster=roster.pk)


def look_ahead() -> None:
    """Once a day each roster is planned further, and whoever begins tomorrow gets a mail."""
    at = now()
    enqueue(f"{HERE}.remind", key=f"roster-remind:{at:%Y%m%d%H}{at.minute // 10}")
    for roster in actions.needs_longer(at):
        enqueue(f"{HERE}.longer", key=f"roster-longer:{roster.pk}:{at:%Y%m%d}", roster=roster.pk)


def look_at_calendars() -> None:
    for calendar in leave.due(now()):
        enqueue(f"{HERE}.read_leave", key=f"leave:{calendar.pk}:{calendar.due_at.isoformat()}", calendar=calendar.pk)


@task
def without_leavers(*, roster: int) -> None:
    found = Roster.objects.filter(pk=roster).first()
    if found is not None:
        actions.write_again(found, kind=Kind.PEOPLE, by=BY, at=now(), why="people")


@task
def longer(*, roster: int) -> None:
    found = Roster.objects.filter(pk=roster).first()
    if found is not None:
        actions.write_again(found, kind=Kind.LONGER, by=BY, at=now(), why="")


@task
def remind() -> None:
    at = now()
    swapping.expire(at)
    notices.remind(at)


@task(atomic=False)
def read_leave(*, calendar: int) -> None:
    """Asking another computer takes as long as it takes: outside a transaction."""
    leave.read(calendar, at=now())
