"""The work itself: from turns to shifts, layer by layer."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from heapq import merge
from itertools import pairwise

from foundation.calendar.clock import local
from regional_meldpunt.roster.resolver.definition import (
    Layer,
    Override,
    OverrideKind,
    RosterDefinition,
    Rotation,
    Shift,
    Source,
    Swap,
    Temporary,
    TurnKey,
    Window,
)
from regional_meldpunt.roster.resolver.turns import Part, Turn, Turns, moment_of

Span = tuple[datetime, datetime]
DAY = timedelta(days=1)
AGAIN = "abcdefghijklmnopqrstuvwxyz"


def resolve(definition: RosterDefinition, start: datetime, end: datetime) -> list[Shift]:
    """Every shift between two moments, cut off at both, in order of layer and time."""
    found: list[Shift] = []
    for layer in definition.layers:
        line = Line(_rotations(layer, definition.off_days, start, end))
        for override in layer.overrides:
            line.change(override.begins, override.ends, partial(_with_override, override=override, layer=layer.key))
        for temporary in definition.temporaries:
            line.change(
                temporary.begins, temporary.ends, partial(_with_temporary, temporary=temporary, layer=layer.key)
            )
        for swap in layer.swaps:
            if swap.turn is None and swap.begins is not None and swap.ends is not None:
                line.change(
                    swap.begins, swap.ends, partial(_handed_over, swap=swap, begins=swap.begins, ends=swap.ends)
                )
        found += _clipped(_named(line.shifts), start, end)
    return found


class Line:
    """The shifts of a layer in order, changed span by span: only those that a span touches are looked at."""

    def __init__(self, shifts: list[Shift]) -> None:
        self.shifts = shifts
        self._longest = max((one.ends - one.begins for one in shifts), default=timedelta(0))

    def change(self, begins: datetime, ends: datetime, change: Callable[[list[Shift]], list[Shift]]) -> None:
        first = bisect_left(self.shifts, (begins - self._longest,))
        last = bisect_left(self.shifts, (ends,))
        self.shifts[first:last] = change(self.shifts[first:last])
        self._longest = max(self._longest, ends - begins)


def _rotations(layer: Layer, off_days: frozenset[date], start: datetime, end: datetime) -> list[Shift]:
    shifts: list[Shift] = []
    swaps: dict[TurnKey, list[Swap]] = defaultdict(list)
    for swap in layer.swaps:
        if swap.turn is not None:
            swaps[swap.turn].append(swap)
    for rotation in layer.rotations:
        upper = list(_rotation(rotation, layer.key, swaps, off_days, start, end))
        shifts = list(merge(_cut(shifts, upper), upper)) if shifts else upper
    return shifts


def _rotation(
    rotation: Rotation,
    layer: int,
    swaps: dict[TurnKey, list[Swap]],
    off_days: frozenset[date],
    start: datetime,
    end: datetime,
) -> Iterator[Shift]:
    turns = Turns(rotation, end)
    whole = list(turns.between(start, end))
    if not whole:
        return
    spans = list(_spans(rotation.windows, off_days, whole[0].begins, whole[-1].ends)) if rotation.windows else None
    place = 0
    for turn in whole:
        key = turns.key_of(turn)
        inside: list[Span] = [(turn.begins, turn.ends)]
        if spans is not None:
            while place < len(spans) and spans[place][1] <= turn.begins:
                place += 1
            inside = _inside(spans, place, turn)
        shifts = list(_of_turn(key, layer, inside, turns.parts(turn)))
        for swap in swaps.get(key, ()):
            shifts = _with_swapped_turn(shifts, swap, turn)
        yield from shifts


def _inside(spans: list[Span], place: int, turn: Turn) -> list[Span]:
    found = []
    while place < len(spans) and spans[place][0] < turn.ends:
        begins, ends = spans[place]
        found.append((max(begins, turn.begins), min(ends, turn.ends)))
        place += 1
    return found


def _of_turn(key: TurnKey, layer: int, inside: list[Span], parts: Iterable[Part]) -> Iterator[Shift]:
    held = list(parts)
    for number, (begins, ends) in enumerate(inside):
        name = f"t{key.rotation}-{key.person}-{key.nth}-{number}"
        for part in held:
            since, until = max(begins, part.begins), min(ends, part.ends)
            if since < until:
                yield Shift(since, until, layer, part.person, Source.ROTATION, name, key)


def _spans(windows: tuple[Window, ...], off_days: frozenset[date], start: datetime, end: datetime) -> Iterator[Span]:
    """The windows of a stretch of time, joined where they touch."""
    day, last = local(start).date() - DAY, local(end).date()
    found: list[Span] = []
    while day <= last:
        is_off = day in off_days
        for window in windows:
            if window.holds_on(day, is_off=is_off):
                until = day if window.ends > window.begins else day + DAY
                found.append((moment_of(day, window.begins), moment_of(until, window.ends)))
        day += DAY
    found.sort()
    begins: datetime | None = None
    ends = start
    for since, until in found:
        if begins is not None and since <= ends:
            ends = max(ends, until)
            continue
        if begins is not None:
            yield begins, ends
        begins, ends = since, until
    if begins is not None:
        yield begins, ends


def _with_swapped_turn(shifts: list[Shift], swap: Swap, turn: Turn) -> list[Shift]:
    wall = local(turn.begins).replace(tzinfo=None)

    def at(offset: timedelta | None, otherwise: datetime) -> datetime:
        if offset is None:
            return otherwise
        there = wall + offset
        return moment_of(there.date(), there.time())

    begins, ends = at(swap.from_offset, turn.begins), at(swap.until_offset, turn.ends)
    return _handed_over(shifts, swap=swap, begins=begins, ends=ends)


def _handed_over(shifts: list[Shift], *, swap: Swap, begins: datetime, ends: datetime) -> list[Shift]:
    """What the giver has in a span becomes the taker's, who is then there once and not twice."""
    kept: list[Shift] = []
    moved: list[Shift] = []
    for shift in shifts:
        if shift.person != swap.giver or shift.ends <= begins or shift.begins >= ends:
            kept.append(shift)
            continue
        kept += _without(shift, [(begins, ends)])
        since, until = max(shift.begins, begins), min(shift.ends, ends)
        moved.append(shift._replace(begins=since, ends=until, person=swap.taker, source=Source.SWAP))
    taken = [(shift.begins, shift.ends) for shift in moved]
    kept = [piece for shift in kept for piece in (_without(shift, taken) if shift.person == swap.taker else [shift])]
    return sorted([*kept, *moved])


