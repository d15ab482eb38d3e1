"""What of the app itself lies on the telephone: the same for everybody, without a word about anybody."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.templatetags.static import static

ASSETS = (
    "design/fonts.css",
    "vendor/utrecht.css",
    "design/tokens.css",
    "design/base.css",
    "design/forms.css",
    "design/app.css",
    "design/print.css",
    "design/page.js",
    "design/icons.svg",
    "design/mark.svg",
    "desk/clock.js",
    "realtime/stream.js",
    "realtime/place.js",
    "playbooks/playbooks.css",
    "oncall/oncall.css",
    "oncall/store.js",
    "oncall/sending.js",
    "oncall/app.js",
    "oncall/pressing.js",
    "oncall/shrinking.js",
    "oncall/unsent.js",
    "oncall/waiting.js",
    "oncall/locating.js",
    "oncall/installing.js",
    "oncall/leaving.js",
    "oncall/pin.js",
    "oncall/entry.js",
    "oncall/worker.js",
    "vendor/leaflet/leaflet.js",
    "vendor/leaflet/leaflet.css",
    "intake/map.css",
    "vendor/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "vendor/fonts/atkinson-hyperlegible-mono-latin-wght-normal.woff2",
)
WORKER = ("oncall/store.js", "oncall/sending.js", "oncall/worker.js")
PUSH = "paging/push.js"


def settings() -> dict[str, Any]:
    """For the service worker. A new version of any part is a new cache; the old one goes."""
    return {"version": version(), "assets": [static(name) for name in ASSETS if _found(name)]}


def scripts() -> list[str]:
    """What the service worker is made of; what to do with a push comes with paging."""
    names = (*WORKER, PUSH) if _found(PUSH) else WORKER
    return [f"{static(name)}?v={version()}" for name in names]


@cache
def version() -> str:
    digest = hashlib.sha256()
    for name in (*ASSETS, PUSH):
        path = _found(name)
        digest.update(static(name).encode() + (Path(path).read_bytes() if path else b""))
    return digest.hexdigest()[:12]


@cache
def _found(name: str) -> str:
    found = finders.find(name)
    return found if isinstance(found, str) else ""
