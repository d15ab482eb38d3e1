"""Everything a board shows, gathered once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from foundation.calendar.clock import local
from regional_meldpunt.roster import resolver
from regional_meldpunt.roster.balance import queries as balance
from regional_meldpunt.roster.balance.quality import Gap
from regional_meldpunt.roster.balance.queries import Judged, Proposal
from regional_meldpunt.roster.board import blocks
from regional_meldpunt.roster.board.blocks import Block, Names, Piece
from regional_meldpunt.roster.board.periods import Column, Period
from regional_meldpunt.roster.calendars import leave
from regional_meldpunt.roster.models import (
    Layer,
    Override,
    OwnDay,
    Roster,
    Rotation,
    RotationMember,
    Shift,
    TemporarySchedule,
    TemporaryShift,
)
from regional_meldpunt.roster.planning import days_off, differences, loading, publishing
from regional_meldpunt.roster.planning.differences import Change, Stretch
from tenants.people.models import Person
from tenants.registry import hosts


@dataclass(frozen=True)
class Cell:
    column: Column
    blocks: list[Block]
    leave: bool


@dataclass(frozen=True)
class Line:
    """One person. `rows` is set on the first of a municipality: how many lines it has."""

    person: Person
    home: str
    rows: int
    nights: int
    verdict: str
    words: str
    cells: list[Cell]


@dataclass(frozen=True)
class Cover:
    """Whether a week or day is whole: `gap` in the first layer, else `thin` when a backup is missing."""

    column: Column
    gap: Gap | None
    thin: Gap | None
    hours: int
    entries: list[tuple[Block, Person | None]]


@dataclass(frozen=True)
class Board:
    period: Period
    columns: list[Column]
    covers: list[Cover]
    lines: list[Line]
    judged: Judged
    changes: list[Change]
    clashes: int
    first_gap: Gap | None
    proposals: list[Proposal]
    layers: list[Layer]


def board(roster: Roster, period: Period, *, plan: bool, at: datetime) -> Board:
    """`plan`: as it will be when it is published; else what holds. What is over is always what was."""
    off = days_off.names(local(period.begins).date(), local(period.ends).date())
    columns = period.columns(off, local(at).date())
    end = max(period.ends, at + balance.YEAR)
    held = list(Shift.objects.filter(roster=roster, ends_at__gt=period.begins, starts_at__lt=period.ends))
    ahead = balance.published(roster, at, at + publishing.HORIZON)
    pieces, changes = blocks.of_published(held), list[Change]()
    stretches = ahead
    if plan:
        last = roster.publications.first()
        until = last.until if last else at + publishing.HORIZON
        shifts = resolver.resolve(loading.plan_of(roster, at, max(end, until)), at, max(end, until))
        stretches = [publishing.stretch(one) for one in shifts]
        changes = differences.between(ahead, [_cut(one, until) for one in stretches if one.begins < until])
        pieces = _mixed(held, shifts, period, at)
    year = [_cut(one, at + balance.YEAR) for one in stretches if one.begins < at + balance.YEAR]
    judged = balance.judged(roster, year, at, at + balance.YEAR)
    names = Names(
        balance.active_layers(roster), dict(Rotation.objects.filter(layer__roster=roster).values_list("pk", "name"))
    )
    place = blocks.in_days if period.by_day else blocks.in_weeks
    cells = place(pieces, columns, names, at)
    absences = leave.between(period.begins, period.ends)
    away: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for one in absences:
        away[one.person_id or 0].append((one.starts_at, one.ends_at))
    lines = _lines(roster, cells, columns, away, judged)
    people = {line.person.pk: line.person for line in lines}
    gap = next((one for one in judged.gaps if one.first), None)
    absent = {one.person_id or 0 for one in leave.between(gap.begins, gap.ends)} if gap else set()
    return Board(
        period,
        columns,
        _covers(roster, cells, columns, judged, people),
        lines,
        judged,
        changes,
        _clashing(pieces, away, at),
        gap,
        balance.proposals(gap, judged.people, stretches, absent) if gap else [],
        list(names.layers),
    )


def _cut(one: Stretch, until: datetime) -> Stretch:
    return one._replace(ends=min(one.ends, until))


def _mixed(held: list[Shift], shifts: list[resolver.Shift], period: Period, at: datetime) -> list[Piece]:
    """What is over as it was, and from now on what is planned."""
    over = [one for one in blocks.of_published(held) if one.begins < at]
    running = {(one.layer, one.person): one for one in over if one.ends > at}
    known = {blocks.identity(one) for one in held}
    ahead: list[Piece] = []
    for piece in blocks.of_plan(shifts, known):
        if piece.begins <= at and (now := running.pop((piece.layer, piece.person), None)) is not None:
            over.remove(now)
            whole = (piece.layer, piece.person, now.begins, piece.ends)
            piece = Piece(*whole, piece.source, piece.rotation, whole not in known)
        if piece.begins < period.ends and piece.ends > period.begins:
            ahead.append(piece)
    return [*over, *ahead]


def _lines(
    roster: Roster,
    cells: dict[tuple[int, int], list[Block]],
    columns: list[Column],
    away: dict[int, list[tuple[datetime, datetime]]],
    judged: Judged,
) -> list[Line]:
    members = RotationMember.objects.filter(rotation__layer__roster=roster).values_list("person_id", flat=True)
    wanted = {*members, *(person for person, _column in cells)}
    names = {place.schema_name: place.name for place in hosts.municipalities()}
    people = sorted(
        Person.objects.filter(pk__in=wanted), key=lambda one: (names.get(one.municipality, one.municipality), one.name)
    )
    loads = {one.pk: one for one in judged.people}
    found, before = [], ""
    for person in people:
        rows = sum(one.municipality == person.municipality for one in people) if person.municipality != before else 0
        before = person.municipality
        load = loads.get(person.pk)
        found.append(
            Line(
                person,
                names.get(person.municipality, person.municipality),
                rows,
                load.load.nights if load else 0,
                load.verdict if load else "",
                load.words if load else "",
                [
                    _cell(column, cells.get((person.pk, place), []), away[person.pk])
                    for place, column in enumerate(columns)
                ],
            )
        )
    return found


def _cell(column: Column, found: list[Block], away: list[tuple[datetime, datetime]]) -> Cell:
    return Cell(column, found, any(since < column.ends and until > column.begins for since, until in away))


def _covers(
    roster: Roster,
    cells: dict[tuple[int, int], list[Block]],
    columns: list[Column],
    judged: Judged,
    people: dict[int, Person],
) -> list[Cover]:
    found = []
    for place, column in enumerate(columns):
        inside = [gap for gap in judged.gaps if gap.begins < column.ends and gap.ends > column.begins]
        gap = next((one for one in inside if one.first), None)
        thin = next((one for one in inside if not one.first), None)
        hours = sum(
            (min(one.ends, column.ends) - max(one.begins, column.begins)).total_seconds() / 3600
            for one in inside
            if one.first
        )
        entries = [
            (block, people.get(person)) for (person, where), all_ in cells.items() if where == place for block in all_
        ]
        entries.sort(key=lambda entry: ("2" in entry[0].look, entry[0].begins))
        found.append(Cover(column, gap, None if gap else thin, round(hours), entries))
    return found


def _clashing(pieces: list[Piece], away: dict[int, list[tuple[datetime, datetime]]], at: datetime) -> int:
    """How many coming shifts lie in the leave of whoever has them."""
    return sum(
        any(since < piece.ends and until > piece.begins for since, until in away.get(piece.person, ()))
        for piece in pieces
        if piece.ends > at
    )


def coming_overrides(roster: Roster, at: datetime) -> list[Override]:
    rows = Override.objects.select_related("layer", "person", "instead_of")
    return list(rows.filter(layer__roster=roster, ends_at__gt=at - timedelta(days=7)))


def coming_temporaries(roster: Roster, at: datetime) -> list[TemporarySchedule]:
    return list(roster.temporaries.filter(ends_at__gt=at).prefetch_related("shifts__person", "shifts__layer"))


def shifts_of_temporary(schedule: TemporarySchedule) -> list[TemporaryShift]:
    return list(schedule.shifts.select_related("person", "layer"))


def own_days() -> list[OwnDay]:
    return list(OwnDay.objects.all())
