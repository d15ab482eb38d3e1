"""Borders become drawings: projected, thinned, and put before tiles."""

from collections.abc import Iterator

import pytest

from foundation.design import outlines

SQUARE = [(3.0, 50.8), (3.1, 50.8), (3.1, 50.9), (3.0, 50.9), (3.0, 50.8)]
BESIDE = [(3.1, 50.8), (3.2, 50.8), (3.2, 50.9), (3.1, 50.9), (3.1, 50.8)]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(outlines, "_providers", [])
    yield


def test_it_draws_north_up_and_west_left() -> None:
    region = outlines.project([("west", "West", [SQUARE]), ("east", "East", [BESIDE])])
    west, east = region.of("west"), region.of("east")
    assert west and east
    assert west.box[0] < east.box[0]
    assert west.label[1] == pytest.approx(region.height / 2, abs=1)


def test_it_keeps_the_proportions_of_the_land() -> None:
    region = outlines.project([("west", "West", [SQUARE])])
    assert region.height / region.width == pytest.approx(1 / 0.63, rel=0.02)  # a degree of longitude is shorter up here


def test_it_thins_a_line_without_moving_its_corners() -> None:
    many = [(3.0 + step / 1000, 50.8) for step in range(100)] + SQUARE[1:]
    path = outlines.project([("west", "West", [many])]).shapes[0].path
    assert path.count("L") == 4


def test_the_first_provider_that_has_something_wins(alone: None) -> None:
    tiles = outlines.RegionShapes(1, 1, (), real=False)
    borders = outlines.RegionShapes(1, 1, (), real=True)
    loaded: list[outlines.RegionShapes] = []
    outlines.register(lambda: tiles, order=100)
    outlines.register(lambda: loaded[0] if loaded else None)
    assert outlines.region() is tiles
    loaded.append(borders)
    assert outlines.region() is borders


def test_without_any_provider_there_is_no_map(alone: None) -> None:
    assert outlines.region() is None
