"""Links inside texts: every page they lead to is looked up in one query per request, not one per text."""

import re
from typing import Any

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import RichText, expand_db_html

from cms.site import queries

PAGE_LINK = re.compile(r'<a linktype="page" id="(\d+)"|<a id="(\d+)" linktype="page"')


def draw(request: HttpRequest, text: Any, versions: Any) -> SafeString:
    """A rich text as HTML. A link to a page that is gone keeps its words and leads nowhere."""
    source = text.source if isinstance(text, RichText) else str(text or "")
    if "<a" not in source and "<embed" not in source:
        return mark_safe(source)  # noqa: S308 - the same; there is nothing in it to look up
    wanted = set(_ids(source))
    known = _known(request, wanted, versions) if wanted else {}
    replaced = PAGE_LINK.sub(lambda match: _link(known.get(int(match[1] or match[2]))), source)
    return mark_safe(expand_db_html(replaced))  # noqa: S308 - the editor stores only what its features allow


def _link(address: str | None) -> str:
    return f'<a href="{escape(address)}"' if address else "<a"


def _known(request: HttpRequest, wanted: set[int], versions: Any) -> dict[int, str]:
    known: dict[int, str] = getattr(request, "site_links", {})
    missing = wanted - known.keys()
    if missing:
        bodies = (version.body for version in versions or () if hasattr(version.body, "get_prep_value"))
        missing |= {found for body in bodies for found in _ids(str(body.get_prep_value()))}
        known = {**known, **dict.fromkeys(missing, ""), **queries.addresses_of(missing)}
        request.site_links = known  # type: ignore[attr-defined]  # a request carries what was read for it
    return known


def _ids(source: str) -> list[int]:
    return [int(first or second) for first, second in PAGE_LINK.findall(source)]
