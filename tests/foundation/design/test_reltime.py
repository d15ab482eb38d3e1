"""Time as people say it, in the language of the page."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from foundation.design import reltime

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=ZoneInfo("Europe/Brussels"))


@pytest.mark.parametrize(
    ("ago", "dutch", "french"),
    [
        (timedelta(seconds=20), "zonet", "à l'instant"),
        (timedelta(minutes=1), "1 minuut geleden", "il y a 1 minute"),
        (timedelta(minutes=5), "5 minuten geleden", "il y a 5 minutes"),
        (timedelta(hours=3), "vandaag om 11.30 uur", "aujourd'hui à 11 h 30"),
        (timedelta(days=1), "gisteren om 14.30 uur", "hier à 14 h 30"),
        (timedelta(days=3), "donderdag om 14.30 uur", "jeudi à 14 h 30"),
        (timedelta(days=30), "23 oktober", "23 octobre"),
        (timedelta(days=400), "18 oktober 2025", "18 octobre 2025"),
        (timedelta(days=-1), "morgen om 14.30 uur", "demain à 14 h 30"),
    ],
)
def test_it_says_how_long_ago(ago: timedelta, dutch: str, french: str) -> None:
    with translation.override("nl"):
        assert reltime.spoken(NOW - ago, NOW) == dutch
    with translation.override("fr"):
        assert reltime.spoken(NOW - ago, NOW).replace("\xa0", " ") == french


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "nu"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(minutes=70), "1 u 10"),
        (timedelta(days=2), "vr 20 nov"),
        (timedelta(minutes=-30), "15:00"),
    ],
)
def test_it_is_brief_in_a_list(ago: timedelta, words: str) -> None:
    with translation.override("nl"):
        assert reltime.brief(NOW - ago, NOW).replace(".", "") == words


def test_it_carries_the_exact_time_for_print() -> None:
    with translation.override("nl"):
        tag = reltime.tag(NOW, now=NOW)
    assert 'datetime="2026-11-22T14:30:00+01:00"' in tag
    assert 'title="zondag 22 november 2026, 14.30 uur"' in tag
