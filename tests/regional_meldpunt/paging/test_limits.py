"""When a message has to wait."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from regional_meldpunt.paging import limits
from regional_meldpunt.paging.models import Preference

BRUSSELS = ZoneInfo("Europe/Brussels")
AT = datetime(2026, 11, 22, 3, 12, tzinfo=BRUSSELS)


def test_five_in_a_quarter_eleven_in_an_hour_twenty_one_in_three() -> None:
    sent: list[datetime] = []
    at = AT
    for _minute in range(4 * 60):
        if limits.free_from("sms", sent, at) is None:
            sent.append(at)
        at += timedelta(minutes=1)
    for most, within in ((5, 15), (11, 60), (21, 180)):
        for first in sent:
            assert sum(first <= one < first + timedelta(minutes=within) for one in sent) <= most, (most, within)
    assert len(sent) >= 21
    assert limits.free_from("voice", sent, at) is None


def test_it_says_exactly_when_the_next_may_go() -> None:
    sent = [AT - timedelta(minutes=14 - one) for one in range(5)]
    assert limits.free_from("sms", sent, AT) == sent[0] + timedelta(minutes=15)


@pytest.mark.parametrize(
    ("at", "until"),
    [
        (datetime(2026, 11, 22, 21, 59, tzinfo=BRUSSELS), None),
        (datetime(2026, 11, 22, 22, 0, tzinfo=BRUSSELS), datetime(2026, 11, 23, 6, 30, tzinfo=BRUSSELS)),
        (datetime(2026, 11, 23, 6, 29, tzinfo=BRUSSELS), datetime(2026, 11, 23, 6, 30, tzinfo=BRUSSELS)),
        (datetime(2026, 11, 23, 6, 30, tzinfo=BRUSSELS), None),
        # the night in which the clock goes forward: half past six is an hour earlier on the line of time
        (datetime(2026, 3, 28, 23, 0, tzinfo=BRUSSELS), datetime(2026, 3, 29, 6, 30, tzinfo=BRUSSELS)),
    ],
)
def test_quiet_hours_go_over_midnight_and_end_by_the_wall_clock(at: datetime, until: datetime | None) -> None:
    told = limits.quiet_until(Preference(quiet_from=time(22), quiet_until=time(6, 30)), at)
    assert told == until
    assert told is None or told.timestamp() == until.timestamp()  # type: ignore[union-attr]  # not None together


def test_without_hours_nothing_is_quiet() -> None:
    assert limits.quiet_until(None, AT) is None
    assert limits.quiet_until(Preference(), AT) is None
