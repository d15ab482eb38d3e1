"""The pages of a type of their own with which every website starts: contact and the accessibility statement."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cms.site.models import AccessibilityPage, ContactPage, HomePage
from cms.site.models.base import BilingualPage
from cms.site.starter.pages import ACCESSIBILITY, CONTACT
from cms.site.starter.plant import plant
from cms.site.starter.shapes import PageText
from cms.site.starter.words import Words
from cms.site.starter.write import CHECK_AFTER, blocks_for


def write_own_pages(home: HomePage, snapshot: Any) -> None:
    """Add those that are missing; a page that stands at the same address is left alone, whatever its type."""
    known = set(home.get_children().values_list("slug", flat=True))
    words, today, french = Words(snapshot, timezone.localdate()), timezone.localdate(), "fr" in snapshot.languages
    pages: list[BilingualPage] = []
    if CONTACT.slug not in known:
        pages.append(ContactPage(show_in_menus=True, **facts_of(CONTACT, words, {}, today, french=french)))
    if ACCESSIBILITY.slug not in known:
        pages.append(AccessibilityPage(**facts_of(ACCESSIBILITY, words, {}, today, french=french)))
    plant(home, pages)


def facts_of(
    text: PageText,
    words: Words,
    known: Mapping[str, int],
    today: date,
    *,
    french: bool,
    checked: timedelta = CHECK_AFTER,
) -> dict[str, Any]:
    """What every type of page takes of a text."""
    return {
        "slug": text.slug,
        "title": words.fill(text.title),
        "summary": words.fill(text.summary),
        "service": text.service,
        "body": blocks_for(text.body, words, known),
        "title_fr": words.fill(text.title_fr) if french else "",
        "summary_fr": words.fill(text.summary_fr) if french else "",
        "body_fr": blocks_for(text.body_fr, words, known) if french else "",
        "checked_on": today,
        "check_again_on": today + checked,
    }
