"""Every address of every host, tried by everyone who has no business with a neighbour, with that neighbour's own arguments."""

import re
from collections.abc import Iterable

import pytest
from django.conf import settings

from foundation.tenancy.wall import Wall, WallState
from tests import cast
from tests.isolation.addresses import Spoils, addresses, spoils
from tests.isolation.conftest import World
from tests.isolation.outsiders import (
    EVERYBODY,
    OF_HARELBEKE,
    OF_KORTRIJK,
    OF_MENEN,
    OF_THE_REGION,
    Ledger,
    Visitor,
    not_of_wagtail,
    try_all,
)

LEAST_PROBES = 3_000
FEWEST_OPENED = 10
PAGE = re.compile(r"/cms/pages/\d+/(\w+)/")
VICTIMS = {"kortrijk": "menen", "menen": "kortrijk", "harelbeke": "kortrijk", "public": "menen"}


def plan(world: World, visitor: Visitor) -> tuple[Spoils, list[str]]:
    booty = spoils(world, VICTIMS[visitor.place.schema])
    urlconf = settings.REGION_URLCONF if visitor.place.schema == "public" else settings.MUNICIPALITY_URLCONF
    return booty, addresses(urlconf, booty)


def writes(visitor: Visitor) -> bool:
    """Staff at home would change their own municipality; outsiders try to."""
    return visitor.member is None and visitor.session_of is None


def probe(world: World, visitors: Iterable[Visitor]) -> Ledger:
    """What each of them sees; and whatever they posted changed nothing at the neighbour."""
    ledger = Ledger()
    for visitor in visitors:
        before = untouched(world, visitor)
        _booty, paths = plan(world, visitor)
        try_all(visitor, paths, ledger, write=lambda path, visitor=visitor: writes(visitor) and not_of_wagtail(path))
        assert untouched(world, visitor) == before, visitor.name
    return ledger


def untouched(world: World, visitor: Visitor) -> list[list[tuple]]:
    """The state of what a neighbour would miss first: how many rows, and which transaction wrote the last."""
    victim = VICTIMS[visitor.place.schema]
    own = [f"{victim}.{table}" for table in ("wagtailcore_page", "contacts_contact", "access_accessgrant")]
    at = "(SELECT id FROM public.meldingen_melding WHERE municipality = %s)"
    regional = {"meldingen_melding": f"id IN {at}", "meldingen_historyentry": f"melding_id IN {at}"}
    counted = "SELECT count(*), max(xmin::text::bigint) FROM"
    return [
        *(world.look(f"{counted} {table}") for table in own),
        *(world.look(f"{counted} public.{table} WHERE {where}", victim) for table, where in regional.items()),
    ]


def complain_about(ledger: Ledger) -> None:
    if ledger.leaks or ledger.breakdowns:
        found = "\n".join([f"{len(ledger.leaks)} leaks in {ledger.probes} probes", *ledger.leaks, *ledger.breakdowns])
        pytest.fail(found, pytrace=False)


GROUPS = pytest.mark.parametrize(
    "visitors", [OF_KORTRIJK, OF_MENEN, OF_HARELBEKE, OF_THE_REGION], ids=["kortrijk", "menen", "harelbeke", "region"]
)


@GROUPS
def test_no_address_gives_what_belongs_to_a_neighbour(
    world: World, visitors: tuple[Visitor, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the wall of the search path removed: what leaks with it standing leaks here as well, and more could."""
    without_search_path(monkeypatch, VICTIMS[visitors[0].place.schema])
    ledger = probe(world, visitors)
    complain_about(ledger)
    assert len(ledger.opened) > FEWEST_OPENED * len(visitors), "they could work at home meanwhile"


def test_nor_does_one_with_every_wall_standing(world: World) -> None:
    complain_about(probe(world, OF_HARELBEKE))


def without_search_path(monkeypatch: pytest.MonkeyPatch, victim: str) -> None:
    """The neighbour's schema comes first in every search path; only the role still stands between."""
    own = Wall.search_path.fget

    def without_a_wall(wall: Wall) -> str:
        path = own(wall)
        return path if wall.state is WallState.NONE else f"{victim},{path}"

    monkeypatch.setattr(Wall, "search_path", property(without_a_wall))


@pytest.mark.parametrize("wall", ["stands", "removed"])
def test_the_editor_of_pages_shows_what_is_at_home_and_nothing_else(
    world: World, wall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With her own pages, which open: what Rita edits, moves, compares and chooses from is all of Kortrijk."""
    if wall == "removed":
        without_search_path(monkeypatch, "menen")
    (rita,) = (visitor for visitor in OF_KORTRIJK if visitor.member is cast.RITA)
    paths = [path for path in addresses(settings.MUNICIPALITY_URLCONF, spoils(world, "kortrijk")) if PAGE.match(path)]
    ledger = Ledger()
    try_all(rita, paths, ledger)
    complain_about(ledger)
    opened = {PAGE.match(path)[1] for path in ledger.opened}
    assert {"edit", "history", "usage", "move", "delete"} <= opened, sorted(opened)
    assert any(schema == "kortrijk" for schema, _where in ledger.heard)


def test_there_are_at_least_three_thousand_probes(world: World) -> None:
    total = 0
    for visitor in EVERYBODY:
        _booty, paths = plan(world, visitor)
        total += len(paths) + (sum(map(not_of_wagtail, paths)) if writes(visitor) else 0)
    print(f"{total} probes of addresses")
    assert total >= LEAST_PROBES, total
