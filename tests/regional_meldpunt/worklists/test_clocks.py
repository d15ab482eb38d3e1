"""A deadline in a word: late, near as its category promised to warn, or a date."""

from datetime import datetime

import pytest

from foundation.calendar.clock import BRUSSELS
from regional_meldpunt.categories.models import Category, LocalChoice
from regional_meldpunt.worklists import clocks
from tests.regional_meldpunt.meldingen import making

NOW = datetime(2026, 3, 2, 12, tzinfo=BRUSSELS)  # a Monday


@pytest.mark.wall("kortrijk")
@pytest.mark.parametrize(
    ("deadline", "warn", "word", "icon"),
    [
        (datetime(2026, 2, 27, 17, tzinfo=BRUSSELS), 2, "3 dagen te laat", "circle-alert"),
        (datetime(2026, 3, 2, 17, tzinfo=BRUSSELS), 0, "vandaag klaar", "hourglass"),
        (datetime(2026, 3, 3, 17, tzinfo=BRUSSELS), 1, "morgen klaar", "hourglass"),
        (datetime(2026, 3, 9, 17, tzinfo=BRUSSELS), 5, "over 7 dagen", "hourglass"),  # a weekend is no warning
        (datetime(2026, 3, 9, 17, tzinfo=BRUSSELS), 4, "9 mrt", "clock"),
    ],
)
def test_near_is_what_the_municipality_promised(deadline: datetime, warn: int, word: str, icon: str) -> None:
    melding = making.receive(deadline_at=deadline)
    category = Category.objects.get(pk=melding.category_id)
    LocalChoice.objects.create(municipality="kortrijk", category=category, deadline_days=20, warn_days=warn)
    due = clocks.due(melding, NOW)
    assert due is not None
    assert (due.word.lower(), due.icon) == (word, icon)
