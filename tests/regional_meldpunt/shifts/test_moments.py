"""Moments and days in mails, also after they travelled as JSON."""

from datetime import UTC, date, datetime

import pytest

from regional_meldpunt.shifts.templatetags.shifts import moment


@pytest.mark.parametrize(
    ("value", "form", "told"),
    [
        ("2026-11-22", "j n Y", "22 11 2026"),
        (date(2026, 11, 22), "j n Y", "22 11 2026"),
        ("2026-11-22T02:12:00Z", "j H:i", "22 03:12"),
        (datetime(2026, 11, 22, 2, 12, tzinfo=UTC), "H:i", "03:12"),
        ("", "j", ""),
        (None, "j", ""),
    ],
)
def test_a_day_stays_a_day_and_a_moment_is_told_on_the_clock_of_brussels(value: object, form: str, told: str) -> None:
    assert moment(value, form) == told
