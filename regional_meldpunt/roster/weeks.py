"""Weeks of duty on the wall clock of Brussels: a shift runs from Friday 17:00 to the next, summer time or not."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from foundation.calendar.clock import local, moment

HAND_OVER = time(17, 0)
FRIDAY = 4


def weeks(first_friday: date, count: int) -> Iterator[tuple[datetime, datetime]]:
    """`count` weeks that tile time without a gap, from Friday to Friday."""
    for number in range(count):
        start = first_friday + timedelta(weeks=number)
        yield moment(start, HAND_OVER), moment(start + timedelta(weeks=1), HAND_OVER)


def friday_before(at: datetime) -> date:
    """The Friday on which the week of duty that holds `at` began."""
    today = local(at)
    friday = today.date() - timedelta(days=(today.weekday() - FRIDAY) % 7)
    return friday if moment(friday, HAND_OVER) <= at else friday - timedelta(weeks=1)
