"""October 2026 of one person, counted by hand: the night in which the clock goes back, an overlap, a short rest."""

from datetime import UTC, date, datetime, timedelta

from foundation.calendar.clock import BRUSSELS
from regional_meldpunt.shifts.counting import Duty, Month, Terms, Work, count

EVA = 7


class Weekdays:
    def is_workday(self, day: date) -> bool:
        return day.weekday() < 5

    def is_holiday(self, day: date) -> bool:
        return (day.day, day.month) == (1, 11)


def at(day: int, hour: int, minute: int = 0, *, month: int = 10, again: bool = False) -> datetime:
    """On the wall clock; `again` is the second time that the clock shows it."""
    return datetime(2026, month, day, hour, minute, tzinfo=BRUSSELS, fold=int(again)).astimezone(UTC)


def duty(number: int, begins: datetime, ends: datetime) -> Duty:
    return Duty(number, "Eerste lijn", EVA, "Eva", begins, ends)


def work(number: int, begins: datetime, ends: datetime | None) -> Work:
    return Work(number, "KOR-1", "Kortrijk", EVA, "Eva", begins, begins, ends)


def october(duties: list[Duty], works: list[Work], terms: Terms = Terms()) -> Month:  # noqa: B008  # frozen
    return count(duties, works, first=date(2026, 10, 1), terms=terms, days=Weekdays())


def test_the_month_is_what_was_counted_by_hand() -> None:
    found = october(
        [
            duty(1, at(14, 17), at(15, 8)),  # 15 h, of which 8 at night
            duty(2, at(14, 17), at(14, 20)),  # in another roster at the same time: nothing more
            duty(3, at(24, 20), at(25, 8)),  # the clock goes back: 13 h, 9 at night, 9 on Sunday
            duty(4, at(31, 20), at(1, 8, month=11)),  # up to midnight: 4 h, 2 at night
        ],
        [
            work(11, at(15, 3, 10), at(15, 4, 5)),  # 55 min, counted as 60
            work(
                12, at(25, 2, 10), at(25, 2, 40, again=True)
            ),  # an hour and a half by every clock but the one on the wall
            work(13, at(25, 2, 50, again=True), at(25, 3)),  # 10 min, counted as 15
        ],
    )
    (eva,) = found.totals
    assert (eva.standby, eva.standby_night, eva.standby_sunday, eva.standby_holiday) == (1920, 1140, 540, 0)
    assert (len(eva.nights), len(eva.sundays), len(eva.holidays), eva.interventions) == (2, 1, 0, 3)
    assert (eva.worked, eva.worked_night, eva.worked_sunday) == (165, 165, 105)
    assert [row.counted for row in found.rows] == [900, 0, 780, 240, 60, 90, 15]
    assert sum(row.counted for row in found.rows if row.kind == "standby") == eva.standby
    (warning,) = found.warnings
    assert (warning.alarm, warning.rest, warning.because) == (11, 235, "workday")


def test_the_night_that_misses_an_hour_is_an_hour_shorter() -> None:
    shift = duty(1, at(28, 20, month=3), at(29, 8, month=3))
    found = count([shift], [], first=date(2026, 3, 1), terms=Terms(), days=Weekdays())
    assert (found.totals[0].standby, found.totals[0].standby_night) == (660, 420)


def test_what_rounding_already_counted_is_not_counted_twice() -> None:
    terms = Terms(round_to=timedelta(minutes=60))
    found = october([], [work(1, at(6, 10), at(6, 10, 20)), work(2, at(6, 10, 30), at(6, 11, 10))], terms)
    assert [row.counted for row in found.rows] == [60, 60]


def test_being_called_again_too_soon_is_also_too_little_rest() -> None:
    found = october([], [work(1, at(10, 23), at(11, 1)), work(2, at(11, 9), at(11, 10))])
    assert [(one.because, one.rest) for one in found.warnings] == [("called", 480)]


def test_who_is_still_busy_is_shown_and_not_counted() -> None:
    (row,) = october([], [work(1, at(31, 23), None)]).rows
    assert (row.ends, row.counted) == (None, 0)
