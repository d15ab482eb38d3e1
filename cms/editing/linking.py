"""Which addresses a page links to: its stored texts are walked through, whatever its type and blocks.

A link to a page of one's own is kept as `page:<number>`, so that it follows the page when it moves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.db.models import TextField
from django.urls import Resolver404, resolve
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.site import queries as site

PAGE = "page:"
LONGEST = 1000
PLAIN = ("https://", "http://", "/")


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag != "a":
            return
        if facts.get("linktype") == "page" and str(facts.get("id", "")).isdigit():
            self.found.append(f"{PAGE}{facts['id']}")
        elif href := (facts.get("href") or "").strip():
            self.found.append(href)


def addresses_of(page: Page) -> set[str]:
    """Addresses to check; mail and telephone are none."""
    found: set[str] = set()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            found.update(_in_value(getattr(page, field.name).get_prep_value()))
        elif isinstance(field, TextField) and field.model is not Page:
            found.update(_in_text(str(getattr(page, field.name) or "")))
    return {url.partition("#")[0][:LONGEST] for url in found if url.partition("#")[0]}


def _in_value(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, str):
        yield from _in_text(value) if key not in ("id", "type") else ()
    elif isinstance(value, bool):
        return
    elif isinstance(value, int) and key.endswith("page"):
        yield f"{PAGE}{value}"
    elif isinstance(value, dict):
        kind = value.get("type")
        for name, inner in value.items():
            yield from _in_value(inner, str(kind) if name == "value" and isinstance(kind, str) else str(name))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _in_value(inner, key)


def _in_text(text: str) -> Iterator[str]:
    if "<a" in text:
        anchors = _Anchors()
        anchors.feed(text)
        yield from (url for url in anchors.found if url.startswith((*PLAIN, PAGE)))
    elif text.startswith(PLAIN) and not any(sign.isspace() for sign in text) and not text.startswith("//"):
        yield text


def as_json(page: Page) -> str:
    """For a test or a log: what was found, in order."""
    return json.dumps(sorted(addresses_of(page)))


def inside(url: str, hosts: frozenset[str]) -> str | None:
    """What is wrong with a link to ourselves: "" when it works, None when it leads elsewhere."""
    if url.startswith(PAGE):
        live = Page.objects.filter(pk=int(url.removeprefix(PAGE)), live=True).exists()
        return "" if live else "gone"
    path = url
    for host in hosts:
        for scheme in ("https://", "http://"):
            if url.startswith(f"{scheme}{host}/") or url == f"{scheme}{host}":
                path = url.removeprefix(f"{scheme}{host}") or "/"
    if not path.startswith("/"):
        return None
    return _works(path.partition("?")[0])


def _works(path: str) -> str:
    """A page of the tree, or an address that another part of the website answers."""
    home = site.home()
    if home is not None:
        tidy = path if path.endswith("/") else f"{path}/"
        if Page.objects.filter(url_path=f"{home.url_path}{tidy.lstrip('/')}", live=True).exists():
            return ""
    try:
        found = resolve(path, urlconf="streekpoort.urls_municipality")
    except Resolver404:
        return "unknown"
    return "unknown" if found.url_name == "wagtail_serve" else _judged(found)


def _judged(found: Any) -> str:
    """A part of the website says for itself whether what its address names exists; without a word it does."""
    judge = _judges.get(found.view_name)
    return "" if judge is None or judge(**found.kwargs) else "gone"


_judges: dict[str, Any] = {}


def judge(view_name: str, exists: Any) -> None:
    """`exists(**arguments of the address)` says whether it leads somewhere."""
    _judges[view_name] = exists
