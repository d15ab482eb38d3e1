"""What an escalation does next: pure arithmetic over a plan. No database, no clock, nobody's name.

The dispatch engine and the simulator use the same four questions, so that what was shown is what happens:

* `first` when an escalation begins, `after` when the time of a step is over (or somebody forces the next one);
* a move «page» is done now; a «wait» is for the moment it names, and then its place is paged;
* a «rest» lies between two rounds: at its moment `resume` says what the new round begins with;
* «give_up» means that all rounds were walked.

Weekdays, times of day and windows are those of the wall clock of Brussels, with the rules of `foundation.calendar`: a
skipped time is the moment the clock jumps, a repeated one its first occurrence. A window therefore begins and ends
where a shift with the same times would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from typing import Literal, NamedTuple, Protocol

from foundation.calendar.clock import local, moment
from regional_meldpunt.escalation.plan import Days, Otherwise, Plan, Step, When

LOOK_AHEAD = 400
"""Days within which a condition must hold once; one that never does is skipped."""
DAY = timedelta(days=1)

Kind = Literal["page", "wait", "rest", "give_up"]
Why = Literal["", "urgency", "weekday", "days", "window", "night", "round"]


class Calendar(Protocol):
    """The working days of the municipality that is competent."""

    def is_workday(self, day: date) -> bool: ...


@dataclass(frozen=True)
class Facts:
    """What an escalation is about. `municipality` is for whoever asks the calendar; nothing here reads it."""

    urgency: str
    municipality: str


class Place(NamedTuple):
    """A step of a plan in a round, both counted from 0."""

    round: int
    step: int


class Skip(NamedTuple):
    """A step that was passed by, and the condition that did not hold."""

    place: Place
    why: Why


@dataclass(frozen=True)
class Move:
    """What comes next and when. `why` says what a wait or a rest waits for; `skipped` what was passed by on the way."""

    kind: Kind
    place: Place | None
    at: datetime
    why: Why = ""
    skipped: tuple[Skip, ...] = ()


def first(plan: Plan, facts: Facts, at: datetime, calendar: Calendar) -> Move:
    """How an escalation begins."""
    return resume(plan, facts, Place(0, 0), at, calendar)


def after(plan: Plan, facts: Facts, place: Place, at: datetime, calendar: Calendar) -> Move:
    """What follows when the time of a step is over, when nobody is left to wait for, or when it was forced."""
    return resume(plan, facts, Place(place.round, place.step + 1), at, calendar)


def resume(plan: Plan, facts: Facts, place: Place, at: datetime, calendar: Calendar) -> Move:
    """What follows from a place on, the place itself included: after a rest, or when the urgency changed."""
    at = at.astimezone(UTC)
    begin = morning_after(plan, at) if in_night(plan, facts, at) else at
    skipped: list[Skip] = []
    for number, step in enumerate(plan.steps[place.step :], place.step):
        here = Place(place.round, number)
        why = failing(step.when, facts, begin, calendar)
        if not why:
            return _go(here, at, begin, "night", skipped)
        later = next_moment(plan, step, facts, begin, calendar) if step.otherwise is Otherwise.WAIT else None
        if later is not None:
            return _go(here, at, later, why, skipped)
        skipped.append(Skip(here, why))
    if not plan.steps or (plan.rounds and place.round + 1 >= plan.rounds):
        return Move("give_up", None, at, skipped=tuple(skipped))
    return Move("rest", Place(place.round + 1, 0), begin + plan.pause, "round", tuple(skipped))


def concerns(plan: Plan, urgency: str) -> bool:
    """Whether any step is meant for a melding of this urgency."""
    return any(not step.when.urgencies or urgency in step.when.urgencies for step in plan.steps)


def in_night(plan: Plan, facts: Facts, at: datetime) -> bool:
    """Whether what is not urgent lets people sleep at this moment."""
    if facts.urgency not in plan.wait_until_morning or plan.evening == plan.morning:
        return False
    return _in_window(plan.evening, plan.morning, at)


def morning_after(plan: Plan, at: datetime) -> datetime:
    """The first morning after a moment."""
    today = local(at).date()
    mornings = (moment(today + days * DAY, plan.morning) for days in range(3))
    return next(one for one in mornings if one > at)


def failing(when: When, facts: Facts, at: datetime, calendar: Calendar) -> Why:
    """The first condition that does not hold at a moment; "" when all do."""
    if when.urgencies and facts.urgency not in when.urgencies:
        return "urgency"
    today = local(at).date()
    if when.weekdays and today.weekday() not in when.weekdays:
        return "weekday"
    if when.days is not Days.ANY and calendar.is_workday(today) is not (when.days is Days.WORKDAY):
        return "days"
    return "" if _in_window(when.begins, when.ends, at) else "window"


def next_moment(plan: Plan, step: Step, facts: Facts, at: datetime, calendar: Calendar) -> datetime | None:
    """The first moment after `at` at which the condition of a step holds and its melding may be paged; or never."""
    when = step.when
    if when.urgencies and facts.urgency not in when.urgencies:
        return None
    for candidate in _turning_points(plan, when, at):
        if not in_night(plan, facts, candidate) and not failing(when, facts, candidate, calendar):
            return candidate
    return None


def _go(place: Place, at: datetime, then: datetime, why: Why, skipped: list[Skip]) -> Move:
    found = Move("page" if then <= at else "wait", place, then, skipped=tuple(skipped))
    return found if found.kind == "page" else replace(found, why=why)


def _turning_points(plan: Plan, when: When, at: datetime) -> Iterator[datetime]:
    """Every moment after `at` at which a condition can begin to hold: midnights, the begin of the window, mornings."""
    today = local(at).date()
    times = sorted({time.min, when.begins or time.min, plan.morning})
    days = (today + number * DAY for number in range(LOOK_AHEAD))
    return (found for found in chain.from_iterable(_moments(day, times) for day in days) if found > at)


def _moments(day: date, times: list[time]) -> Iterator[datetime]:
    return (moment(day, wall) for wall in times)


def _in_window(begins: time | None, ends: time | None, at: datetime) -> bool:
    """Whether a moment lies in the window that began today or, over midnight, yesterday."""
    if begins == ends:
        return True
    begins, ends = begins or time.min, ends or time.min
    over = DAY if ends <= begins else timedelta(0)
    today = local(at).date()
    return any(moment(day, begins) <= at < moment(day + over, ends) for day in (today - over, today))
