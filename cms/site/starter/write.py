"""From texts in data to pages in the tree."""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cms.site.models import ContentPage, HomePage
from cms.site.starter.plant import plant
from cms.site.starter.shapes import Block, PageText
from cms.site.starter.words import Words

CHECK_AFTER = timedelta(days=183)


def write_pages(
    home: HomePage, texts: Sequence[PageText], snapshot: Any, extra: Mapping[str, list[Block]] | None = None
) -> None:
    """Add under the home page those that are missing. `extra` holds, per slug, the blocks only this municipality has.

    A link to a page of the same series leads to its address; one to a page that stood there before leads to the page
    itself and follows it when it moves.
    """
    known: dict[str, int] = dict(home.get_children().values_list("slug", "pk"))
    words, extra = Words(snapshot, timezone.localdate()), extra or {}
    missing = [text for text in texts if text.slug not in known]
    french = "fr" in snapshot.languages
    plant(home, [_page(text, words, known, extra.get(text.slug, []), french=french) for text in missing])


def _page(text: PageText, words: Words, known: Mapping[str, int], extra: list[Block], *, french: bool) -> ContentPage:
    today = timezone.localdate()
    return ContentPage(
        slug=text.slug,
        title=words.fill(text.title),
        summary=words.fill(text.summary),
        hint=text.hint,
        icon=text.icon,
        service=text.service,
        body=blocks_for(text.body + extra, words, known),
        title_fr=words.fill(text.title_fr) if french else "",
        summary_fr=words.fill(text.summary_fr) if french else "",
        hint_fr=text.hint_fr if french else "",
        body_fr=blocks_for(text.body_fr, words, known) if french else "",
        show_in_menus=text.in_menu,
        show_contact=text.show_contact,
        checked_on=today,
        check_again_on=today + CHECK_AFTER,
    )


def blocks_for(blocks: list[Block], words: Words, known: Mapping[str, int]) -> str:
    """The blocks as a stream field stores them, words filled in and `page:slug` turned into the page it names."""
    filled: list[Block] = words.fill(blocks)
    for block in filled:
        if block["type"] == "links":
            block["value"]["links"] = [_resolved(link, known) for link in block["value"]["links"]]
    return json.dumps(filled)


def _resolved(link: dict[str, Any], known: Mapping[str, int]) -> dict[str, Any]:
    kind, _, slug = link["address"].partition(":")
    if kind != "page":
        return link
    page = known.get(slug)
    return {**link, "page": page, "address": "" if page else f"/{slug}/"}
