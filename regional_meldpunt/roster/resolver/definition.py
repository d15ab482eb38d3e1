"""What a roster consists of, as values. People, layers and rotations are numbers here."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    """What the length of a turn is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class OffDays(StrEnum):
    """What public holidays and own days do to a window."""

    AS_USUAL = "as_usual"
    ALSO = "also"
    NEVER = "never"
    ONLY = "only"


class OverrideKind(StrEnum):
    ADD = "add"
    REMOVE = "remove"
    REPLACE = "replace"


class Source(StrEnum):
    """Where a shift comes from."""

    ROTATION = "rotation"
    SWAP = "swap"
    OVERRIDE = "override"
    TEMPORARY = "temporary"


@dataclass(frozen=True, slots=True)
class Member:
    """One place in the turn. `joins` and `leaves` are moments; None is always."""

    person: int
    joins: datetime | None = None
    leaves: datetime | None = None

    def counts_at(self, at: datetime) -> bool:
        return (self.joins is None or self.joins <= at) and (self.leaves is None or at < self.leaves)


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the week that counts: on these weekdays (Monday is 0), between two times of the wall clock.

    An end at or before the begin is on the next day, so that 00:00 to 00:00 is a whole day.
    """

    days: frozenset[int]
    begins: time
    ends: time
    off_days: OffDays = OffDays.AS_USUAL

    def holds_on(self, day: date, *, is_off: bool) -> bool:
        chosen = day.weekday() in self.days
        if self.off_days is OffDays.ALSO:
            return chosen or is_off
        if self.off_days is OffDays.NEVER:
            return chosen and not is_off
        if self.off_days is OffDays.ONLY:
            return chosen and is_off
        return chosen


class TurnKey(NamedTuple):
    """Names a turn by whose it is: the `nth` (from 0) of this person in this rotation. It stays when the turn moves."""

    rotation: int
    person: int
    nth: int


@dataclass(frozen=True, slots=True)
class Swap:
    """What `giver` has of a turn goes to `taker`; the parts are wall-clock distances from the begin of the turn.

    Without a turn it holds for the span between two moments, whatever the giver has there.
    """

    key: int
    giver: int
    taker: int
    turn: TurnKey | None = None
    from_offset: timedelta | None = None
    until_offset: timedelta | None = None
    begins: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rotation:
    """Turns of `length` units, from a date and time on the wall clock, until a moment (None is for ever)."""

    key: int
    unit: Unit
    length: int
    starts_on: date
    starts_at: time
    members: tuple[Member, ...]
    windows: tuple[Window, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """Somebody comes in addition, goes, or takes the place of `instead_of` (None: of whoever it is, also of nobody)."""

    key: int
    kind: OverrideKind
    begins: datetime
    ends: datetime
    person: int | None = None
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class TemporaryShift:
    layer: int
    person: int
    begins: datetime
    ends: datetime
    key: int = 0


@dataclass(frozen=True, slots=True)
class Temporary:
    """A schedule that stands in the place of everything between two moments."""

    key: int
    begins: datetime
    ends: datetime
    shifts: tuple[TemporaryShift, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """One line of people to reach. Of its rotations, a later one stands before an earlier one."""

    key: int
    rotations: tuple[Rotation, ...] = ()
    overrides: tuple[Override, ...] = ()
    swaps: tuple[Swap, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterDefinition:
    """Everything that decides who is on call. `off_days`: public holidays and own days."""

    layers: tuple[Layer, ...]
    temporaries: tuple[Temporary, ...] = ()
    off_days: frozenset[date] = field(default_factory=frozenset)


class Shift(NamedTuple):
    """Somebody is on call in a layer from a moment to a moment (half open, UTC).

    `key` stays the same when the shift moves; `turn` is set for a shift of a rotation.
    """

    begins: datetime
    ends: datetime
    layer: int
    person: int
    source: Source
    key: str
    turn: TurnKey | None = None
