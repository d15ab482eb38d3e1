"""The table of statuses."""

import pytest

from regional_meldpunt.meldingen.statuses import PHASES, TABLE, Oslo, Status, allowed, state


def test_every_status_has_a_row() -> None:
    assert set(TABLE) == set(Status)


def test_every_status_can_be_reached() -> None:
    reached, waiting = {Status.RECEIVED}, [Status.RECEIVED]
    while waiting:
        for following in TABLE[waiting.pop()].to:
            if following not in reached:
                reached.add(following)
                waiting.append(following)
    assert reached == set(Status)


@pytest.mark.parametrize("status", Status)
def test_every_status_can_leave_or_is_final(status: Status) -> None:
    row = TABLE[status]
    assert row.final == (status is Status.WITHDRAWN)
    assert status not in row.to


@pytest.mark.parametrize("status", Status)
def test_every_status_has_words_a_phase_and_an_oslo_value(status: Status) -> None:
    row = state(status)
    assert str(row.label)
    assert str(row.public).endswith(".")
    assert row.phase in PHASES
    assert row.oslo in Oslo


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        allowed("received", "nonsense")
