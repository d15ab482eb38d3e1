"""From the definition of a roster to who is on call when. Pure: no settings, no database, no clock of its own.

`resolve(definition, start, end)` answers the shifts of every layer between two moments. The rules, in order:

1. a **rotation** gives turns in a row, each to the next member; a member who leaves in the middle of a turn hands
   the rest of it to the next; windows say which part of a turn counts. Hand-overs are moments of the wall clock of
   Brussels: a skipped time is the moment the clock jumps, a repeated one its first occurrence;
2. a **swap** of a turn moves with that turn;
3. in one layer a later rotation stands before an earlier one, where it has somebody;
4. an **override** adds, removes or replaces;
5. a **temporary schedule** replaces everything for a span;
6. a swap of a shift that came from 4 or 5 holds for its span.
"""

from regional_meldpunt.roster.resolver.definition import (
    Layer,
    Member,
    OffDays,
    Override,
    OverrideKind,
    RosterDefinition,
    Rotation,
    Shift,
    Source,
    Swap,
    Temporary,
    TemporaryShift,
    TurnKey,
    Unit,
    Window,
)
from regional_meldpunt.roster.resolver.resolving import resolve

__all__ = [
    "Layer",
    "Member",
    "OffDays",
    "Override",
    "OverrideKind",
    "RosterDefinition",
    "Rotation",
    "Shift",
    "Source",
    "Swap",
    "Temporary",
    "TemporaryShift",
    "TurnKey",
    "Unit",
    "Window",
    "resolve",
]
