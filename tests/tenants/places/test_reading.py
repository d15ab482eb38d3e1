"""Reading a file of borders, and saying what is wrong with it."""

import json

import pytest

from tenants.places import reading
from tests.tenants.places.shapes import collection, feature, region, square


def test_it_reads_polygons_holes_and_parts() -> None:
    found = reading.read(region())
    assert len(found.outlines["34022"][0]) == 2
    assert len(found.outlines["34043"]) == 2
    assert found.names["34013"] == "Harelbeke"


def test_it_turns_around_latitude_first() -> None:
    flipped = [[lat, lon] for lon, lat in square(3.2, 50.8)]
    found = reading.read(collection(feature("34022", "Kortrijk", [flipped])))
    assert found.outlines["34022"][0][0][0] == [3.2, 50.8]
    assert len(found.remarks) == 1


def test_it_knows_the_names_of_digitaal_vlaanderen() -> None:
    official = feature("", "", [square(3.2, 50.8)])
    official["properties"] = {"NISCODE": 34022, "NAAM": "Kortrijk"}
    assert reading.read(collection(official)).names == {"34022": "Kortrijk"}


OPEN_RING = square(3.2, 50.8)[:-1]
LAMBERT = [[71000.0, 168000.0], [72000.0, 168000.0], [72000.0, 169000.0], [71000.0, 168000.0]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{" * 50_000,
        "not json",
        json.dumps({"type": "FeatureCollection", "features": []}),
        json.dumps({"type": "FeatureCollection", "features": [None]}),
        json.dumps({"type": "FeatureCollection", "features": [{"properties": {"refnis": "34022"}}]}),
        collection(feature("3402", "Kortrijk", [square(3.2, 50.8)])),
        collection(
            feature("34022", "Kortrijk", [square(3.2, 50.8)]), feature("34022", "Nog eens", [square(3.2, 50.8)])
        ),
        collection(feature("34022", "Kortrijk", [OPEN_RING])),
        collection(feature("34022", "Kortrijk", [LAMBERT])),
        collection(feature("34022", "Kortrijk", [[["a", "b"]]])),  # type: ignore[list-item]
        collection(feature("34022", "Kortrijk", [])),
        collection(feature("34022", "Kortrijk", [[[3.2, float("nan")]] * 5])),
    ],
)
def test_what_is_wrong_is_said_and_nothing_breaks(text: str) -> None:
    with pytest.raises(reading.BadBorders) as problem:
        reading.read(text)
    assert str(problem.value)
