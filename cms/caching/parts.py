"""What stands around every page - head, header, footer, where the site is rooted - remembered by one process.

It is valid as a kept page is: in its minute, and until somebody says that pages of that municipality changed. The
process is found through the request; where nobody asks for versions (a test, a preview) nothing is remembered.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpRequest

if TYPE_CHECKING:
    from cms.caching.keeping import Versions

PARTS = "streekpoort.parts"
MOST = 4000
MINUTE = 60
T = TypeVar("T")
Key = tuple[str, ...]


class Parts:
    """Drawn and read once per version of a municipality's pages. Who reads them must not change them."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._known: dict[Key, tuple[Any, Any]] = {}

    def get(self, schema: str, key: Key, make: Callable[[], T]) -> T:
        version = self._versions.of(schema)
        if version is None:
            return make()
        valid = version, int(time.time()) // MINUTE
        since, made = self._known.get((schema, *key), (None, None))
        if since != valid:
            made = make()
            if made is None:  # what is not there is asked again: anybody can think of addresses
                return None  # type: ignore[return-value]  # then None is what `make` gives
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[schema, *key] = valid, made
        return made


def remembered(request: HttpRequest, key: Key, make: Callable[[], T]) -> T:
    """What `make` gives, or gave in this minute before anything changed; `key` names all that it depends on."""
    parts: Parts | None = request.META.get(PARTS)
    place = getattr(request, "municipality", None)
    if parts is None or place is None or getattr(request, "is_preview", False):
        return make()
    return parts.get(place.schema_name, key, make)
