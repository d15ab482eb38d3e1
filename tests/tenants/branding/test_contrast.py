"""A theme that cannot be read, or that borrows the colour of danger, is refused by name."""

import dataclasses

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tenants.branding import colour, contrast
from tenants.branding.themes import REGION, THEMES, Theme

GOOD = THEMES["kortrijk"]


@pytest.mark.parametrize("slug", sorted(THEMES))
def test_it_accepts_the_theme_of_each_municipality(slug: str) -> None:
    contrast.check(THEMES[slug])


def test_it_accepts_the_theme_of_the_region() -> None:
    contrast.check(REGION)


def test_it_names_the_pair_that_fails_with_its_ratio() -> None:
    with pytest.raises(ValidationError) as refusal, translation.override("en"):
        contrast.check(dataclasses.replace(GOOD, accent="#5fae9c"))
    assert any(
        "The accent (#5fae9c) on white (#ffffff) has a contrast of 2.6" in message for message in refusal.value.messages
    )


@pytest.mark.parametrize(
    ("accent", "word"), [("#a3122a", "red"), ("#8a0f0f", "red"), ("#7a4a00", "amber"), ("#8f5b00", "amber")]
)
def test_it_keeps_red_and_amber_for_their_one_meaning(accent: str, word: str) -> None:
    with pytest.raises(ValidationError) as refusal, translation.override("en"):
        contrast.check(dataclasses.replace(GOOD, accent=accent))
    assert any(f"is {word}" in message for message in refusal.value.messages)


@pytest.mark.parametrize(
    "change",
    [{"accent": "green"}, {"soft": "#fff"}, {"face": "comic"}, {"corner": "wavy"}, {"own": "red;}body{display:none"}],
)
def test_it_refuses_what_is_not_a_theme(change: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        contrast.check(dataclasses.replace(GOOD, **change))  # type: ignore[arg-type]  # wrong values on purpose


def test_it_finds_thirteen_clearly_different_accents() -> None:
    accents = [theme.accent for theme in THEMES.values()]
    assert len(set(accents)) == 13
    apart = [_distance(one, other) for index, one in enumerate(accents) for other in accents[index + 1 :]]
    assert min(apart) > 0.1


def test_it_measures_contrast_as_wcag_does() -> None:
    assert colour.contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert colour.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def _distance(one: str, other: str) -> float:
    return max(abs(a - b) for a, b in zip(colour.rgb(one), colour.rgb(other), strict=True))


def test_a_theme_is_data_that_can_be_replaced_in_part() -> None:
    assert dataclasses.replace(GOOD, accent="#123456") == Theme("#123456", *dataclasses.astuple(GOOD)[1:])