def _with_override(shifts: list[Shift], *, override: Override, layer: int) -> list[Shift]:
    begins, ends, whom = override.begins, override.ends, override.instead_of
    comes = None if override.kind is OverrideKind.REMOVE else override.person
    goes = [] if override.kind is OverrideKind.ADD else [one for one in shifts if whom is None or one.person == whom]
    gone = [(max(begins, one.begins), min(ends, one.ends)) for one in goes if one.begins < ends and one.ends > begins]
    if comes is None:
        inside: list[Span] = []
    elif override.kind is OverrideKind.ADD or whom is None:
        inside = [(begins, ends)]
    else:
        inside = _joined(gone)
    leaving = set(goes)
    kept: list[Shift] = []
    for shift in shifts:
        pieces = [shift]
        if shift in leaving:
            pieces = _without(shift, [(begins, ends)])
        if shift.person == comes:
            pieces = [left for piece in pieces for left in _without(piece, inside)]
        kept += pieces
    name = f"o{override.key}"
    new = [Shift(since, until, layer, comes, Source.OVERRIDE, name) for since, until in inside if comes is not None]
    return sorted([*kept, *new])


def _with_temporary(shifts: list[Shift], *, temporary: Temporary, layer: int) -> list[Shift]:
    span = (temporary.begins, temporary.ends)
    kept = [piece for shift in shifts for piece in _without(shift, [span])]
    new = [
        Shift(begins, ends, layer, one.person, Source.TEMPORARY, f"h{temporary.key}-{one.key}")
        for one in temporary.shifts
        if one.layer == layer and (begins := max(one.begins, span[0])) < (ends := min(one.ends, span[1]))
    ]
    return sorted([*kept, *new])


def _joined(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found


def _without(shift: Shift, spans: list[Span]) -> list[Shift]:
    """What is left of a shift outside spans that are in order."""
    left, since = [], shift.begins
    for begins, ends in spans:
        if ends <= since:
            continue
        if begins >= shift.ends:
            break
        if begins > since:
            left.append(shift._replace(begins=since, ends=begins))
        since = ends
    if since == shift.begins:
        return [shift]
    if since < shift.ends:
        left.append(shift._replace(begins=since))
    return left


def _cut(lower: list[Shift], upper: list[Shift]) -> Iterator[Shift]:
    """The lower shifts where no upper one stands; both are in order."""
    place = 0
    for shift in lower:
        while place < len(upper) and upper[place].ends <= shift.begins:
            place += 1
        spans, ahead = [], place
        while ahead < len(upper) and upper[ahead].begins < shift.ends:
            spans.append((upper[ahead].begins, upper[ahead].ends))
            ahead += 1
        yield from _without(shift, spans) if spans else (shift,)


def _clipped(shifts: list[Shift], start: datetime, end: datetime) -> list[Shift]:
    return [
        shift
        if start <= shift.begins and shift.ends <= end
        else shift._replace(begins=max(start, shift.begins), ends=min(end, shift.ends))
        for shift in shifts
        if shift.begins < end and shift.ends > start
    ]


def _named(shifts: list[Shift]) -> list[Shift]:
    """Joins what belongs together again, and tells the pieces of one shift apart."""
    joined: list[Shift] = []
    for shift in sorted(shifts):
        last = joined[-1] if joined else None
        if last and last.ends == shift.begins and (last.person, last.key) == (shift.person, shift.key):
            joined[-1] = last._replace(ends=shift.ends)
        else:
            joined.append(shift)
    seen: dict[str, int] = defaultdict(int)
    for place, shift in enumerate(joined):
        seen[shift.key] += 1
        if (again := seen[shift.key]) > 1:
            joined[place] = shift._replace(key=f"{shift.key}{AGAIN[min(again, 26) - 1]}")
    return joined


def gaps(busy: Iterable[Span], start: datetime, end: datetime) -> list[Span]:
    """The stretches between two moments that none of these spans covers."""
    edges = [(start, start), *_joined(list(busy)), (end, end)]
    return [(one[1], two[0]) for one, two in pairwise(edges) if one[1] < two[0]]


def needed(layer: Layer, off_days: frozenset[date], start: datetime, end: datetime) -> list[Span]:
    """When somebody has to be on call according to the windows of a layer's rotations, from when they begin."""
    found: list[Span] = []
    for rotation in layer.rotations:
        since = max(start, moment_of(rotation.starts_on, rotation.starts_at))
        until = min(end, rotation.until) if rotation.until else end
        if since >= until:
            continue
        spans = _spans(rotation.windows, off_days, since, until) if rotation.windows else [(since, until)]
        found += [(max(a, since), min(b, until)) for a, b in spans if a < until and b > since]
    return _joined(found)
