"""What an escalation does next, on the wall clock of Brussels."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.calendar.clock import BRUSSELS, local, moment
from regional_meldpunt.escalation import moves
from regional_meldpunt.escalation.moves import Facts, Place
from regional_meldpunt.escalation.plan import Days, Otherwise, Plan, Reach, Step, Target, When

ACUTE, NORMAL = Facts("acute", "kortrijk"), Facts("normal", "kortrijk")
SOMEBODY = (Target(Reach.ON_CALL),)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass
class Workdays:
    free: set[date] = field(default_factory=set)

    def is_workday(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.free


WORKDAYS = Workdays()


def at(text: str) -> datetime:
    """A reading of the wall clock in Brussels."""
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS).astimezone(UTC)


def plan(*whens: When, otherwise: Otherwise = Otherwise.SKIP, **more: object) -> Plan:
    steps = tuple(Step(SOMEBODY, when=when, otherwise=otherwise) for when in whens)
    return replace(Plan(name="test", steps=steps), **more)  # type: ignore[arg-type]  # names of its own fields


def test_steps_follow_each_other_and_a_round_is_followed_by_a_rest() -> None:
    found, here = plan(When(), When(), rounds=2), at("2026-03-12T03:12")
    begun = moves.first(found, ACUTE, here, WORKDAYS)
    assert (begun.kind, begun.place) == ("page", Place(0, 0))
    assert moves.after(found, ACUTE, Place(0, 0), here, WORKDAYS).place == Place(0, 1)
    rest = moves.after(found, ACUTE, Place(0, 1), here, WORKDAYS)
    assert (rest.kind, rest.place, rest.at) == ("rest", Place(1, 0), here + found.pause)
    assert moves.resume(found, ACUTE, Place(1, 0), rest.at, WORKDAYS).kind == "page"
    assert moves.after(found, ACUTE, Place(1, 1), here, WORKDAYS).kind == "give_up"


@pytest.mark.parametrize(
    ("when", "why"),
    [
        (When(urgencies=frozenset({"normal"})), "urgency"),
        (When(weekdays=frozenset({5, 6})), "weekday"),
        (When(days=Days.FREE), "days"),
        (When(begins=time(9), ends=time(17)), "window"),
    ],
)
def test_a_step_is_passed_by_with_the_condition_that_did_not_hold(when: When, why: str) -> None:
    move = moves.first(plan(when, When()), ACUTE, at("2026-03-12T03:12"), WORKDAYS)
    assert (move.kind, move.place) == ("page", Place(0, 1))
    assert move.skipped == ((Place(0, 0), why),)


@pytest.mark.parametrize(
    ("begins", "ends", "now", "then"),
    [
        ("22:00", "07:00", "2026-03-12T06:59", "2026-03-12T06:59"),
        ("22:00", "07:00", "2026-03-12T07:00", "2026-03-12T22:00"),
        ("22:00", "07:00", "2026-03-12T21:59", "2026-03-12T22:00"),
        ("22:00", "07:00", "2026-03-12T23:00", "2026-03-12T23:00"),
        ("09:00", "17:00", "2026-03-12T18:00", "2026-03-13T09:00"),
        # the clock jumps from 02:00 to 03:00: a window that begins in the gap begins at the jump, one inside it is none
        ("02:30", "05:00", "2026-03-29T01:00", "2026-03-29T03:00"),
        ("02:15", "02:45", "2026-03-28T12:00", "2026-03-30T02:15"),
        # the hour from 02:00 comes twice: only its first occurrence counts
        ("02:15", "02:45", "2026-10-25T00:30", "2026-10-25T02:15"),
    ],
)
def test_a_window_in_local_time_is_waited_for(begins: str, ends: str, now: str, then: str) -> None:
    when = When(begins=time.fromisoformat(begins), ends=time.fromisoformat(ends))
    move = moves.first(plan(when, otherwise=Otherwise.WAIT), ACUTE, at(now), WORKDAYS)
    assert (move.at, move.kind) == (at(then), "page" if now == then else "wait")


def test_windows_do_not_move_at_dst() -> None:
    """22:00 is 22:00, in winter and in summer: a bug of others kept the offset of the day it was made."""
    night = plan(When(begins=time(22), ends=time(7)), otherwise=Otherwise.WAIT)
    for day in (date(2026, 1, 15), date(2026, 3, 28), date(2026, 3, 29), date(2026, 7, 15), date(2026, 10, 25)):
        move = moves.first(night, ACUTE, moment(day, time(12)), WORKDAYS)
        assert local(move.at).time() == time(22)


def test_the_second_of_a_repeated_hour_is_no_second_window() -> None:
    when = When(begins=time(2, 15), ends=time(2, 45))
    second = at("2026-10-25T02:20") + HOUR
    assert local(second).time() == time(2, 20)
    assert moves.first(plan(when, When()), ACUTE, second, WORKDAYS).place == Place(0, 1)


def test_weekday_is_that_of_the_moment_also_after_midnight() -> None:
    friday_night = When(weekdays=frozenset({4}), begins=time(22), ends=time(7))
    saturday_early = at("2026-03-14T00:30")
    assert moves.failing(friday_night, ACUTE, saturday_early, WORKDAYS) == "weekday"


def test_a_holiday_is_no_working_day_of_that_municipality() -> None:
    step = When(days=Days.WORKDAY, begins=time(8), ends=time(9))
    closed = Workdays({date(2026, 3, 13)})
    move = moves.first(plan(step, otherwise=Otherwise.WAIT), ACUTE, at("2026-03-12T12:00"), closed)
    assert move.at == at("2026-03-16T08:00"), "Friday is free there, and then it is weekend"


def test_what_can_never_hold_is_passed_by() -> None:
    never = When(weekdays=frozenset({5, 6}), days=Days.WORKDAY)
    move = moves.first(plan(never, When(), otherwise=Otherwise.WAIT), ACUTE, at("2026-03-12T03:12"), WORKDAYS)
    assert (move.kind, move.place) == ("page", Place(0, 1))


def test_low_urgency_waits_for_the_morning_and_the_rest_does_not() -> None:
    found = plan(When())
    for now, then in (("2026-03-12T03:12", "2026-03-12T08:00"), ("2026-03-12T22:00", "2026-03-13T08:00")):
        move = moves.first(found, NORMAL, at(now), WORKDAYS)
        assert (move.kind, move.why, move.at) == ("wait", "night", at(then))
        assert moves.first(found, ACUTE, at(now), WORKDAYS).kind == "page"
    assert moves.first(found, NORMAL, at("2026-03-12T21:59"), WORKDAYS).kind == "page"
    # the shortest and the longest night end at eight as well
    assert moves.first(found, NORMAL, at("2026-03-29T01:00"), WORKDAYS).at == at("2026-03-29T08:00")
    assert moves.first(found, NORMAL, at("2026-10-25T01:00"), WORKDAYS).at == at("2026-10-25T08:00")


def test_a_low_urgency_that_waits_for_a_window_at_night_is_left_until_both_hold() -> None:
    night_only = plan(When(begins=time(23), ends=time(9)), otherwise=Otherwise.WAIT)
    move = moves.first(night_only, NORMAL, at("2026-03-12T12:00"), WORKDAYS)
    assert move.at == at("2026-03-13T08:00")


TIMES = st.none() | st.times(min_value=time(0), max_value=time(23, 59)).map(
    lambda t: t.replace(second=0, microsecond=0)
)
WHENS = st.builds(
    When,
    urgencies=st.sampled_from([frozenset(), frozenset({"acute"}), frozenset({"normal", "acute"})]),
    weekdays=st.frozensets(st.integers(0, 6), max_size=7),
    days=st.sampled_from(Days),
    begins=TIMES,
    ends=TIMES,
)
PLANS = st.builds(
    Plan,
    name=st.just("any"),
    steps=st.lists(
        st.builds(Step, targets=st.just(SOMEBODY), when=WHENS, otherwise=st.sampled_from(Otherwise)),
        min_size=1,
        max_size=4,
    ).map(tuple),
    rounds=st.integers(0, 2),
)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)).map(lambda found: found.replace(tzinfo=UTC))


@settings(max_examples=150, deadline=None)
@given(found=PLANS, now=MOMENTS, urgency=st.sampled_from(["acute", "normal"]))
def test_a_wait_is_for_a_moment_at_which_it_pages_and_for_no_later_one(
    found: Plan, now: datetime, urgency: str
) -> None:
    facts = Facts(urgency, "kortrijk")
    move = moves.first(found, facts, now, WORKDAYS)
    assert Plan.from_json(found.to_json()) == found
    if move.kind == "page":
        assert move.at == now
    if move.kind != "wait" or move.place is None:
        return
    step = found.steps[move.place.step]
    assert move.at > now
    assert not moves.failing(step.when, facts, move.at, WORKDAYS)
    assert not moves.in_night(found, facts, move.at)
    before = move.at - timedelta(seconds=1)
    begin = moves.morning_after(found, now) if moves.in_night(found, facts, now) else now
    if before > begin:
        assert moves.failing(step.when, facts, before, WORKDAYS) or moves.in_night(found, facts, before)
