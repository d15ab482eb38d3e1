"""What is asked of many meldingen: every list of the page, what lies near, the desk, the figures, the public pages."""

from tests.bench import house  # isort: skip  # it makes the database and settings before anything is imported

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, partial
from typing import Any

from django.test import Client
from django.utils.timezone import localdate, now

from foundation.identity.actor import Actor
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.desk import queries as desk
from regional_meldpunt.meldingen import nearby as duplicates
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.nearby import Spot
from regional_meldpunt.worklists import filters, queries
from regional_meldpunt.worklists.filters import WorkFilter
from regional_meldpunt.worklists.queries import Reader
from tests import cast
from tests.support.places import Place

assert house
LIST_MS, NEAR_MS, PAGE_MS = 50.0, 20.0, 1_000.0
ME = Reader(Actor("kortrijk", 1, "Anna"), ("wegen", "groen"))
KORTRIJK, DESK, FRONT_DOOR = "kortrijk", "region:desk", ""
COMMON, RARE = "put-in-de-weg", "iets-anders"


@dataclass(frozen=True)
class Question:
    """Asked behind `wall`. `whole`: what the page does beside the database counts as well."""

    group: str
    name: str
    wall: str
    most: float
    ask: Callable[[], Any]
    whole: bool = False


NARROWED: tuple[dict[str, str], ...] = (
    *({"status": status} for status in ("received", "waiting", "paused", "done", "rejected", "withdrawn")),
    {"soort": COMMON},
    {"soort": RARE},
    *({"team": team} for team in ("wegen", "net", filters.NOBODY)),
    *({"wie": who} for who in (filters.NOBODY, "kortrijk:1", "kortrijk:999")),
    *({"urgentie": urgency} for urgency in ("acute", "can_wait", "normal")),
    *({"termijn": due} for due in filters.DUE),
    *({"kanaal": channel} for channel in ("web", "open311", "partner")),
    *({"aard": kind} for kind in ("melding", "complaint", "misdelivered")),
    {"storm": "geen-storm"},
    *({"zoek": words} for words in ("lamp", "kapot", "lamp 512", "Doornstraat 12", "zzz", "lam", "056123456")),
    {"soort": COMMON, "kanaal": "open311"},
    {"team": "net", "urgentie": "acute"},
)
PAGES = (2, 20, filters.LAST_PAGE)


def asked_here() -> Iterator[WorkFilter]:
    for scope in filters.SCOPES_HERE:
        yield from _orders(WorkFilter(lijst=scope))
        yield from (WorkFilter(lijst=scope, blad=page) for page in PAGES)
        yield from (WorkFilter(lijst=scope, **narrowed) for narrowed in NARROWED)  # type: ignore[arg-type]  # names of fields
    for narrowed in NARROWED:
        yield from _orders(WorkFilter(**narrowed))  # type: ignore[arg-type]  # names of fields


def asked_at_desk() -> Iterator[WorkFilter]:
    for scope in filters.SCOPES_DESK:
        yield from _orders(WorkFilter(lijst=scope))
        yield from (WorkFilter(lijst=scope, blad=page) for page in PAGES)
        yield from (WorkFilter(lijst=scope, **narrowed) for narrowed in NARROWED)  # type: ignore[arg-type]  # names of fields
        yield from (WorkFilter(lijst=scope, gemeente=place) for place in ("kortrijk", "menen"))


def _orders(asked: WorkFilter) -> Iterator[WorkFilter]:
    return (replace(asked, volgorde=order) for order in filters.ORDERS)


def _lists() -> Iterator[Question]:
    for group, wall, asked in (("lists", KORTRIJK, asked_here), ("desk lists", DESK, asked_at_desk)):
        for one in dict.fromkeys(asked()):
            page, count = (partial(_now, ask, one) for ask in (queries.page, queries.count))
            yield Question(group, f"page   {one.query or 'as it opens'}", wall, LIST_MS, page)
            if one.blad == 1 and not one.volgorde:
                yield Question(group, f"count  {one.query or 'as it opens'}", wall, LIST_MS, count)
        yield Question(group, "work per person", wall, LIST_MS, lambda: queries.workload(now()))
        yield Question(group, "work per team", wall, LIST_MS, lambda: queries.load_of_teams(now()))


