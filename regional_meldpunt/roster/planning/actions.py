"""Verbs that publish a roster, and what keeps it up to date without anybody."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.events import action, announce
from foundation.identity.actor import Actor
from regional_meldpunt.roster import resolver
from regional_meldpunt.roster.events import RosterPublished
from regional_meldpunt.roster.models import Publication, Roster, Shift
from regional_meldpunt.roster.models.published import Kind
from regional_meldpunt.roster.planning import differences, loading, notices, publishing
from regional_meldpunt.roster.planning.differences import Change
from regional_meldpunt.roster.planning.publishing import HORIZON, Published
from regional_meldpunt.roster.problems import RosterProblem
from regional_meldpunt.roster.resolver import RosterDefinition

LOCK = 0x57EE4C00
LONGER_BEFORE = timedelta(days=370)


def pending(roster: Roster, at: datetime) -> list[Change]:
    """What publishing the plan now would change."""
    known = Shift.objects.filter(roster=roster, ends_at__gt=at)
    last = _last(roster)
    until = last.until if last else at + HORIZON
    wanted = resolver.resolve(loading.plan_of(roster, at, until), at, until)
    return differences.between(publishing.coming(known, at), (publishing.stretch(one) for one in wanted))


@action
def publish(roster: Roster, *, by: Actor, at: datetime, seen: int | None = None, tell: bool = True) -> Published:
    """The plan becomes what holds, from now on. `seen` is the version that the person who publishes looked at."""
    hold(roster)
    last = _last(roster)
    if seen is not None and seen != (last.number if last else 0):
        raise RosterProblem(_("Somebody else published in the meantime. Look at the differences again."))
    done = _write(roster, loading.plan_of(roster, at, at + HORIZON), kind=Kind.PLAN, by=by, at=at)
    record("roster.published", by=by, subject=roster, facts={"version": done.publication.number})
    if tell:
        notices.tell_changes(
            roster, done.publication.number, done.changes, why="plan", who=by.name if by.is_known else ""
        )
    return done


@action
def write_again(roster: Roster, *, kind: Kind, by: Actor, at: datetime, why: str) -> Published:
    """What was published, with the swaps and the people as they are now. A plan in the making stays out of it."""
    hold(roster)
    last = _last(roster)
    until = at + HORIZON
    if last is None:
        definition = loading.plan_of(roster, at, until)
    else:
        definition = loading.published_of(last.definition, roster, at, until)
    done = _write(roster, definition, kind=kind, by=by, at=at)
    if why:
        notices.tell_changes(roster, done.publication.number, done.changes, why=why, who=by.name if by.is_known else "")
    return done


def needs_longer(at: datetime) -> list[Roster]:
    """Published rosters whose last day comes nearer than a year."""
    rows = Roster.objects.filter(active=True)
    return [row for row in rows if (last := _last(row)) is not None and last.until < at + LONGER_BEFORE]


def has_leavers(at: datetime) -> list[Roster]:
    """Rosters in which somebody who was withdrawn still has a shift to come."""
    return list(Roster.objects.filter(shifts__ends_at__gt=at, shifts__person__active=False).distinct())


def hold(roster: Roster) -> None:
    """Until the end of the transaction nobody else writes this roster."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, roster.pk])


def _last(roster: Roster) -> Publication | None:
    return Publication.objects.filter(roster=roster).first()


def _write(roster: Roster, definition: RosterDefinition, *, kind: Kind, by: Actor, at: datetime) -> Published:
    try:
        with transaction.atomic():
            done = publishing.write(roster, definition, kind=kind, by=by, at=at)
    except IntegrityError as error:
        raise RosterProblem(_("Somebody else changed the roster at the same moment. Look again.")) from error
    announce(RosterPublished(municipality="", received_by="", roster=roster.pk, version=done.publication.number))
    return done
