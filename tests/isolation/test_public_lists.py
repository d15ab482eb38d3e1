"""What everybody may read holds nothing that a reporter or a colleague wrote, also not at home and not at the region."""

import re

import pytest

from tests.isolation.canaries import songs
from tests.isolation.conftest import World
from tests.support.places import Place

MENEN, REGIO = Place("menen"), Place("regio")
LISTS = (
    "/meldingenkaart/",
    "/meldingenkaart/punten.json",
    "/meldingenkaart/feed.rss",
    "/linked-data/meldingen/",
    "/open311/v2/requests.json",
    "/open311/v2/requests.xml",
    "/open311/v2/servicerequestupdates.json",
)
BANNER = re.compile(r'<section class="sp-alerts".*?</section>', re.DOTALL)
"""What the municipality itself calls out above every page."""


@pytest.mark.parametrize("path", LISTS)
def test_a_public_list_sings_nothing(world: World, path: str) -> None:
    answer = MENEN.client().get(path)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "MEN-" in text, "there is something on the list"
    heard = songs(BANNER.sub("", text))
    assert heard <= {("menen", "thuis")}, "the menu of the website is its own text"


@pytest.mark.parametrize("path", [path for path in LISTS if path.startswith("/open311/")])
def test_the_region_answers_for_one_municipality_what_that_one_would(world: World, path: str) -> None:
    asked = REGIO.client().get(f"{path}?jurisdiction_id=menen")
    assert asked.status_code == 200
    assert asked.content == MENEN.client().get(path).content
    assert REGIO.client().get(path).status_code == 400


@pytest.mark.parametrize("path", [path for path in LISTS if path.startswith("/meldingenkaart/")])
def test_the_map_of_the_region_sings_nothing(world: World, path: str) -> None:
    answer = REGIO.client().get(path)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "MEN-" in text, "there is something on the list"
    assert songs(text) == set()
