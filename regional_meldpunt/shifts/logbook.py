"""The log of a stretch of time: what people wrote, between what the machine remembers, in order.

The second kind is read where it is kept: history of meldingen (with every alarm and answer), published shifts,
hand-overs. So the log can never say something else than the file of a melding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from regional_meldpunt.desk import wording
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import HistoryEntry
from regional_meldpunt.roster import queries as roster
from regional_meldpunt.shifts import queries
from regional_meldpunt.shifts.models import HandOver, LogEntry

MOST = 2_000
HAND, MELDING, ALARM, ROSTER, SHIFT = "hand", "melding", "alarm", "roster", "shift"
ALARM_VERBS = ("alarm_", "nobody_", "run_", "ack_", "escalation")


@dataclass(frozen=True)
class Line:
    """`entry` is there for what was written by hand; `corrected` then says that a later line holds instead."""

    at: datetime
    kind: str
    who: str
    text: str
    number: str = ""
    entry: LogEntry | None = None
    corrected: bool = False

    @property
    def by_hand(self) -> bool:
        return self.kind == HAND


def lines(
    begins: datetime, ends: datetime, *, kinds: Iterable[str] = (), words: str = "", most: int = MOST
) -> list[Line]:
    """Oldest first. `kinds` empty means all; `words` must stand in the line, its author or its number."""
    wanted, sought = set(kinds), words.casefold().strip()
    found = [line for line in _all(begins, ends, most) if not wanted or line.kind in wanted]
    if sought:
        found = [line for line in found if sought in f"{line.who} {line.text} {line.number}".casefold()]
    return sorted(found, key=lambda line: line.at)[-most:]


def _all(begins: datetime, ends: datetime, most: int) -> Iterator[Line]:
    for entry in queries.entries(begins, ends):
        yield by_hand(entry)
    for step in meldingen.steps_between(begins, ends, most, at_desk=True):
        yield of_history(step)
    for handed in queries.hand_overs_between(begins, ends):
        yield from _of_hand_over(handed)
    for each in roster.rosters():
        for shift in roster.shifts_between(each, begins, ends):
            if shift.starts_at >= begins:
                text = _("%(name)s is on call: %(layer)s.") % {"name": shift.person_name, "layer": shift.layer.name}
                yield Line(shift.starts_at, ROSTER, each.name, text)


def by_hand(entry: LogEntry) -> Line:
    corrected = hasattr(entry, "corrected_by")
    text = entry.text
    if entry.corrects is not None:
        text = _("Correction: %(text)s") % {"text": text}
    return Line(entry.at, HAND, entry.by.name, text, entry.number, entry, corrected)


def of_history(step: HistoryEntry) -> Line:
    """The step, without the words of a reporter: those stand in the file."""
    said = wording.line(step)
    ours = step.by.id is not None or step.by.is_system
    text = f"{said.title} {said.text}".strip() if ours else said.title
    kind = ALARM if step.verb.startswith(ALARM_VERBS) else MELDING
    return Line(step.at, kind, said.who, text, step.melding.number)


def _of_hand_over(handed: HandOver) -> Iterator[Line]:
    to = handed.to_name or _("whoever comes")
    yield Line(handed.at, SHIFT, handed.by.name, _("Hands the shift over to %(name)s.") % {"name": to})
    if handed.taken_at and handed.taken_by:
        yield Line(handed.taken_at, SHIFT, handed.taken_by.name, _("Takes the shift over."))
