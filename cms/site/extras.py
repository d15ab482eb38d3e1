"""What other parts of the website add to its frame: entries of the main menu, and what may be "often looked for".

The site knows none of them by name: they register when they start.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sought:
    """One line of "Often looked for", whatever it leads to."""

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


@dataclass(frozen=True)
class Products:
    """`choices()` are keys with a name, for an editor; `lines(keys)` what stands on the home page for them."""

    choices: Callable[[], list[tuple[str, str]]]
    lines: Callable[[Collection[str]], dict[str, Sought]]


_menu: list[MenuEntry] = []
_products: list[Products] = []


def add_to_menu(entry: MenuEntry) -> None:
    if entry not in _menu:
        _menu.append(entry)


def menu() -> list[MenuEntry]:
    return list(_menu)


def offer_products(products: Products) -> None:
    _products[:] = [products]


def product_choices() -> list[tuple[str, str]]:
    return [choice for products in _products for choice in products.choices()]


def product_lines(keys: Collection[str]) -> dict[str, Sought]:
    """No query when nothing is asked."""
    return {key: line for products in _products if keys for key, line in products.lines(keys).items()}
