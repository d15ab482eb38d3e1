"""Points and polygons."""

import math
import random

import pytest

from tenants.places.geometry import Area, metres_between, possible
from tests.tenants.places.shapes import square

KORTRIJK = Area.of("34022", "Kortrijk", [[square(3.2, 50.8), square(3.24, 50.84, 0.02)]])


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [(50.82, 3.22, True), (50.85, 3.25, False), (50.95, 3.25, False), (50.85, 3.35, False), (50.8999, 3.2999, True)],
)
def test_a_hole_is_outside(lat: float, lon: float, inside: bool) -> None:
    assert KORTRIJK.contains(lat, lon) is inside


def test_the_direction_of_a_ring_does_not_matter() -> None:
    turned = Area.of("34022", "Kortrijk", [[list(reversed(square(3.2, 50.8)))]])
    assert turned.contains(50.85, 3.25)


def test_distance_is_in_metres_from_the_nearest_border() -> None:
    assert KORTRIJK.metres_to(50.79, 3.25) == pytest.approx(1113.2, rel=0.001)
    east = 0.01 * 111_320 * math.cos(math.radians(50.85))
    assert KORTRIJK.metres_to(50.85, 3.31) == pytest.approx(east, rel=0.001)
    assert metres_between(50.8, 3.2, 50.8, 3.2) == 0


def test_each_random_point_lies_in_one_of_two_neighbours() -> None:
    left, right = Area.of("1", "a", [[square(3.0, 50.8)]]), Area.of("2", "b", [[square(3.1, 50.8)]])
    for _turn in range(500):
        lat, lon = random.uniform(50.8001, 50.8999), random.uniform(3.0001, 3.1999)
        assert left.contains(lat, lon) is not right.contains(lat, lon)


@pytest.mark.parametrize(
    ("lat", "lon", "exists"),
    [(50.8, 3.2, True), (0, 0, True), (91, 3, False), (50, 181, False), (math.nan, 3, False), (50, math.inf, False)],
)
def test_only_places_that_exist_nowhere_are_impossible(lat: float, lon: float, exists: bool) -> None:
    assert possible(lat, lon) is exists
