"""The figures of a month that was counted by hand."""

from datetime import date

import pytest

from regional_meldpunt.insight import board, heat
from regional_meldpunt.insight.periods import Kind, Period, containing
from tests.regional_meldpunt.insight import made

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def behind(kortrijk, menen):
    with menen.wall():
        made.melding("2026-03-15 12:00")
        made.melding("2026-03-16 12:00")
    with kortrijk.wall():
        made.march()
        yield


def values(table, label):
    return next(line.values for line in table.lines if line.label == label)


def test_a_month_begins_and_ends_at_midnight_in_brussels(behind):
    found = made.of()
    assert found.now.counts.whole.total == 4
    assert found.now.counts.by["cut"].keys() == {date(2026, 3, 1), date(2026, 3, 29), date(2026, 3, 31)}


def test_the_day_on_which_the_clock_jumps_is_one_day(behind):
    found = made.of(Period(Kind.OWN, date(2026, 3, 29), date(2026, 3, 29)))
    assert found.now.counts.whole.total == 2
    assert (found.period.end - found.period.start).total_seconds() == 23 * 3600


def test_the_day_on_which_an_hour_comes_twice_is_one_day(kortrijk):
    with kortrijk.wall():
        for hour in ("00:00", "02:30", "23:59"):
            made.melding(f"2025-10-26 {hour}")
        made.melding("2025-10-27 00:00")
        found = made.of(Period(Kind.OWN, date(2025, 10, 26), date(2025, 10, 26)))
    assert found.now.counts.whole.total == 3


def test_what_was_received_here_for_a_neighbour_counts_there(behind, menen):
    assert set(made.of().now.counts.by["municipality"]) == {"kortrijk"}


def test_a_neighbour_cannot_be_counted_from_here(behind):
    """Only what the wall shows: the one that came in here, and none of the two that came in there."""
    assert made.of(schemas=("menen",)).now.counts.whole.total == 1


def test_deadlines(behind):
    whole = made.of().now.counts.whole
    assert (whole.met, whole.missed, whole.over, whole.near, whole.running, whole.without) == (1, 1, 1, 1, 0, 0)
    assert whole.late == 2
    assert whole.punctual == pytest.approx(1 / 3)


def test_what_stands_still_is_not_late(kortrijk):
    with kortrijk.wall():
        made.melding("2026-03-05 12:00", deadline="2026-03-10 17:00", paused_at=made.local("2026-03-06 09:00"))
        whole = made.of().now.counts.whole
    assert (whole.standing, whole.late, whole.open) == (1, 0, 1)


def test_in_out_and_what_was_left(behind):
    found = made.of()
    table = board.inflow(found)
    rows = {line.label: line.values for line in table.lines}
    assert len(rows) == 31
    listed = list(rows.values())
    assert listed[0] == (1, 0, 2)  # one from February was open
    assert listed[1] == (0, 1, 1)
    assert listed[28] == (2, 0, 2)
    assert listed[30] == (1, 0, 3)
    assert table.total.values == (4, 2, None)
    assert found.now.waiting.total == 3


def test_how_long_it_was_open_at_the_end(behind):
    assert board.ages(made.of()).lines[0].values[:2] == (3, 0)
    found = made.of(containing(Kind.MONTH, date(2026, 4, 1)))  # still runs: looked at on the 15th
    assert [line.values[:2] for line in board.ages(found).lines] == [(0, 0), (0, 0), (1, 0), (2, 1), (0, 0), (0, 0)]


def test_half_was_done_within(behind):
    assert made.of().now.finished.hours == pytest.approx((48 + 34 + 1 / 60) / 2)


def test_every_axis_adds_up_to_the_whole(behind):
    found = made.of()
    for table in (board.kinds(found), board.channels(found), board.urgencies(found), board.teams(found)):
        assert sum(line.values[0] for line in table.lines) == 4, table.key
        assert table.total.values[0] == 4
    assert values(board.channels(found), "Telefoon")[0] == 1
    assert values(board.urgencies(found), "Acuut")[0] == 1


def test_beside_the_period_before(behind):
    came, before, change, *_rest = board.kinds(made.of()).total.values
    assert (came, before, change) == (4, 1, 3)


def test_one_team(behind):
    found = made.of(team="wegen")
    assert (found.now.counts.whole.total, found.now.waiting.total, found.now.opinion.total) == (1, 0, 3)


def test_satisfaction_by_the_day_of_the_answer(behind):
    said = made.of().now.opinion
    assert (said.satisfied, said.not_satisfied) == (2, 1)


def test_the_square_of_what_has_a_point(behind):
    found = made.of()
    drawing = heat.drawn(found.scope, found.asked)
    assert [(square.total, square.postal_code) for square in drawing.squares] == [(1, "8500")]
    table = board.places(found, drawing)
    assert "3" in table.note


def test_a_period_that_runs_is_compared_with_as_many_days():
    april = containing(Kind.MONTH, date(2026, 4, 1))
    assert april.compared(date(2026, 4, 15)) == Period(Kind.OWN, date(2026, 3, 1), date(2026, 3, 15))
    assert april.compared(date(2026, 5, 1)) == made.MARCH
    assert april.compared(date(2026, 4, 30)) == made.MARCH


@pytest.mark.parametrize(
    ("kind", "day", "first", "last"),
    [
        (Kind.MONTH, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29)),
        (Kind.QUARTER, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        (Kind.YEAR, date(2026, 6, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_periods(kind, day, first, last):
    assert containing(kind, day) == Period(kind, first, last)
    assert containing(kind, first).before().last < first < last < containing(kind, first).after().first


def test_the_pieces_of_a_year_are_weeks_from_monday_and_all_days_fall_in_one():
    year = containing(Kind.YEAR, date(2026, 1, 1))
    cuts = year.cuts()
    assert cuts[0] == date(2025, 12, 29)
    assert all(cut.weekday() == 0 for cut in cuts)
    assert (year.last - cuts[-1]).days < 7
