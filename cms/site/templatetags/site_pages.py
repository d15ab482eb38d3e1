"""What the page templates need and Django does not have."""

import re
from datetime import date
from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop, override
from django.utils.translation import gettext as _

from cms.site import links, meta, names, pictures, queries
from cms.site.languages import has_french
from cms.site.open_now import OpenNow, SpecialDay, WeekLine, open_now, special_days, week
from cms.site.publications import anchor_of

register = template.Library()

LONG_WORD = re.compile(r"\w{20,}")
JOINT = re.compile(r"(heids|ings|iteits|schaps)(?=\w{5})")
SHORT_HEADINGS = (gettext_noop("Not found?"),)
"""Words that only exist for `also_fr`."""


@register.simple_tag(takes_context=True)
def also_fr(context: RequestContext, message: str) -> SafeString:
    """The same words in French under the Dutch ones, where the municipality has French; nothing when they are alike."""
    request = context.get("request")
    if not has_french(request) or get_language() == "fr":
        return SafeString("")
    with override("fr"):
        french = gettext(message)
    if french == gettext(message):
        return SafeString("")
    return format_html('<span class="sp-fr" lang="fr">{}</span>', french)


@register.simple_tag(takes_context=True)
def rich(context: RequestContext, text: Any) -> SafeString:
    """A text of an editor as HTML; the pages it links to are looked up once for the whole page."""
    return links.draw(context["request"], text, context.get("versions"))


@register.simple_tag(takes_context=True)
def page_meta(context: RequestContext) -> SafeString:
    """What machines read in the head: the address of the page, how it looks when shared, and its structured data."""
    return meta.head(context["page"], context["request"], context.get("versions") or [])


@register.simple_tag
def pictures_ready(*pages: Any) -> str:
    """Read the sizes of the pictures of a list of pages at once."""
    pictures.ready(page.picture for rows in pages for page in rows)
    return ""


@register.filter
def address(page: Any) -> str:
    """Of a page of this website, without asking which website it is: a municipality has one."""
    return queries.address_of_page(page)


@register.filter
def anchor(text: Any) -> str:
    return anchor_of(str(text))


@register.filter(is_safe=True)
def breakable(title: str) -> str:
    """A long Dutch word may break where its parts meet, so that it fits on a telephone."""
    return LONG_WORD.sub(lambda word: JOINT.sub("\\1\u00ad", word[0]), title)


@register.filter
def at_breaks(email: str) -> SafeString:
    """An address that does not fit breaks after its @, not in the middle of a word."""
    return format_html("{}@<wbr>{}", *email.split("@", 1)) if "@" in email else format_html("{}", email)


@register.filter
def initials(name: str) -> str:
    """Of a person without a portrait: the first letters of the first and the last name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


@register.filter
def kind_of_page(name: str) -> Any:
    """The name people read for a type of page in the results of a test."""
    return names.of_type(name)


@register.filter
def of_language(page: Any, french: bool) -> dict[str, str]:
    """Title and summary of a page in a list, and the language they are in."""
    own = bool(french and page.title_fr)
    return {
        "title": page.title_fr if own else page.title,
        "summary": page.summary_fr if own else page.summary,
        "lang": "fr" if own else "nl",
    }


@register.simple_tag(takes_context=True)
def town_hall_open(context: RequestContext) -> OpenNow:
    return open_now(context["request"].municipality, timezone.now())


@register.simple_tag(takes_context=True)
def town_hall_week(context: RequestContext) -> list[WeekLine]:
    return week(context["request"].municipality, timezone.now())


@register.simple_tag(takes_context=True)
def town_hall_special(context: RequestContext) -> list[SpecialDay]:
    return special_days(context["request"].municipality, timezone.now())


@register.simple_tag(takes_context=True)
def in_french(context: RequestContext) -> bool:
    """Whether lists show their French words: the visitor asked for French."""
    return has_french(context.get("request")) and get_language() == "fr"


@register.filter
def news_date(day: date) -> str:
    """Relative for the last two days, the date otherwise; the year only when it is not this one."""
    today = timezone.localdate()
    age = (today - day).days
    if age == 0:
        return _("today")
    if age == 1:
        return _("yesterday")
    return formats.date_format(day, "j F" if day.year == today.year else "j F Y")


@register.filter
def dial(phone: str) -> str:
    """The digits behind a telephone link."""
    return "".join(character for character in phone if character.isdigit() or character == "+")
