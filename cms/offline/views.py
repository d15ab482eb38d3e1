"""The manifest, the service worker, and the page for who has no connection and asks for a page never seen before."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from cms.caching import keep
from tenants.registry.snapshot import MunicipalitySnapshot

WORKER = (Path(__file__).parent / "worker.js").read_text(encoding="utf-8")
VERSION = blake2b(WORKER.encode(), digest_size=6).hexdigest()
SHORT = 12
INK = "#12324a"


def place_of(request: HttpRequest) -> MunicipalitySnapshot:
    found: MunicipalitySnapshot | None = getattr(request, "municipality", None)
    if found is None:
        raise Http404
    return found


@keep
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    place = place_of(request)
    facts = {
        "id": "/",
        "name": place.name,
        "short_name": place.name[:SHORT],
        "lang": place.languages[0] if place.languages else "nl",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": str(place.theme.get("accent", INK)),
        "icons": [{"src": static("offline/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return JsonResponse(facts, content_type="application/manifest+json")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """A new text is a new version: browsers then drop every page that the old one kept."""
    place_of(request)
    answer = HttpResponse(f'const VERSION = "{VERSION}";\n{WORKER}', content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@keep
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    place_of(request)
    return render(request, "offline/offline.html")


def head(request: HttpRequest, page: Any) -> dict[str, Any] | None:
    return {} if getattr(request, "municipality", None) is not None else None
