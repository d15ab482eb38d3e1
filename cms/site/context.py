"""What the frame of every citizen page of a municipality asks of its website: menu, footer links, and what others add.

All are functions: a page that shows no menu costs no query, one that shows menu and footer costs one.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.site import extras, queries
from cms.site.languages import has_french
from cms.site.starter.pages import FOOTER_SLUGS

MenuItem = dict[str, Any]


def navigation(request: HttpRequest) -> Mapping[str, Callable[[], Any]]:
    if getattr(request, "municipality", None) is None:
        return {}
    return {
        "nav_items": lambda: _items(request, "menu"),
        "footer_links": lambda: [*_items(request, "footer"), _overview(request)],
        "page_head": lambda: _pieces(request, "head"),
        "page_top": lambda: _pieces(request, "top"),
        "page_end": lambda: _pieces(request, "end"),
    }


def _pieces(request: HttpRequest, place: extras.Place) -> SafeString:
    """What others registered for this place of every citizen page."""
    page = getattr(request, "site_page", None)
    drawn = []
    for piece in extras.pieces(place):
        context = piece.context(request, page)
        if context is not None:
            drawn.append(render_to_string(piece.template, {"page": page, **context}, request=request))
    return mark_safe("".join(drawn))  # noqa: S308 - each piece was escaped by its own template


def _items(request: HttpRequest, place: str) -> list[MenuItem]:
    french = has_french(request) and getattr(request, "LANGUAGE_CODE", "") == "fr"
    added = [_added(entry, request) for entry in extras.menu()] if place == "menu" else []
    return added + [_item(page, request, french) for page in _pages(request)[place]]


def _overview(request: HttpRequest) -> MenuItem:
    """From every page to every page: what nothing else leads to is found here."""
    url = reverse("site_pages:sitemap")
    return {"title": _("Overview of this website"), "url": url, "current": request.path == url}


def _added(entry: extras.MenuEntry, request: HttpRequest) -> MenuItem:
    return {"title": entry.title, "url": entry.url, "current": request.path.startswith(entry.url)}


def _item(page: queries.MenuPage, request: HttpRequest, french: bool) -> MenuItem:
    title = page.title_fr if french and page.title_fr else page.title
    return {"title": title, "url": page.url, "current": request.path.startswith(page.url)}


def _pages(request: HttpRequest) -> dict[str, list[queries.MenuPage]]:
    """Read once per request, for the menu and the footer together."""
    known: dict[str, list[queries.MenuPage]] | None = getattr(request, "site_menu", None)
    if known is None:
        pages = queries.menu_pages(FOOTER_SLUGS, french=has_french(request))
        known = {
            "menu": [page for page in pages if page.in_menu],
            "footer": [page for page in pages if page.slug in FOOTER_SLUGS],
        }
        request.site_menu = known  # type: ignore[attr-defined]  # a request carries what was read for it
    return known
