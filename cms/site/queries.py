"""What the pages read. Each function is one query (its result is a list) unless it says otherwise."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page, Site

from cms.site.extras import Sought, product_lines

HOME_DEPTH = 2
PAGE_DEPTH = 3


def _live(model: str) -> Any:
    return apps.get_model("site_pages", model)._default_manager.filter(live=True)


def latest_news(limit: int) -> list[Any]:
    news = _live("NewsPage").filter(published_on__lte=timezone.localdate())
    return list(news.defer("body", "body_fr").order_by("-published_on", "-pk")[:limit])


def news_under(index: Page) -> QuerySet[Any]:
    """A query set, for the paginator: a count and a page of rows."""
    news = _live("NewsPage").child_of(index).filter(published_on__lte=timezone.localdate())
    return news.defer("body", "body_fr").order_by("-published_on", "-pk")


def sought_on(home: Any) -> list[Sought]:
    """What is often looked for, as on screen while editing too: unpublished pages and products are left out.

    One query for the pages, and one for the products when there are any among them.
    """
    rows = list(home.sought.select_related("page").all())
    products = product_lines([row.product for row in rows if row.product])
    found = [products.get(row.product) if row.product else _sought_page(row.page, home) for row in rows]
    return [line for line in found if line is not None]


def _sought_page(page: Any, home: Any) -> Sought | None:
    if page is None or not page.live:
        return None
    url = f"/{page.url_path.removeprefix(home.url_path)}"
    return Sought(url, page.icon, page.title, page.title_fr, page.hint, page.hint_fr)


@dataclass(frozen=True)
class MenuPage:
    """As little of a page as a menu needs."""

    slug: str
    title: str
    title_fr: str
    url: str
    in_menu: bool


def menu_pages(also: Collection[str]) -> list[MenuPage]:
    """The pages right under the home page that an editor put in the main menu, and those with a slug in `also`."""
    wanted = Q(show_in_menus=True) | Q(slug__in=also)
    french = Coalesce("contentpage__title_fr", "newsindexpage__title_fr", Value(""))
    pages = Page.objects.filter(wanted, live=True, depth=PAGE_DEPTH).annotate(french=french).order_by("path")
    rows = pages.values_list("slug", "title", "french", "show_in_menus")
    return [MenuPage(slug, title, title_fr, f"/{slug}/", in_menu) for slug, title, title_fr, in_menu in rows]


def children_of(page: Page) -> list[Any]:
    """The pages below; no query for a page without any."""
    if not page.numchild:
        return []
    return list(_live("ContentPage").child_of(page).defer("body", "body_fr").order_by("path"))


def above(page: Page) -> list[Page]:
    """The pages between the home page and this one, for the breadcrumbs; no query for a page directly under it."""
    if page.depth <= PAGE_DEPTH:
        return []
    return list(page.get_ancestors().filter(depth__gt=HOME_DEPTH))


def news_index() -> Any:
    return _live("NewsIndexPage").order_by("path").first()


def home() -> Any:
    return apps.get_model("site_pages", "HomePage")._default_manager.order_by("path").first()


def page_at(slug: str) -> Page | None:
    """The page directly under the home page with this slug, live or not."""
    found: Page | None = Page.objects.filter(depth=PAGE_DEPTH, slug=slug).first()
    return found


def default_site() -> Site | None:
    found: Site | None = Site.objects.filter(is_default_site=True).first()
    return found


def to_check_again() -> list[Any]:
    """Pages whose review date has passed, the oldest first."""
    due = _live("ContentPage").filter(check_again_on__lte=timezone.localdate())
    return list(due.defer("body", "body_fr").order_by("check_again_on")[:10])
