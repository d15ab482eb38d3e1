"""What a demo town adds to the texts everybody shares."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cms.site.starter.shapes import Block


@dataclass(frozen=True)
class NewsText:
    slug: str
    days_ago: int
    title: str
    summary: str
    body: list[Block]
    title_fr: str = ""
    summary_fr: str = ""
    body_fr: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Town:
    """`about` stands under the question on the home page; `local` holds, per page, the blocks only this town adds."""

    about: str
    news: tuple[NewsText, NewsText, NewsText]
    local: dict[str, list[Block]]
    about_fr: str = ""


@dataclass(frozen=True)
class PlaceText:
    """`at` is where it lies from the middle of the town, in metres east and north. Telephone numbers are examples."""

    slug: str
    kind: str
    name: str
    street: str
    at: tuple[int, int]
    hours: str
    number: int
    on_home: bool = False
    summary: str = ""
    access: str = ""
    name_fr: str = ""
    summary_fr: str = ""


@dataclass(frozen=True)
class EventText:
    """`ahead` counts days from today; with `weekday` (0 is Monday) the first such day from then on."""

    slug: str
    title: str
    summary: str
    category: str
    ahead: int
    starts: str = ""
    ends: str = ""
    weekday: int | None = None
    days: int = 1
    repeat: str = "never"
    place: str = ""
    place_text: str = ""
    price: str = "Gratis"
    title_fr: str = ""
    summary_fr: str = ""


@dataclass(frozen=True)
class Local:
    """Places, events and people of one town, and how its home page is built. `line` is that of its telephone."""

    line: int
    places: tuple[PlaceText, ...]
    events: tuple[EventText, ...]
    people: tuple[tuple[str, str, str], ...]
    """Name, function and department."""
    parts: tuple[str, ...] = ()
    band: tuple[str, str, str, str] | None = None
    """Title, text, address and text of the link."""
    themes: tuple[str, ...] = ()
    services: Mapping[str, str] = field(default_factory=dict)
    """Departments that are called otherwise here."""
    subsite: tuple[str, str, str] | None = None
    """Title, address and summary of a part with editors of its own."""
    scene: str = "river"
