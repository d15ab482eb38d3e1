"""The style sheet of a municipality: a provider (tenants.branding) turns its theme into token overrides.

The address carries a version, so that a browser may keep it for a year and still see a change at once.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Provider = Callable[[Any], str]


@dataclass(frozen=True)
class Sheet:
    css: str
    version: str


_provider: list[Provider] = []
_sheets: dict[tuple[str, str], Sheet] = {}
KEPT = 512


def provide(provider: Provider) -> None:
    """The function (municipality snapshot, or None for the region) -> CSS. There is one."""
    _provider[:] = [provider]
    _sheets.clear()


def sheet_for(municipality: Any) -> Sheet:
    key = ("", "") if municipality is None else (municipality.schema_name, repr(municipality.theme))
    if key not in _sheets:
        if len(_sheets) >= KEPT:
            _sheets.clear()
        css = _provider[0](municipality) if _provider else ""
        _sheets[key] = Sheet(css, hashlib.sha256(css.encode()).hexdigest()[:12])
    return _sheets[key]
