"""Weeks of duty on the wall clock of Brussels: they change hands on one weekday at one time, summer time or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from foundation.calendar.clock import local, moment

WEEK = timedelta(weeks=1)
HALF_A_WEEK = timedelta(days=3, hours=12)


@dataclass(frozen=True)
class HandOver:
    """When a week of duty changes hands: the weekday (Monday is 0) and the time on the clock in the street."""

    weekday: int
    wall: time

    def before(self, at: datetime) -> datetime:
        """The last such moment, `at` itself included."""
        today = local(at).date()
        day = today - timedelta(days=(today.weekday() - self.weekday) % 7)
        found = moment(day, self.wall)
        return found if found <= at else moment(day - WEEK, self.wall)

    def after(self, at: datetime) -> datetime:
        """The first such moment that is later."""
        return moment(local(self.before(at)).date() + WEEK, self.wall)

    @classmethod
    def of(cls, at: datetime) -> "HandOver":
        """The one that a moment belongs to."""
        here = local(at)
        return cls(here.weekday(), here.time().replace(second=0, microsecond=0))


USUAL = HandOver(4, time(17, 0))
"""Friday 17:00, until the coordinator chooses otherwise."""


def weeks(start: datetime, hand_over: HandOver, count: int) -> Iterator[tuple[datetime, datetime]]:
    """`count` weeks from `start` on that tile time without a gap.

    When `start` is another moment of the week than the hand-over, the first is longer or shorter, to lead there.
    """
    for _ in range(count):
        ends = hand_over.after(start + HALF_A_WEEK)
        yield start, ends
        start = ends
