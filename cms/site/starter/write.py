"""From a text in data to a page in the tree."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cms.site.models import ContentPage, HomePage
from cms.site.starter.shapes import Block, PageText
from cms.site.starter.words import Words

CHECK_AFTER = timedelta(days=183)


def write_page(home: HomePage, text: PageText, snapshot: Any, extra: list[Block] | None = None) -> ContentPage:
    """Add the page under the home page. `extra` are the blocks only this municipality has."""
    today = timezone.localdate()
    words = Words(snapshot, today)
    known: dict[str, int] = dict(home.get_children().values_list("slug", "pk"))
    french = "fr" in snapshot.languages
    page: ContentPage = home.add_child(
        instance=ContentPage(
            slug=text.slug,
            locale=home.locale,
            title=words.fill(text.title),
            summary=words.fill(text.summary),
            hint=text.hint,
            icon=text.icon,
            service=text.service,
            body=blocks_for(text.body + (extra or []), words, known),
            title_fr=words.fill(text.title_fr) if french else "",
            summary_fr=words.fill(text.summary_fr) if french else "",
            hint_fr=text.hint_fr if french else "",
            body_fr=blocks_for(text.body_fr, words, known) if french else [],
            show_in_menus=text.in_menu,
            show_contact=text.show_contact,
            checked_on=today,
            check_again_on=today + CHECK_AFTER,
        )
    )
    return page


def blocks_for(blocks: list[Block], words: Words, known: Mapping[str, int]) -> list[Block]:
    """The blocks with their words filled in and `page:slug` turned into the page it names."""
    filled: list[Block] = words.fill(blocks)
    for block in filled:
        if block["type"] == "links":
            block["value"]["links"] = [_resolved(link, known) for link in block["value"]["links"]]
    return filled


def _resolved(link: Block, known: Mapping[str, int]) -> Block:
    value = link["value"]
    kind, _, slug = value["address"].partition(":")
    if kind != "page":
        return link
    page = known.get(slug)
    address = "" if page else f"/{slug}/"
    return {**link, "value": {**value, "page": page, "address": address}}
