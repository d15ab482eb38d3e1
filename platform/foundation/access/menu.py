"""The menu of the back office and of the region: each module adds its own entry, the reader sees what they may."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from foundation.access.checks import can, scope_here
from foundation.access.declarations import Scope

Count = Callable[[HttpRequest], int]
Shown = Callable[[HttpRequest], bool]


@dataclass(frozen=True)
class Entry:
    label: Any
    url_name: str
    needs: str
    scope: Scope
    icon: str
    order: int
    count: Count | None
    shown: Shown | None = None


@dataclass(frozen=True)
class Link:
    """An entry as one reader sees it."""

    label: str
    url: str
    icon: str
    current: bool
    count: int = 0


_entries: dict[tuple[str, str], Entry] = {}


def register(
    label: Any,
    url_name: str,
    *,
    needs: str,
    scope: Scope,
    icon: str = "circle",
    order: int = 100,
    count: Count | None = None,
    shown: Shown | None = None,
) -> None:
    """Add an entry; `count(request)` puts a number behind it, such as what waits for this reader.

    `shown(request)` is asked of whoever has the permission, for what depends on more than a role.
    """
    _entries[(scope, url_name)] = Entry(label, url_name, needs, scope, icon, order, count, shown)


def links(request: HttpRequest) -> list[Link]:
    """The entries for this reader on this host, the longest matching address marked as current."""
    open_to_me = list(_open_to(request))
    here = max((url for _, url in open_to_me if request.path.startswith(url)), key=len, default="")
    return [
        Link(str(entry.label), url, entry.icon, url == here, entry.count(request) if entry.count else 0)
        for entry, url in open_to_me
    ]


def first_page(request: HttpRequest) -> str | None:
    """Where this reader's work starts: the first entry open to them. Nothing is counted for it."""
    return next((url for _, url in _open_to(request)), None)


def _open_to(request: HttpRequest) -> Iterator[tuple[Entry, str]]:
    scope = scope_here()
    for entry in sorted((entry for entry in _entries.values() if entry.scope == scope), key=lambda entry: entry.order):
        if entry.needs and not can(request.user, entry.needs):
            continue
        if (entry.shown is None or entry.shown(request)) and (url := _address(entry)):
            yield entry, url


def _address(entry: Entry) -> str:
    try:
        return reverse(entry.url_name)
    except NoReverseMatch:
        return ""
