"""Thirteen words across the border, there and back."""

import pytest

from regional_meldpunt.meldingen.resolutions import Resolution
from regional_meldpunt.meldingen.statuses import STATUSES, Status
from regional_meldpunt.open311.states import Extended, ended, extended, read, simple


def test_every_status_has_a_word_and_there_are_thirteen() -> None:
    assert len(Extended) == 13
    for status, _label in STATUSES:
        assert extended(status) in Extended
        assert simple(status) in ("open", "closed")


@pytest.mark.parametrize(
    ("status", "resolution", "before", "word"),
    [
        (Status.RECEIVED, "", "", Extended.OPEN),
        (Status.RECEIVED, "", "assigned", Extended.FOR_TRIAGE),
        (Status.CLOSED, Resolution.DUPLICATE, "", Extended.DUPLICATE),
        (Status.REJECTED, Resolution.NOT_OURS, "", Extended.NOT_RESPONSIBLE),
        (Status.DONE, Resolution.RESOLVED, "", Extended.FIXED),
        (Status.DONE, Resolution.NOTHING_FOUND, "", Extended.NO_FURTHER_ACTION),
        (Status.PAUSED, "", "", Extended.PLANNED),
        (Status.REOPENED, Resolution.DUPLICATE, "", Extended.REOPEN),
    ],
)
def test_the_word_of_a_status(status: str, resolution: str, before: str, word: Extended) -> None:
    assert extended(status, resolution=resolution, before=before) is word


@pytest.mark.parametrize("word", ["OPEN", "In Progress", "no-further-action", " fixed "])
def test_words_of_others_are_read_generously(word: str) -> None:
    assert read(word) is not None


def test_a_word_that_nobody_agreed_on_is_not_an_end() -> None:
    assert read("gearchiveerd") is None
    assert not ended("gearchiveerd")
    assert ended("CLOSED")
