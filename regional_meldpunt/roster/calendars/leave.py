"""Leave: typed by hand, or read every hour from a calendar at an address that the person gave."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from foundation import outbound
from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.roster.calendars import reading
from regional_meldpunt.roster.calendars.reading import CalendarProblem
from regional_meldpunt.roster.models import Absence, LeaveCalendar, Shift
from regional_meldpunt.roster.problems import RosterProblem
from tenants.people.models import Person

AHEAD = timedelta(days=400)
AGAIN = timedelta(hours=1)
MOST_CALENDARS = 3
PATIENCE = 8.0


def due(at: datetime) -> list[LeaveCalendar]:
    return list(LeaveCalendar.objects.filter(due_at__lte=at).order_by("due_at")[:20])


def of_person(person: Person, at: datetime) -> list[Absence]:
    """Coming and present leave of one person, in order."""
    return list(Absence.objects.filter(person=person, ends_at__gt=at)[:60])


def calendars_of(person: Person) -> list[LeaveCalendar]:
    return list(LeaveCalendar.objects.filter(person=person))


def between(start: datetime, end: datetime) -> list[Absence]:
    """Everybody's leave in a stretch of time."""
    return list(Absence.objects.filter(ends_at__gt=start, starts_at__lt=end))


@transaction.atomic
def keep(person: Person, *, starts_at: datetime, ends_at: datetime, by: Actor, at: datetime) -> Absence:
    """Leave that somebody types."""
    if ends_at <= starts_at:
        raise RosterProblem(_("The end comes before the begin."))
    if ends_at <= at:
        raise RosterProblem(_("This leave is over already."))
    record("roster.leave_kept", by=by, facts={"person": person.pk})
    return Absence.objects.create(person=person, starts_at=starts_at, ends_at=ends_at)


@transaction.atomic
def forget(absence: Absence, *, by: Actor) -> None:
    record("roster.leave_removed", by=by, facts={"person": absence.person_id})
    absence.delete()


@transaction.atomic
def add_calendar(person: Person, url: str, *, by: Actor, at: datetime) -> LeaveCalendar:
    """Read for the first time by the worker, in a moment. Raises RosterProblem for an address that is never asked."""
    url = "https://" + url.removeprefix("webcal://") if url.startswith("webcal://") else url
    if LeaveCalendar.objects.filter(person=person).count() >= MOST_CALENDARS:
        raise RosterProblem(_("You have three calendars already. Remove one first."))
    try:
        outbound.check(url)
    except outbound.OutboundProblem as problem:
        raise RosterProblem(_("This address cannot be used: it must lead to a public web address.")) from problem
    record("roster.leave_kept", by=by, facts={"person": person.pk, "calendar": True})
    return LeaveCalendar.objects.create(person=person, url=url, added_at=at, due_at=at)


@transaction.atomic
def remove_calendar(calendar: LeaveCalendar, *, by: Actor) -> None:
    record("roster.leave_removed", by=by, facts={"person": calendar.person_id, "calendar": True})
    calendar.delete()


def read(pk: int, *, at: datetime) -> LeaveCalendar | None:
    """Ask for a calendar and keep when its person is away. What was known stays when it cannot be read."""
    calendar = LeaveCalendar.objects.filter(pk=pk).first()
    if calendar is None:
        return None
    try:
        spans = reading.away(_fetch(calendar.url), at - timedelta(days=1), at + AHEAD)
    except (CalendarProblem, outbound.OutboundProblem) as problem:
        told = str(problem) if isinstance(problem, CalendarProblem) else _("The address gives no answer.")
        LeaveCalendar.objects.filter(pk=pk).update(problem=told[:300], due_at=at + AGAIN)
    else:
        with transaction.atomic():
            Absence.objects.filter(calendar=calendar).delete()
            Absence.objects.bulk_create(
                Absence(person_id=calendar.person_id, calendar=calendar, starts_at=since, ends_at=until)
                for since, until in spans
            )
            LeaveCalendar.objects.filter(pk=pk).update(problem="", read_at=at, due_at=at + AGAIN)
    calendar.refresh_from_db()
    return calendar


def _fetch(url: str) -> bytes:
    answer = outbound.ask("GET", url, patience=PATIENCE, largest=reading.LARGEST, headers={"Accept": "text/calendar"})
    if not answer.fine:
        raise CalendarProblem(_("The address answers with an error (%(status)d).") % {"status": answer.status})
    return answer.body


def clashes(shifts: list[Shift], absences: list[Absence]) -> list[tuple[Shift, Absence]]:
    """Each shift with the first leave in it of whoever is on call."""
    per: dict[int, list[Absence]] = {}
    for one in absences:
        per.setdefault(one.person_id or 0, []).append(one)
    found = []
    for shift in shifts:
        mine = per.get(shift.person_id or 0, [])
        clash = next((one for one in mine if one.starts_at < shift.ends_at and one.ends_at > shift.starts_at), None)
        if clash is not None:
            found.append((shift, clash))
    return found
