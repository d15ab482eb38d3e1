"""What a new version changes, told per person: what they get and what they lose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

Span = tuple[datetime, datetime]


class Stretch(NamedTuple):
    """On call in a layer from a moment to a moment."""

    begins: datetime
    ends: datetime
    layer: int
    person: int


@dataclass
class Change:
    """What changes for one person, in order of time."""

    person: int
    gets: list[Stretch] = field(default_factory=list)
    loses: list[Stretch] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        def told(found: list[Stretch]) -> list[list[Any]]:
            return [[one.begins.isoformat(), one.ends.isoformat(), one.layer] for one in found]

        return {"person": self.person, "gets": told(self.gets), "loses": told(self.loses)}


def between(old: Iterable[Stretch], new: Iterable[Stretch]) -> list[Change]:
    """Per person, the time they get and lose; whoever keeps the same is not in it. The first to notice comes first."""
    before, after = _times(old), _times(new)
    found: dict[int, Change] = {}
    for who in sorted(before.keys() | after.keys()):
        layer, person = who
        change = found.setdefault(person, Change(person))
        change.gets += [Stretch(*span, layer, person) for span in _beyond(after[who], before[who])]
        change.loses += [Stretch(*span, layer, person) for span in _beyond(before[who], after[who])]
    changes = [change for change in found.values() if change.gets or change.loses]
    for change in changes:
        change.gets.sort()
        change.loses.sort()
    return sorted(changes, key=lambda change: min([*change.gets, *change.loses])[0])


def _times(stretches: Iterable[Stretch]) -> dict[tuple[int, int], list[Span]]:
    """(layer, person) -> when, joined where it touches: nobody notices where a shift was cut."""
    per: dict[tuple[int, int], list[Span]] = defaultdict(list)
    for one in sorted(stretches):
        spans = per[one.layer, one.person]
        if spans and spans[-1][1] >= one.begins:
            spans[-1] = (spans[-1][0], max(spans[-1][1], one.ends))
        else:
            spans.append((one.begins, one.ends))
    return per


def _beyond(spans: list[Span], known: list[Span]) -> Iterable[Span]:
    """What of the spans lies outside the known ones; both are in order."""
    place = 0
    for begins, ends in spans:
        since = begins
        while place < len(known) and known[place][1] <= since:
            place += 1
        ahead = place
        while ahead < len(known) and known[ahead][0] < ends:
            if known[ahead][0] > since:
                yield since, known[ahead][0]
            since = max(since, known[ahead][1])
            ahead += 1
        if since < ends:
            yield since, ends
