"""Which municipality is competent for a place."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest

from tenants.places import borders, reading
from tenants.places.attribution import Basis, ImpossiblePlace, attribute
from tenants.registry import hosts
from tests.support.scratch import Scratch
from tests.tenants.places import shapes

pytestmark = pytest.mark.wall("kortrijk")


@pytest.fixture
def loaded() -> Iterator[None]:
    """Our own small region, in use for the length of a test."""
    found = reading.read(shapes.region())
    areas = {
        refnis: borders.Area.of(refnis, found.names[refnis], outline) for refnis, outline in found.outlines.items()
    }
    before = borders.cache._borders
    borders.cache._borders = borders.Borders(hosts.register.present().version, MappingProxyType(areas))
    yield
    borders.cache._borders = before


def test_without_a_word_it_is_the_website_that_was_visited() -> None:
    found = attribute(None, None, text="aan de kerk", host=hosts.by_schema("kortrijk"))
    assert (found.municipality.name, found.certain, found.basis) == ("Kortrijk", False, Basis.HOST)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Markt 1, 8530 Harelbeke", "Harelbeke"),
        ("MARKT 1 8530", "Harelbeke"),
        ("Kerkstraat in Lauwe", "Menen"),
        ("Kortrijksestraat 5, Menen", "Menen"),
        ("Hôtel de ville, Espierres-Helchin", "Spiere-Helkijn"),
        ("Doorniksewijk 8500 nummer 8530", "Harelbeke"),
    ],
)
def test_words_decide_without_a_pin(text: str, name: str) -> None:
    assert attribute(None, None, text=text, host=hosts.by_schema("kortrijk")).municipality.name == name


def test_a_postal_code_elsewhere_names_the_right_authority() -> None:
    found = attribute(None, None, text="Korenmarkt 1, 9000 Gent", host=hosts.by_schema("kortrijk"))
    assert found.far
    assert found.authority is not None
    assert (found.authority.name, found.authority.phone) == ("Gent", "1700")


def test_a_number_that_is_no_postal_code_is_no_authority() -> None:
    assert not attribute(None, None, text="huis 1234", host=hosts.by_schema("kortrijk")).far


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("lat", "lon", "name"),
    [(50.82, 3.22, "Kortrijk"), (50.85, 3.25, "Harelbeke"), (50.85, 3.15, "Menen"), (50.71, 3.37, "Spiere-Helkijn")],
)
def test_a_border_decides(lat: float, lon: float, name: str) -> None:
    found = attribute(lat, lon, text="8930 Menen", host=hosts.by_schema("kortrijk"))
    assert (found.municipality.name, found.certain, found.basis) == (name, True, Basis.BORDER)


@pytest.mark.usefixtures("loaded")
def test_just_outside_goes_to_the_nearest_one_with_a_warning() -> None:
    found = attribute(50.79, 3.25, host=hosts.by_schema("menen"))
    assert found.nearby
    assert not found.far
    assert found.municipality.name == "Kortrijk"
    assert found.metres_outside == pytest.approx(1113, abs=2)


@pytest.mark.usefixtures("loaded")
def test_farther_away_the_right_authority_is_named() -> None:
    found = attribute(50.65, 3.33, host=hosts.by_schema("kortrijk"))
    assert found.far
    assert found.municipality.name == "Spiere-Helkijn"
    assert found.authority is not None
    assert (found.authority.name, found.authority.sure) == ("Pecq", True)


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("lat", "lon"), [(0.0, 0.0), (-89.0, 179.0), (51.209, 3.225)])
def test_any_place_on_earth_has_an_answer(lat: float, lon: float) -> None:
    found = attribute(lat, lon, host=hosts.by_schema("kortrijk"))
    assert found.far
    assert found.authority is not None
    assert found.authority.phone


@pytest.mark.parametrize(("lat", "lon"), [(91.0, 3.0), (float("nan"), 3.0), (50.0, float("inf"))])
def test_an_impossible_place_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(ImpossiblePlace):
        attribute(lat, lon, host=hosts.by_schema("kortrijk"))


def test_without_borders_a_pin_is_a_guess_that_the_citizen_confirms() -> None:
    found = attribute(50.828, 3.265, host=hosts.by_schema("menen"))
    assert (found.municipality.name, found.certain) == ("Kortrijk", False)


@pytest.mark.skipif(
    not shapes.OFFICIAL.exists(), reason=f"no borders at {shapes.OFFICIAL}: set STREEKPOORT_TEST_BORDERS"
)
def test_a_pin_in_each_municipality_is_right_with_the_official_borders() -> None:
    found = reading.read(Path(shapes.OFFICIAL).read_text())
    areas = [borders.Area.of(refnis, found.names[refnis], polygons) for refnis, polygons in found.outlines.items()]
    assert len(areas) == 13
    for area in areas:
        lat, lon = _a_point_in(area)
        assert [other.name for other in areas if other.contains(lat, lon)] == [area.name]


def _a_point_in(area: borders.Area) -> tuple[float, float]:
    """The middle of the widest stretch on the middle parallel: inside, however crooked the border."""
    lat = (area.box.south + area.box.north) / 2
    lons = [area.box.west + (area.box.east - area.box.west) * step / 400 for step in range(401)]
    best: list[float] = []
    run: list[float] = []
    for lon in lons:
        run = [*run, lon] if area.contains(lat, lon) else []
        best = max(best, run, key=len)
    return lat, best[len(best) // 2]


def borders_load(scratch: Scratch, file: Path, text: str) -> subprocess.CompletedProcess[str]:
    file.write_text(text)
    paths = os.pathsep.join((str(shapes.CHECKOUT / "platform"), str(shapes.CHECKOUT)))
    return subprocess.run(
        [sys.executable, "-m", "streekpoort", "borders", "load", str(file)],
        env={**scratch.environment, "PYTHONPATH": paths},
        cwd=file.parent,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_command_loads_a_file_and_reports(scratch: Scratch, tmp_path: Path) -> None:
    done = borders_load(scratch, tmp_path / "grenzen.geojson", shapes.region())
    assert done.returncode == 0, done.stderr
    assert "4 municipalities: Harelbeke, Kortrijk, Menen, Spiere-Helkijn" in done.stdout
    assert "Kept 1 outside" in done.stdout


def test_the_command_says_what_is_wrong_with_a_file(scratch: Scratch, tmp_path: Path) -> None:
    done = borders_load(scratch, tmp_path / "grenzen.geojson", "{}")
    assert done.returncode != 0
    assert "FeatureCollection" in done.stderr
    assert "Traceback" not in done.stderr
