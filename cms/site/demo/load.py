"""Loading the demo websites. Run again, it adds what is missing and leaves every edited page alone."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.site import queries
from cms.site.demo.pages import SHARED_PAGES
from cms.site.demo.shapes import NewsText, Town
from cms.site.demo.write_local import write_local
from cms.site.models import HomePage, NewsIndexPage, NewsPage, SoughtPage
from cms.site.setup import ensure_site
from cms.site.starter.plant import plant
from cms.site.starter.words import Words
from cms.site.starter.write import blocks_for, write_pages

SOUGHT = SHARED_PAGES
PRODUCT_SOUGHT = "rijbewijs"
TOWNS = "cms.site.demo.towns"


def load_demo_site(snapshot: Any) -> None:
    """The website of one demo municipality, behind its wall."""
    home = ensure_site(snapshot)
    town = town_of(snapshot.schema_name)
    if town is None:
        return
    write_pages(home, SHARED_PAGES, snapshot, extra=town.local)
    _introduce(home, town, snapshot)
    index = queries.news_index()
    if index is not None:
        _write_news(index, town.news, snapshot)
    write_local(home, snapshot)


def town_of(schema_name: str) -> Town | None:
    """The words of a town; None for a municipality the demo does not know."""
    try:
        module = import_module(f"{TOWNS}.{schema_name}")
    except ModuleNotFoundError:
        return None
    town: Town = module.TOWN
    return town


def _introduce(home: HomePage, town: Town, snapshot: Any) -> None:
    if home.summary or home.sought.exists():
        return
    home.summary = town.about
    home.summary_fr = town.about_fr if "fr" in snapshot.languages else ""
    home.save(update_fields=["summary", "summary_fr"])
    pages = dict(home.get_children().values_list("slug", "pk"))
    SoughtPage.objects.bulk_create(
        [
            *(SoughtPage(home=home, page_id=pages[text.slug], sort_order=number) for number, text in enumerate(SOUGHT)),
            SoughtPage(home=home, product=PRODUCT_SOUGHT, sort_order=len(SOUGHT)),
        ]
    )


def _write_news(index: NewsIndexPage, news: Iterable[NewsText], snapshot: Any) -> None:
    today = timezone.localdate()
    words, french = Words(snapshot, today), "fr" in snapshot.languages
    pages = dict(Page.objects.filter(depth=queries.PAGE_DEPTH).values_list("slug", "pk"))
    known = set(index.get_children().values_list("slug", flat=True))
    missing = [text for text in news if text.slug not in known]
    plant(index, [_news_page(text, words, pages, today, french=french) for text in missing])


def _news_page(text: NewsText, words: Words, pages: Mapping[str, int], today: date, *, french: bool) -> NewsPage:
    return NewsPage(
        slug=text.slug,
        title=words.fill(text.title),
        summary=words.fill(text.summary),
        body=blocks_for(text.body, words, pages),
        title_fr=words.fill(text.title_fr) if french else "",
        summary_fr=words.fill(text.summary_fr) if french else "",
        body_fr=blocks_for(text.body_fr, words, pages) if french else "",
        published_on=today - timedelta(days=text.days_ago),
    )
