"""From an address to its page. What it consists of is read once per version of the pages, and drawn anew each time."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from wagtail.models import Page, Site
from wagtail.views import serve as serve_page

from cms.caching import keep
from cms.caching.parts import remembered
from cms.site import queries


@keep
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """As Wagtail does, but a page right at the address is not walked to: Wagtail finds what the request carries."""
    asked: Any = request
    site = remembered(request, ("site", request.get_host()), lambda: Site.find_for_request(request))
    if site is not None:
        asked._wagtail_site = copy(site)
        asked._wagtail_cached_site_root_paths = remembered(request, ("roots",), Site.get_site_root_paths)
        if (page := _page_at(request, f"{site.root_page.url_path}{path}")) is not None:
            asked._wagtail_route_for_request = page.route(request, [])
    answer: HttpResponseBase = serve_page(request, path)
    return answer


def _page_at(request: HttpRequest, url_path: str) -> Page | None:
    """None for what is not there, not published, or reached by another way: then Wagtail looks."""
    if not url_path.endswith("/"):
        return None
    page = remembered(request, ("page", url_path), lambda: queries.published_at(url_path))
    return copy(page) if page is not None else None
