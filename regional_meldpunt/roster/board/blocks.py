"""Shifts as blocks of a board: joined per week, or cut per day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.calendar.clock import local, midnight_after, moment
from regional_meldpunt.roster import resolver
from regional_meldpunt.roster.board.periods import Column
from regional_meldpunt.roster.models import Layer, Shift
from regional_meldpunt.roster.resolver import Source


@dataclass(frozen=True)
class Piece:
    """A shift for the board, whether it comes from the plan or was published."""

    layer: int
    person: int
    begins: datetime
    ends: datetime
    source: str
    rotation: int | None
    is_new: bool = False


@dataclass(frozen=True)
class Block:
    """What stands in a cell. `look` is a class: first or backup line, and where it comes from."""

    layer: int
    person: int
    begins: datetime
    ends: datetime
    label: str
    look: str
    icon: str = ""
    is_new: bool = False
    is_past: bool = False

    @property
    def words(self) -> str:
        """From when until when, for a tooltip and for who listens."""
        begins, ends = (date_format(local(at), "D j M, H:i").lower() for at in (self.begins, self.ends))
        return f"{begins} – {ends}"


def of_plan(shifts: Iterable[resolver.Shift], known: set[tuple[int, int, datetime, datetime]]) -> list[Piece]:
    """Pieces of the plan; new is what was not published so."""
    return [
        Piece(
            one.layer,
            one.person,
            one.begins,
            one.ends,
            one.source.value,
            one.turn.rotation if one.turn else None,
            (one.layer, one.person, one.begins, one.ends) not in known,
        )
        for one in shifts
    ]


def of_published(shifts: Iterable[Shift]) -> list[Piece]:
    return [
        Piece(one.layer_id, one.person_id or 0, one.starts_at, one.ends_at, one.source, one.turn_rotation)
        for one in shifts
    ]


def identity(one: Shift) -> tuple[int, int, datetime, datetime]:
    return (one.layer_id, one.person_id or 0, one.starts_at, one.ends_at)


@dataclass(frozen=True)
class Names:
    """How layers and rotations are called on the board."""

    layers: Sequence[Layer]
    rotations: Mapping[int, str]

    def rank(self, layer: int) -> int:
        return next((place for place, one in enumerate(self.layers) if one.pk == layer), 9)

    def label(self, piece: Piece) -> str:
        if piece.source == Source.SWAP:
            return _("Swap")
        if piece.source == Source.OVERRIDE:
            return _("Exception")
        if piece.source == Source.TEMPORARY:
            return _("Temporary")
        rank = self.rank(piece.layer)
        if rank > 0:
            return next((one.name for one in self.layers if one.pk == piece.layer), "")
        return self.rotations.get(piece.rotation or 0, "")

    def look(self, piece: Piece) -> str:
        rank = "2" if self.rank(piece.layer) > 0 else "1"
        kind = "w" if _is_weekend(piece) else "n"
        return f"blk--{kind} blk--{rank}"


ICONS = {Source.SWAP.value: "repeat-2", Source.TEMPORARY.value: "clock"}


def in_weeks(
    pieces: Iterable[Piece], columns: Sequence[Column], names: Names, at: datetime
) -> dict[tuple[int, int], list[Block]]:
    """(person, column) -> blocks; the nights of one turn in a week are one block."""
    grouped: dict[tuple[int, int, int, int | None, str], list[Piece]] = defaultdict(list)
    for piece in pieces:
        place = _column_of(piece, columns)
        if place is not None:
            grouped[place, piece.person, piece.layer, piece.rotation, piece.source].append(piece)
    found: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for (place, person, *_rest), group in grouped.items():
        whole = replace(
            group[0],
            begins=min(one.begins for one in group),
            ends=max(one.ends for one in group),
            is_new=any(one.is_new for one in group),
        )
        found[person, place].append(_block(whole, names.label(whole), names, at))
    for blocks in found.values():
        blocks.sort(key=lambda block: (names.rank(block.layer), block.begins))
    return found


def in_days(
    pieces: Iterable[Piece], columns: Sequence[Column], names: Names, at: datetime
) -> dict[tuple[int, int], list[Block]]:
    """(person, column) -> blocks; a shift stands in every day it touches, with its hours there."""
    found: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for piece in pieces:
        for place, column in enumerate(columns):
            if piece.begins < column.ends and piece.ends > column.begins:
                label = _hours(piece, column, short=len(columns) > 7)
                found[piece.person, place].append(_block(piece, label, names, at))
    for blocks in found.values():
        blocks.sort(key=lambda block: (names.rank(block.layer), block.begins))
    return found


def _hours(piece: Piece, column: Column, *, short: bool) -> str:
    """The part of the day: "17:00–", "–08:00", all of it; in a month only the hours fit."""
    form = "%H" if short else "%H:%M"
    begins = "" if piece.begins < column.begins else local(piece.begins).strftime(form)
    ends = "" if piece.ends > column.ends else local(piece.ends).strftime(form)
    if begins or ends:
        return f"{begins}–{ends}"
    return _("24 h") if short else _("all day")


def _column_of(piece: Piece, columns: Sequence[Column]) -> int | None:
    """The week in which most of it lies."""
    best, most = None, None
    for place, column in enumerate(columns):
        shared = min(piece.ends, column.ends) - max(piece.begins, column.begins)
        if piece.begins < column.ends and piece.ends > column.begins and (most is None or shared > most):
            best, most = place, shared
    outside = columns[0].begins - piece.begins
    return None if most is not None and outside > most else best


def _block(piece: Piece, label: str, names: Names, at: datetime) -> Block:
    return Block(
        piece.layer,
        piece.person,
        piece.begins,
        piece.ends,
        label,
        names.look(piece),
        ICONS.get(piece.source, ""),
        piece.is_new,
        piece.ends <= at,
    )


def _is_weekend(piece: Piece) -> bool:
    """Nearly half of it lies on a Saturday or a Sunday."""
    day, last = local(piece.begins).date(), local(piece.ends).date()
    inside = timedelta(0)
    while day <= last:
        if day.weekday() >= 5:
            begins, ends = moment(day, time.min), midnight_after(day)
            inside += max(timedelta(0), min(ends, piece.ends) - max(begins, piece.begins))
        day += timedelta(days=1)
    return inside > (piece.ends - piece.begins) * 0.4
