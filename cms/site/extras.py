"""What other parts of the website add to it: entries of the main menu, products, and pieces of every page.

The site knows none of them by name: they register when they start. A piece is a template with a function that gives
its context; it is asked once per page, and None leaves it out.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.http import HttpRequest

Place = Literal["head", "top", "end"]
Context = Callable[[HttpRequest, Any], dict[str, Any] | None]
"""Asked with the request and the page (None on an address that is no page of the tree)."""


@dataclass(frozen=True)
class Sought:
    """One line of "Often looked for", or of a list of products, whatever it leads to."""

    url: str
    icon: str
    title: str
    title_fr: str = ""
    hint: str = ""
    hint_fr: str = ""


@dataclass(frozen=True)
class MenuEntry:
    """`title` is translated when it is shown."""

    title: Any
    url: str


def _nothing_of(name: str) -> list[Sought]:
    return []


def _no_themes() -> list[tuple[str, Any]]:
    return []


def _no_addresses() -> list[tuple[str, date | None]]:
    return []


@dataclass(frozen=True)
class Products:
    """`choices()` are keys with a name, for an editor; `lines(keys)` what stands on the home page for them.

    `themes()` are codes with a name, `of_theme(code)` and `of_service(name)` their products, each in one query.
    """

    choices: Callable[[], list[tuple[str, str]]]
    lines: Callable[[Collection[str]], dict[str, Sought]]
    themes: Callable[[], list[tuple[str, Any]]] = _no_themes
    of_theme: Callable[[str], list[Sought]] = _nothing_of
    of_service: Callable[[str], list[Sought]] = _nothing_of
    addresses: Callable[[], Iterable[tuple[str, date | None]]] = _no_addresses


@dataclass(frozen=True)
class Piece:
    template: str
    context: Context
    order: int = 50


_menu: list[MenuEntry] = []
_products: list[Products] = []
_pieces: dict[Place, list[Piece]] = {"head": [], "top": [], "end": []}


def add_to_menu(entry: MenuEntry) -> None:
    if entry not in _menu:
        _menu.append(entry)


def menu() -> list[MenuEntry]:
    return list(_menu)


def add_to_head(template: str, context: Context, *, order: int = 50) -> None:
    """In the head of every citizen page: links and data, no scripts."""
    _add("head", Piece(template, context, order))


def add_to_page_top(template: str, context: Context, *, order: int = 50) -> None:
    """Between the header and the content of every citizen page, for example an alert."""
    _add("top", Piece(template, context, order))


def add_to_page_end(template: str, context: Context, *, order: int = 50) -> None:
    """Under the content of every citizen page, for example a question about it."""
    _add("end", Piece(template, context, order))


def _add(place: Place, piece: Piece) -> None:
    if piece not in _pieces[place]:
        _pieces[place].append(piece)
        _pieces[place].sort(key=lambda known: known.order)


def pieces(place: Place) -> list[Piece]:
    return list(_pieces[place])


def offer_products(products: Products) -> None:
    _products[:] = [products]


def product_choices() -> list[tuple[str, str]]:
    return [choice for products in _products for choice in products.choices()]


def product_lines(keys: Collection[str]) -> dict[str, Sought]:
    """No query when nothing is asked."""
    return {key: line for products in _products if keys for key, line in products.lines(keys).items()}


def theme_choices() -> list[tuple[str, Any]]:
    return [theme for products in _products for theme in products.themes()]


def products_of_theme(code: str) -> list[Sought]:
    return [line for products in _products if code for line in products.of_theme(code)]


def products_of_service(name: str) -> list[Sought]:
    return [line for products in _products if name for line in products.of_service(name)]


def product_addresses() -> list[tuple[str, date | None]]:
    """For the map of the site: address and day of the last change."""
    return [found for products in _products for found in products.addresses()]
