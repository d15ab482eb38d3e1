"""The map of the site: by part for people, as one list with dates for search engines."""

from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.addresses import address_of
from cms.site import extras, queries
from cms.site.languages import has_french

MOST_BELOW = 40
"""Of a part with more pages, such as the news, its own overview shows the rest."""


@dataclass
class Leaf:
    title: str
    url: str


@dataclass
class Part:
    title: str
    url: str
    pages: list[Leaf] = field(default_factory=list)


def parts(request: HttpRequest) -> list[Part]:
    """The pages right under the home page, with what stands below each of them; products as a part of their own."""
    french = has_french(request) and getattr(request, "LANGUAGE_CODE", "") == "fr"
    found: dict[str, Part] = {}
    for row in queries.tree(french=french):
        first, rest = row.url.strip("/").partition("/")[::2]
        if not rest:
            found[first] = Part(row.title, row.url)
        elif first in found and len(found[first].pages) < MOST_BELOW:
            found[first].pages.append(Leaf(row.title, row.url))
    themes = [Leaf(str(name), f"/producten/thema/{slug}/") for slug, name in extras.theme_choices()]
    products = [Part(_("Products and services"), "/producten/", themes)] if extras.menu() else []
    return [*products, *sorted(found.values(), key=lambda part: (not part.pages, part.title))]


def addresses(request: HttpRequest) -> list[tuple[str, date | None]]:
    municipality = request.municipality  # type: ignore[attr-defined]  # the host middleware put it there
    rows: list[tuple[str, date | None]] = [(row.url, row.changed) for row in queries.tree(french=False)]
    return [
        (address_of(municipality, request, url), day) for url, day in [("/", None), *rows, *extras.product_addresses()]
    ]