def _now(ask: Callable[..., Any], asked: WorkFilter) -> object:
    return ask(asked, ME, now())


def _near() -> Iterator[Question]:
    for street in ("Doornstraat 12", "Kerkweg 3, 8500 Kortrijk", "Door", "Nergensstraat 1"):
        for slug in (COMMON, ""):
            ask = partial(_nearby, slug, text=street)
            yield Question("duplicates", f"street {street}, {slug or 'any category'}", KORTRIJK, NEAR_MS, ask)
    for slug in (COMMON, RARE, ""):
        ask = partial(_nearby, slug, lat=50.80, lon=3.20)
        yield Question("duplicates", f"point, {slug or 'any category'}", KORTRIJK, NEAR_MS, ask)
        yield Question("duplicates", f"point, {slug or 'any category'}, at the desk", DESK, NEAR_MS, ask)
    yield Question("duplicates", "street, at the desk", DESK, NEAR_MS, partial(_nearby, COMMON, text="Doornstraat 12"))


def _nearby(slug: str, **where: Any) -> object:
    return duplicates.nearby(Spot(municipality="kortrijk", category=_category(slug) if slug else None, **where))


@cache
def _category(slug: str) -> Any:
    return categories.by_slug(slug)


def _desk() -> Iterator[Question]:
    yield Question("desk", "the queue", DESK, LIST_MS, desk.queue)
    yield Question("desk", "the picture for the page", DESK, LIST_MS, desk.state)
    yield Question("desk", "the log of a shift", DESK, LIST_MS, _log)


def _log() -> object:
    return meldingen.steps_between(now() - timedelta(hours=9), now(), 2_000, at_desk=True)


def _pages() -> Iterator[Question]:
    """Whole pages through the front door, with everything a request does."""
    day = localdate()
    month, quarter, year = (f"periode={kind}&van={day}" for kind in ("maand", "kwartaal", "jaar"))
    before = f"periode=jaar&van={day - timedelta(days=365)}"
    for name, query in (("month", month), ("quarter", quarter), ("year", year), ("year before", before)):
        yield _page("insight", f"municipality, {name}", "kortrijk", cast.BRAM, f"/kantoor/inzicht/?{query}")
        yield _page("insight", f"region, {name}", "regio", cast.COOR, f"/inzicht/?{query}")
    first = day - timedelta(days=365)
    yield _page("insight", "directors, a year", "regio", cast.FIEN, f"/cijfers/?first={first}&last={day}")
    for path in (
        "/meldingenkaart/", "/meldingenkaart/?postcode=8501", "/meldingenkaart/?groep=straat",
        "/meldingenkaart/?lat=50.8&lon=3.2&straal=250", "/meldingenkaart/punten.json",
        "/meldingenkaart/punten.json?groep=straat", "/meldingenkaart/punten.json?lat=50.8&lon=3.2&straal=250",
        "/meldingenkaart/feed.rss", "/open311/v2/requests.json", "/open311/v2/requests.xml?status=closed",
        "/open311/v2/requests.json?status=open", f"/open311/v2/requests.json?service_code={RARE}",
        "/open311/v2/servicerequestupdates.json", "/open311/v2/services.json", "/linked-data/meldingen/",
    ):  # fmt: skip
        yield _page("public", path, "kortrijk", None, path)


def _page(group: str, name: str, slug: str, member: cast.Member | None, path: str) -> Question:
    return Question(group, name, FRONT_DOOR, PAGE_MS, lambda: _visit(slug, member, path), whole=True)


def _visit(slug: str, member: cast.Member | None, path: str) -> None:
    answer = _visitor(slug, member).get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")


@cache
def _visitor(slug: str, member: cast.Member | None) -> Client:
    return Place(slug).client(member)


QUESTIONS = (*_lists(), *_near(), *_desk(), *_pages())
