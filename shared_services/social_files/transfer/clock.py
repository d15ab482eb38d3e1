"""Five calendar days: the count starts the day after, and the last day runs until midnight.

After article 18, paragraph 4 of the law of 26 May 2002 for passing on a request for help; a request for a file is
answered in the same time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats

DAYS = 5
SOON = 1


def due(began: date) -> date:
    return began + timedelta(days=DAYS)


@dataclass(frozen=True)
class Clock:
    """`left` is negative when it is over; `level` is calm, soon or over."""

    due_on: date
    left: int

    @property
    def level(self) -> str:
        if self.left < 0:
            return "over"
        return "soon" if self.left <= SOON else "calm"

    @property
    def over_by(self) -> int:
        return -self.left

    @property
    def due_day(self) -> str:
        """The last day in words, within a sentence."""
        return formats.date_format(self.due_on, "l j F").lower()

    @property
    def starts_on(self) -> date:
        return self.due_on - timedelta(days=DAYS - 1)


def clock(due_on: date | None, today: date) -> Clock | None:
    return Clock(due_on, (due_on - today).days) if due_on else None
