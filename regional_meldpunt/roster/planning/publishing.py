"""From a definition to published shifts. What is over stays as it was; only the time to come is written again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from foundation.identity.actor import Actor
from regional_meldpunt.roster import resolver
from regional_meldpunt.roster.models import Publication, Roster, Shift
from regional_meldpunt.roster.models.published import Kind
from regional_meldpunt.roster.planning import differences, loading
from regional_meldpunt.roster.planning.differences import Change, Stretch
from regional_meldpunt.roster.resolver import RosterDefinition
from tenants.people.models import Person

HORIZON = timedelta(days=400)
"""How far ahead a roster is written out: a year and a month, so that a year can always be judged."""


@dataclass(frozen=True)
class Published:
    publication: Publication
    changes: list[Change]


def write(roster: Roster, definition: RosterDefinition, *, kind: Kind, by: Actor, at: datetime) -> Published:
    """Replace the time to come by what the definition says. Inside the caller's transaction, which holds the roster."""
    until = at + HORIZON
    known = list(Shift.objects.filter(roster=roster, ends_at__gt=at))
    wanted = resolver.resolve(definition, at, until)
    last = Publication.objects.filter(roster=roster).first()
    compared = last.until if last else until
    changes = differences.between(coming(known, at), ahead(wanted, compared))
    number = last.number + 1 if last else 1
    publication = Publication.objects.create(
        roster=roster,
        number=number,
        kind=kind,
        at=at,
        by=by,
        until=until,
        definition=loading.to_json(definition),
        changes=[change.as_json() for change in changes[:200]],
    )
    _replace(roster, known, wanted, at, number)
    return Published(publication, changes)


def coming(shifts: Iterable[Shift], at: datetime) -> list[Stretch]:
    """The part of published shifts that lies ahead."""
    return [
        Stretch(max(one.starts_at, at), one.ends_at, one.layer_id, one.person_id or 0)
        for one in shifts
        if one.ends_at > at
    ]


def ahead(shifts: Iterable[resolver.Shift], until: datetime) -> list[Stretch]:
    """As far as was published before: that the calendar goes on after that is no change for anybody."""
    return [stretch(one)._replace(ends=min(one.ends, until)) for one in shifts if one.begins < until]


def stretch(shift: resolver.Shift) -> Stretch:
    return Stretch(shift.begins, shift.ends, shift.layer, shift.person)


def _replace(roster: Roster, known: list[Shift], wanted: list[resolver.Shift], at: datetime, number: int) -> None:
    """A shift that is running goes on or stops now; of the others, what is the same stays the same row."""
    running = {(one.layer_id, one.person_id, one.key): one for one in known if one.starts_at < at}
    same = {_identity(one): one.pk for one in known if one.starts_at >= at}
    goes_on: dict[int, datetime] = {}
    kept: set[int] = set()
    new: list[resolver.Shift] = []
    for shift in wanted:
        now = running.get((shift.layer, shift.person, shift.key)) if shift.begins <= at else None
        if now is not None:
            goes_on[now.pk] = shift.ends
        elif (pk := same.get((shift.layer, shift.person, shift.begins, shift.ends, shift.key))) is not None:
            kept.add(pk)
        else:
            new.append(shift)
    rows = Shift.objects.filter(roster=roster, ends_at__gt=at)
    rows.filter(starts_at__gte=at).exclude(pk__in=kept).delete()
    rows.filter(starts_at__lt=at).exclude(pk__in=goes_on).update(ends_at=at)
    for one in running.values():
        if one.pk in goes_on and goes_on[one.pk] != one.ends_at:
            Shift.objects.filter(pk=one.pk).update(ends_at=goes_on[one.pk])
    people = Person.objects.in_bulk({shift.person for shift in new})
    Shift.objects.bulk_create(
        _row(roster, shift, people[shift.person], number) for shift in new if shift.person in people
    )


def _identity(one: Shift) -> tuple[int, int | None, datetime, datetime, str]:
    return (one.layer_id, one.person_id, one.starts_at, one.ends_at, one.key)


def _row(roster: Roster, shift: resolver.Shift, person: Person, number: int) -> Shift:
    turn = shift.turn
    return Shift(
        roster=roster,
        layer_id=shift.layer,
        person=person,
        person_name=person.name,
        home=person.municipality,
        starts_at=shift.begins,
        ends_at=shift.ends,
        source=shift.source,
        key=shift.key,
        turn_rotation=turn.rotation if turn else None,
        turn_person=turn.person if turn else None,
        turn_nth=turn.nth if turn else None,
        version=number,
    )
